-- question: Which innovations are awarded in several years?
-- grain:    one row per innovation and year, of innovations awarded in at least two of the chosen years
-- uses:     award_entries, awarded
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any), $language
-- returns:  innovation_id, innovation_name, government_id, government_name, award_year, competition, tier, agency, year_count, source_id, source_url
-- nulls:    agency is null when no source names it
-- sources:  awards, award_tiers, innovations, governments, government_provinces, sources
with spans as (
    select *, count(*) over (partition by innovation_id) as year_count
    from awarded
    where innovation_id is not null and ($province = '' or province_code = $province)
)

select
    spans.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    spans.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    spans.award_year,
    spans.competition,
    spans.tier,
    spans.agency,
    spans.year_count,
    spans.source_id,
    sources.url as source_url
from spans
inner join innovations on innovations.innovation_id = spans.innovation_id
left join governments on governments.government_id = spans.government_id
left join sources on sources.source_id = spans.source_id
where spans.year_count >= 2
order by innovation_name, spans.innovation_id, spans.award_year
