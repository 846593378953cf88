-- question: Which awards stand behind a figure, each innovation once a year at its highest tier?
-- grain:    one row per awarded innovation and year, at most $most_rows
-- uses:     awarded
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any), $language, $most_rows
-- returns:  award_id, award_year, competition, tier, innovation_id, innovation_name, government_id, government_name, level, province_code, agency, subject_code, source_id, source_url
-- nulls:    innovation_name is null when the source names only the government; province_code is null for central bodies
-- sources:  awards, award_tiers, innovations, governments, government_provinces, sources
with shown as (
    select *
    from awarded
    where $province = '' or province_code = $province
    order by award_year, competition, award_id
    limit $most_rows
)

select
    shown.award_id,
    shown.award_year,
    shown.competition,
    shown.tier,
    shown.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    shown.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    shown.level,
    shown.province_code,
    shown.agency,
    shown.subject_code,
    shown.source_id,
    sources.url as source_url
from shown
left join innovations on innovations.innovation_id = shown.innovation_id
left join governments on governments.government_id = shown.government_id
left join sources on sources.source_id = shown.source_id
order by shown.award_year, shown.competition, shown.award_id
