-- question: How many copies of each kind are there on a day, and do they count as recorded?
-- grain:    one row per kind of copy: counts are sums of copy_count, and give what copies_at_date gives counted one by one
-- uses:     copy_cells
-- params:   $frame, $cut_off, $first_year (of the first recorded step after exploring), $with_packages (boolean)
-- returns:  copy_scope, is_package, adopter_kind, adopter_government_id, origin_government_id, adopter_province_code, origin_province_code, is_old_province, is_undated, subject_code, has_origin, has_legal_basis, state, step_rank, since_year, recorded_year, is_no_news, is_recorded, is_explored_only, copy_count
-- nulls:    an undated copy has no state and is never recorded at a date
-- sources:  replications, governments, government_provinces, replication_steps
select
    copy_scope,
    is_package,
    adopter_kind,
    adopter_government_id,
    origin_government_id,
    adopter_province_code,
    origin_province_code,
    is_old_province,
    is_undated,
    subject_code,
    has_origin,
    has_legal_basis,
    state,
    step_rank,
    since_year,
    recorded_year,
    coalesce(last_news_date < cast($cut_off as date) - interval 24 month, false) as is_no_news,
    coalesce(recorded_year >= $first_year and ($with_packages or not is_package), false) as is_recorded,
    coalesce(explored_year >= $first_year and ($with_packages or not is_package), false) as is_explored_only,
    copy_count
from copy_cells
where (from_date is null or from_date <= $cut_off) and (until_date is null or until_date > $cut_off)
