-- question: Which number stands for each innovation where many are told apart?
-- grain:    one row per innovation, in the order of their keys: numbers are compared and grouped faster than keys
-- kept:     whole, by innovation_no
-- params:   none
-- returns:  innovation_id, innovation_no
-- nulls:    none
-- sources:  innovations
select innovation_id, row_number() over (order by innovation_id) as innovation_no
from innovations
