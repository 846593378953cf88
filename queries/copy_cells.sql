-- question: How many copies are alike in all that counts ask for, from which day until which?
-- grain:    one row per kind of copy and span of time, with their number: the copies of copy_history without their names
-- uses:     copy_history
-- kept:     for each frame, by until_date, adopter_province_code
-- params:   $frame
-- returns:  copy_scope, is_package, adopter_kind, adopter_government_id, origin_government_id, adopter_province_code, origin_province_code, is_old_province, is_undated, subject_code, has_origin, has_legal_basis, from_date, until_date, state, step_rank, since_year, last_news_date, recorded_year, explored_year, copy_count
-- nulls:    as in copy_history
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
    from_date,
    until_date,
    state,
    step_rank,
    cast(extract(year from since_date) as integer) as since_year,
    last_news_date,
    recorded_year,
    explored_year,
    count(*) as copy_count
from copy_history
group by
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
    from_date,
    until_date,
    state,
    step_rank,
    extract(year from since_date),
    last_news_date,
    recorded_year,
    explored_year
