-- question: How many awards stand behind a figure, and of how many governments?
-- grain:    one row
-- uses:     awarded_cells
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  award_count (innovations x years), named_count (of a named innovation), agency_count (whose agency is named), government_count
-- nulls:    none
-- sources:  awards, award_tiers, innovations, governments, government_provinces
select
    cast(coalesce(sum(award_count), 0) as bigint) as award_count,
    cast(coalesce(sum(case when is_named then award_count end), 0) as bigint) as named_count,
    cast(coalesce(sum(case when has_agency then award_count end), 0) as bigint) as agency_count,
    count(distinct government_id) as government_count
from awarded_cells
where $province = '' or province_code = $province
order by award_count
