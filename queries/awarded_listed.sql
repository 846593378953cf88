-- question: Which awards stand behind a figure, each innovation once a year at its highest tier?
-- grain:    one row per awarded innovation and year
-- uses:     award_entries, awarded
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any), $language
-- returns:  award_id, award_year, competition, tier, innovation_id, innovation_name, government_id, government_name, level, province_code, agency, subject_code, source_id, source_url
-- nulls:    innovation_name is null when the source names only the government; province_code is null for central bodies
-- sources:  awards, award_tiers, innovations, governments, government_provinces, sources
select
    awarded.award_id,
    awarded.award_year,
    awarded.competition,
    awarded.tier,
    awarded.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    awarded.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    awarded.level,
    awarded.province_code,
    awarded.agency,
    awarded.subject_code,
    awarded.source_id,
    sources.url as source_url
from awarded
left join innovations on innovations.innovation_id = awarded.innovation_id
left join governments on governments.government_id = awarded.government_id
left join sources on sources.source_id = awarded.source_id
where $province = '' or awarded.province_code = $province
order by awarded.award_year, awarded.competition, awarded.award_id
