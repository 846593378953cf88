-- question: How many records of copies name each innovation, whatever their scope, state or date?
-- grain:    one row per innovation that a record names
-- kept:     whole, by innovation_id
-- params:   none
-- returns:  innovation_id, record_count
-- nulls:    none
-- sources:  replications
select innovation_id, count(*) as record_count
from replications
where innovation_id is not null
group by innovation_id
