-- question: How many awarded innovations are recorded at each level of government?
-- grain:    one row per level that occurs
-- uses:     awarded_cells
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  level, award_count, government_count
-- nulls:    level is null when the source names no government
-- sources:  awards, award_tiers, innovations, governments, government_provinces
select level, cast(sum(award_count) as bigint) as award_count, count(distinct government_id) as government_count
from awarded_cells
where $province = '' or province_code = $province
group by level
order by award_count desc, level nulls last
