-- question: On which sources do the recorded copies of each government rest?
-- grain:    one row per government that took a recorded copy, and source
-- uses:     source_cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation ('' stands for any)
-- returns:  government_id, source_id, recorded_count
-- nulls:    source_id is null in the row of copies without one
-- sources:  replications, governments, government_provinces, replication_steps
select
    adopter_government_id as government_id,
    source_id,
    cast(sum(copy_count) as bigint) as recorded_count
from source_cells_at_date
where is_recorded and adopter_government_id is not null
group by adopter_government_id, source_id
order by adopter_government_id, source_id nulls last
