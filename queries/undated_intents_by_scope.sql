-- question: How many copies were chosen, committed to or planned on a day that no source tells?
-- grain:    one row per scope of the copies whose every such step is undated
-- uses:     copies
-- params:   $frame, $with_packages, $province, $innovation ('' stands for any)
-- returns:  copy_scope, copy_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
select copy_scope, count(*) as copy_count
from copies
where
    has_undated_intent
    and ($with_packages or not is_package)
    and ($province = '' or adopter_province_code = $province)
    and ($innovation = '' or innovation_id = $innovation)
group by copy_scope
order by copy_scope
