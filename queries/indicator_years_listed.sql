-- question: For which years does each indicator have province values, and on which frame?
-- grain:    one row per indicator and year
-- params:   none
-- returns:  indicator_id, indicator_year, frame, value_count, national_value, is_partial, status
-- nulls:    national_value is null when no source states it
-- sources:  indicators
select
    indicator_id,
    indicator_year,
    frame,
    count(case when province_code is not null then 1 end) as value_count,
    max(case when province_code is null then value end) as national_value,
    max(case when is_partial then 1 else 0 end) = 1 as is_partial,
    min(status) as status
from indicators
group by indicator_id, indicator_year, frame
order by indicator_id, indicator_year, frame
