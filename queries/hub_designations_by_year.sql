-- question: How many provinces became innovation hubs in each year, and on what evidence?
-- grain:    one row per year and kind of evidence
-- uses:     hub_first_designations
-- params:   $cut_off
-- returns:  hub_year, basis, province_count, decree
-- nulls:    decree is null when no source names one; the unnamed hubs of 2024 are in no row
-- sources:  hub_events
select hub_year, basis, count(*) as province_count, max(decree) as decree
from hub_first_designations
group by hub_year, basis
order by hub_year, basis
