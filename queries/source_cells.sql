-- question: How many copies rest on each source and name each facilitator, from which day until which?
-- grain:    one row per source, facilitator, kind of copy and span of time in which something of the copy is dated
-- uses:     copy_history
-- kept:     for each frame
-- params:   $frame
-- returns:  source_id, facilitator (as the record words it), copy_scope, is_package, adopter_government_id, adopter_province_code, origin_province_code, from_date, until_date, state, recorded_year, explored_year, copy_count
-- nulls:    as in copy_history
-- sources:  replications, governments, government_provinces, replication_steps
select
    source_id,
    facilitator,
    copy_scope,
    is_package,
    adopter_government_id,
    adopter_province_code,
    origin_province_code,
    from_date,
    until_date,
    state,
    recorded_year,
    explored_year,
    count(*) as copy_count
from copy_history
where state is not null
group by
    source_id,
    facilitator,
    copy_scope,
    is_package,
    adopter_government_id,
    adopter_province_code,
    origin_province_code,
    from_date,
    until_date,
    state,
    recorded_year,
    explored_year
