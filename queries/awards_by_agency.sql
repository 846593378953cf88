-- question: Which agencies within a government own several awarded innovations?
-- grain:    one row per government and agency with at least two awards
-- uses:     award_entries, awarded
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any), $language
-- returns:  government_id, government_name, agency, award_count (innovations x years), innovation_count, year_count, first_award_year, last_award_year
-- nulls:    awards whose agency no source names are in no row
-- sources:  awards, award_tiers, innovations, governments, government_provinces
select
    awarded.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    awarded.agency,
    count(*) as award_count,
    count(distinct awarded.innovation_id) as innovation_count,
    count(distinct awarded.award_year) as year_count,
    min(awarded.award_year) as first_award_year,
    max(awarded.award_year) as last_award_year
from awarded
inner join governments on governments.government_id = awarded.government_id
where awarded.agency is not null and ($province = '' or awarded.province_code = $province)
group by awarded.government_id, governments.name_en, governments.name_id, awarded.agency
having count(*) >= 2
order by award_count desc, government_name, awarded.agency
