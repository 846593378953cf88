-- question: Which provinces of an earlier frame are which of a later one?
-- grain:    one row per pair of provinces that share land
-- params:   none
-- returns:  from_frame, from_code, to_frame, to_code, kind
-- nulls:    none
-- sources:  province_successions
select from_frame, from_code, to_frame, to_code, kind
from province_successions
order by from_frame, from_code, to_frame, to_code
