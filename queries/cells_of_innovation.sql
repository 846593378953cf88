-- question: How many copies of an innovation (or of all) are there of each kind on a day?
-- grain:    one row per kind of copy, for all innovations; one per copy of a named one, of which cells keep no count
-- uses:     cells_at_date, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation ('' stands for any)
-- returns:  copy_scope, is_package, adopter_province_code, origin_province_code, is_undated, has_origin, state, is_no_news, is_recorded, copy_count
-- nulls:    an undated copy has no state and is never recorded at a date
-- sources:  replications, governments, government_provinces, replication_steps
select
    copy_scope,
    is_package,
    adopter_province_code,
    origin_province_code,
    is_undated,
    has_origin,
    state,
    is_no_news,
    is_recorded,
    copy_count
from cells_at_date
where $innovation = ''

union all

select
    copy_scope,
    is_package,
    adopter_province_code,
    origin_province_code,
    is_undated,
    has_origin,
    state,
    is_no_news,
    is_recorded,
    cast(1 as bigint) as copy_count
from copies_at_date
where $innovation <> '' and innovation_id = $innovation
