-- question: Which innovations are awarded in several years?
-- grain:    one row per innovation and year, of innovations awarded in at least two of the chosen years, at most $most_rows
-- uses:     awarded
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any), $language, $most_rows
-- returns:  innovation_id, innovation_name, government_id, government_name, award_year, competition, tier, agency, year_count, source_id, source_url
-- nulls:    agency is null when no source names it
-- sources:  awards, award_tiers, innovations, governments, government_provinces, sources
with again as (
    select innovation_number, count(*) as year_count
    from awarded
    where innovation_number is not null and ($province = '' or province_code = $province)
    group by innovation_number
    having count(*) >= 2
),

shown as (
    select awarded.*, again.year_count, coalesce(innovations.short_name, innovations.name) as innovation_name
    from awarded
    inner join again on again.innovation_number = awarded.innovation_number
    inner join innovations on innovations.innovation_id = awarded.innovation_id
    where $province = '' or awarded.province_code = $province
    order by innovation_name, awarded.innovation_id, awarded.award_year
    limit $most_rows
)

select
    shown.innovation_id,
    shown.innovation_name,
    shown.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    shown.award_year,
    shown.competition,
    shown.tier,
    shown.agency,
    shown.year_count,
    shown.source_id,
    sources.url as source_url
from shown
left join governments on governments.government_id = shown.government_id
left join sources on sources.source_id = shown.source_id
order by shown.innovation_name, shown.innovation_id, shown.award_year
