-- question: On which sources do the awards and copies of some innovations rest?
-- grain:    one row per source
-- uses:     copy_history
-- params:   $frame, $innovations (a list of keys, never empty), $first_year, $last_year (of the awards)
-- returns:  source_id
-- nulls:    none
-- sources:  awards, replications, governments, government_provinces, replication_steps
select source_id
from awards
where list_contains($innovations, innovation_id) and award_year between $first_year and $last_year

union

select source_id
from copy_history
where list_contains($innovations, innovation_id)
order by source_id
