-- question: Which number stands for each innovation where many are joined and counted?
-- grain:    one row per innovation
-- kept:     whole, by innovation_number
-- params:   none
-- returns:  innovation_id, innovation_number (from 1, in the order of their keys)
-- nulls:    none
-- sources:  innovations
select innovation_id, cast(row_number() over (order by innovation_id) as integer) as innovation_number
from innovations
