-- question: Which words stand for one another in a search?
-- grain:    one row per term and synonym
-- params:   none
-- returns:  term, synonym
-- nulls:    none
-- sources:  search_synonyms
select term, synonym
from search_synonyms
order by term, synonym
