-- question: How many copies of an innovation (or of all) rest on each source on a day, in which state, and whom do they name as facilitator?
-- grain:    one row per kind of copy, for all innovations; one per copy of a named one, of which cells keep no count; undated copies have none
-- uses:     source_cells, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation ('' stands for any)
-- returns:  source_id, facilitator, is_package, adopter_government_id, adopter_province_code, origin_province_code, state, is_recorded, is_explored_only, copy_count
-- nulls:    facilitator is null where the record names none
-- sources:  replications, governments, government_provinces, replication_steps
select
    source_id,
    facilitator,
    is_package,
    adopter_government_id,
    adopter_province_code,
    origin_province_code,
    state,
    coalesce(recorded_year >= $first_year and ($with_packages or not is_package), false) as is_recorded,
    coalesce(explored_year >= $first_year and ($with_packages or not is_package), false) as is_explored_only,
    copy_count
from source_cells
where $innovation = '' and from_date <= $cut_off and (until_date is null or until_date > $cut_off)

union all

select
    source_id,
    facilitator,
    is_package,
    adopter_government_id,
    adopter_province_code,
    origin_province_code,
    state,
    is_recorded,
    is_explored_only,
    cast(1 as bigint) as copy_count
from copies_at_date
where $innovation <> '' and innovation_id = $innovation and state is not null
