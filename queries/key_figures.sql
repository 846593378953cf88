-- question: Where does replication stand on a day: copies, running copies, adopters, origins?
-- grain:    one row
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  recorded_count, running_count, rated_count, no_news_count, explored_count, adopter_count, innovation_count, province_count, undated_count
-- nulls:    none
-- sources:  replications, replication_provinces, replication_steps
select
    coalesce(count(case when is_recorded then 1 end), 0) as recorded_count,
    coalesce(count(case when is_recorded and state in ('running', 'institutionalised') then 1 end), 0) as running_count,
    coalesce(count(case when is_recorded and state <> 'unknown' then 1 end), 0) as rated_count,
    coalesce(count(case when is_recorded and is_no_news then 1 end), 0) as no_news_count,
    coalesce(count(case when is_explored_only then 1 end), 0) as explored_count,
    count(distinct case when is_recorded then adopter_government_id end) as adopter_count,
    count(distinct case when is_recorded then innovation_id end) as innovation_count,
    count(distinct case when is_recorded then adopter_province_code end) as province_count,
    coalesce(count(case when copy_scope = 'counted' and is_undated then 1 end), 0) as undated_count
from copies_at_date
