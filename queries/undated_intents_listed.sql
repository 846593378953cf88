-- question: Which copies were chosen, committed to or planned on a day that no source tells?
-- grain:    one row per copy whose every such step is undated
-- uses:     copies
-- params:   $frame, $with_packages, $province, $innovation ('' stands for any)
-- returns:  replication_id, innovation_id, copy_scope
-- nulls:    innovation_id is null when the record names none
-- sources:  replications, replication_provinces, replication_steps
with dated as (
    select replication_id, count(date_to) as dated_count
    from replication_steps
    where step in ('chosen', 'committed', 'action_plan')
    group by replication_id
)

select copies.replication_id, copies.innovation_id, copies.copy_scope
from copies
inner join dated on dated.replication_id = copies.replication_id and dated.dated_count = 0
where
    ($with_packages or not copies.is_package)
    and ($province = '' or copies.adopter_province_code = $province)
    and ($innovation = '' or copies.innovation_id = $innovation)
order by copies.replication_id
