-- question: Under which names was each innovation published?
-- grain:    one row per innovation and name
-- params:   none
-- returns:  innovation_id, alias
-- nulls:    none
-- sources:  innovation_aliases
select innovation_id, alias
from innovation_aliases
order by innovation_id, alias
