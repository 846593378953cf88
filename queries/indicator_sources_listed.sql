-- question: On which sources do the values of an indicator in a year rest?
-- grain:    one row per source
-- params:   $indicator_id, $indicator_year
-- returns:  source_id
-- nulls:    none
-- sources:  indicators
select distinct source_id
from indicators
where indicator_id = $indicator_id and indicator_year = $indicator_year and source_id is not null
order by source_id
