-- question: On which sources do the awarded innovations rest, and of how many is no copy recorded?
-- grain:    one row per source of the highest award of an innovation
-- uses:     awarded_innovations
-- params:   $frame, $cut_off, $last_year, $with_packages, $innovation, $province (of the origin); '' stands for any
-- returns:  source_id, innovation_count, gap_count (without a recorded or undated copy), explored_count (of these: with an explored one)
-- nulls:    none
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps
select
    source_id,
    count(*) as innovation_count,
    count(case when first_copy_to is null and not has_undated then 1 end) as gap_count,
    count(case when first_copy_to is null and not has_undated and is_known then 1 end) as explored_count
from awarded_innovations
group by source_id
order by source_id
