-- question: Of which innovations is a copy or an exploration recorded at all?
-- grain:    one row per innovation that some record of a copy names, whatever its scope, state or date
-- uses:     innovation_records
-- params:   none
-- returns:  innovation_id, innovation_name, record_count
-- nulls:    none
-- sources:  replications, innovations
select
    innovations.innovation_id,
    case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end as innovation_name,
    innovation_records.record_count
from innovation_records
inner join innovations on innovations.innovation_id = innovation_records.innovation_id
order by innovations.innovation_id
