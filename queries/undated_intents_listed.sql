-- question: Which copies were chosen, committed to or planned on a day that no source tells?
-- grain:    one row per copy whose every such step is undated
-- uses:     copies
-- params:   $frame, $with_packages, $province, $innovation ('' stands for any)
-- returns:  replication_id, innovation_id, copy_scope
-- nulls:    innovation_id is null when the record names none
-- sources:  replications, replication_provinces, replication_steps
select replication_id, innovation_id, copy_scope
from copies
where
    has_undated_intent
    and ($with_packages or not is_package)
    and ($province = '' or adopter_province_code = $province)
    and ($innovation = '' or innovation_id = $innovation)
order by replication_id
