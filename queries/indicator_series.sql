-- question: Which values of an indicator are held for these years, province by province and for the nation?
-- grain:    one row per place and year (the nation has no province code)
-- params:   $indicator_id, $first_year, $last_year (inclusive)
-- returns:  indicator_year, frame, province_code, value, status, is_partial, source_id
-- nulls:    province_code is null for the nation
-- sources:  indicators
select
    indicator_year,
    frame,
    province_code,
    value,
    status,
    is_partial,
    source_id
from indicators
where
    indicator_id = $indicator_id
    and indicator_year between $first_year and $last_year
order by indicator_year, province_code nulls first, source_id
