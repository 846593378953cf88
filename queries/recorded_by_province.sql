-- question: How many copies has each province taken, and in which state are they at the end of the chosen years?
-- grain:    one row per province of the frame
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, value (recorded copies), one column per state, no_news_count, one quiet column per state (no news for 24 months), package_count, explored_count, apart_count, old_province_count, look
-- nulls:    value is null when no record names the province (look none); zero when it is named, but has no recorded copy
-- sources:  replications, replication_provinces, replication_steps
with counts as (
    select
        adopter_province_code as province_code,
        count(*) as record_count,
        count(case when is_recorded then 1 end) as recorded_count,
        count(case when is_recorded and state = 'chosen' then 1 end) as chosen_count,
        count(case when is_recorded and state = 'committed' then 1 end) as committed_count,
        count(case when is_recorded and state = 'action_plan' then 1 end) as action_plan_count,
        count(case when is_recorded and state = 'trial' then 1 end) as trial_count,
        count(case when is_recorded and state = 'running' then 1 end) as running_count,
        count(case when is_recorded and state = 'institutionalised' then 1 end) as institutionalised_count,
        count(case when is_recorded and state = 'stopped' then 1 end) as stopped_count,
        count(case when is_recorded and state = 'unknown' then 1 end) as unknown_count,
        count(case when is_recorded and is_no_news then 1 end) as no_news_count,
        count(case when is_recorded and is_no_news and state = 'chosen' then 1 end) as chosen_quiet_count,
        count(case when is_recorded and is_no_news and state = 'committed' then 1 end) as committed_quiet_count,
        count(case when is_recorded and is_no_news and state = 'action_plan' then 1 end) as action_plan_quiet_count,
        count(case when is_recorded and is_no_news and state = 'trial' then 1 end) as trial_quiet_count,
        count(case when is_recorded and is_no_news and state = 'running' then 1 end) as running_quiet_count,
        count(case when is_recorded and is_no_news and state = 'institutionalised' then 1 end) as institutionalised_quiet_count,
        count(case when is_recorded and is_no_news and state = 'unknown' then 1 end) as unknown_quiet_count,
        count(case when is_recorded and is_package then 1 end) as package_count,
        count(case when is_recorded and is_old_province then 1 end) as old_province_count,
        count(case when is_explored_only then 1 end) as explored_count,
        count(case when copy_scope <> 'counted' then 1 end) as apart_count
    from copies_at_date
    where adopter_province_code is not null and state is not null
    group by adopter_province_code
)

select
    province_frames.province_code,
    counts.recorded_count as value,
    coalesce(counts.chosen_count, 0) as chosen_count,
    coalesce(counts.committed_count, 0) as committed_count,
    coalesce(counts.action_plan_count, 0) as action_plan_count,
    coalesce(counts.trial_count, 0) as trial_count,
    coalesce(counts.running_count, 0) as running_count,
    coalesce(counts.institutionalised_count, 0) as institutionalised_count,
    coalesce(counts.stopped_count, 0) as stopped_count,
    coalesce(counts.unknown_count, 0) as unknown_count,
    coalesce(counts.no_news_count, 0) as no_news_count,
    coalesce(counts.chosen_quiet_count, 0) as chosen_quiet_count,
    coalesce(counts.committed_quiet_count, 0) as committed_quiet_count,
    coalesce(counts.action_plan_quiet_count, 0) as action_plan_quiet_count,
    coalesce(counts.trial_quiet_count, 0) as trial_quiet_count,
    coalesce(counts.running_quiet_count, 0) as running_quiet_count,
    coalesce(counts.institutionalised_quiet_count, 0) as institutionalised_quiet_count,
    coalesce(counts.unknown_quiet_count, 0) as unknown_quiet_count,
    coalesce(counts.package_count, 0) as package_count,
    coalesce(counts.explored_count, 0) as explored_count,
    coalesce(counts.apart_count, 0) as apart_count,
    coalesce(counts.old_province_count, 0) as old_province_count,
    case
        when counts.record_count is null then 'none'
        when counts.recorded_count = 0 then 'zero'
        else 'value'
    end as look
from province_frames
left join counts on counts.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
