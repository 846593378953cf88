-- question: Under which names was each innovation published?
-- grain:    one row per innovation and name
-- params:   $innovation ('' stands for any)
-- returns:  innovation_id, alias
-- nulls:    none
-- sources:  innovation_aliases
select innovation_id, alias
from innovation_aliases
where $innovation = '' or innovation_id = $innovation
order by innovation_id, alias
