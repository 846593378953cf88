-- question: Which agencies within a government own several awarded innovations?
-- grain:    one row per government and agency with at least two awards
-- uses:     awarded
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any), $language
-- returns:  government_id, government_name, agency, award_count (innovations x years), innovation_count, year_count, first_award_year, last_award_year
-- nulls:    awards whose agency no source names are in no row
-- sources:  awards, award_tiers, innovations, governments, government_provinces
with units as (
    select
        government_id,
        agency,
        count(*) as award_count,
        count(distinct innovation_number) as innovation_count,
        count(distinct award_year) as year_count,
        min(award_year) as first_award_year,
        max(award_year) as last_award_year
    from awarded
    where agency is not null and ($province = '' or province_code = $province)
    group by government_id, agency
    having count(*) >= 2
)

select
    units.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    units.agency,
    units.award_count,
    units.innovation_count,
    units.year_count,
    units.first_award_year,
    units.last_award_year
from units
inner join governments on governments.government_id = units.government_id
order by units.award_count desc, government_name, units.agency
