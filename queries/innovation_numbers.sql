-- question: Which number stands for each innovation where many are joined and counted?
-- grain:    one row per innovation
-- kept:     whole, by innovation_number
-- params:   none
-- returns:  innovation_id, innovation_number (from 1, in the order of their keys), subject_code, origin_government_id, is_package
-- nulls:    subject_code and origin_government_id are null when no source names them
-- sources:  innovations
select
    innovation_id,
    cast(row_number() over (order by innovation_id) as integer) as innovation_number,
    subject_code,
    origin_government_id,
    is_package
from innovations
