-- question: On which sources do the awards behind a figure rest, and how many of them name the innovation or the unit?
-- grain:    one row per source; an award counts under the source of the row that is shown
-- uses:     awarded_cells
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  source_id, award_count (innovations x years), named_count (of a named innovation), agency_count (whose agency is named)
-- nulls:    source_id is never null in a sound package
-- sources:  awards, award_tiers, innovations, governments, government_provinces
select
    source_id,
    cast(sum(award_count) as bigint) as award_count,
    cast(sum(case when is_named then award_count else 0 end) as bigint) as named_count,
    cast(sum(case when has_agency then award_count else 0 end) as bigint) as agency_count
from awarded_cells
where $province = '' or province_code = $province
group by source_id
order by source_id
