-- question: What is an innovation called?
-- grain:    one row, none when no innovation has the key
-- uses:     innovation_records
-- params:   $innovation
-- returns:  innovation_id, innovation_name (with its short name where a record of a copy names it)
-- nulls:    none
-- sources:  innovations, replications
select
    innovations.innovation_id,
    case
        when innovation_records.innovation_id is null or innovations.short_name is null then innovations.name
        when contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name
        else innovations.name || ' (' || innovations.short_name || ')'
    end as innovation_name
from innovations
left join innovation_records on innovation_records.innovation_id = innovations.innovation_id
where innovations.innovation_id = $innovation
order by innovations.innovation_id
