-- question: How many copies has each province taken, and in which state are they at the end of the chosen years?
-- grain:    one row per province of the frame
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, value (recorded copies), one column per state, no_news_count, one quiet column per state (no news for 24 months), package_count, explored_count, apart_count, old_province_count, look
-- nulls:    value is null when no record names the province (look none); zero when it is named, but has no recorded copy
-- sources:  replications, governments, government_provinces, replication_steps
with counts as (
    select
        adopter_province_code as province_code,
        cast(sum(copy_count) as bigint) as record_count,
        cast(sum(case when is_recorded then copy_count else 0 end) as bigint) as recorded_count,
        cast(sum(case when is_recorded and state = 'chosen' then copy_count else 0 end) as bigint) as chosen_count,
        cast(sum(case when is_recorded and state = 'committed' then copy_count else 0 end) as bigint) as committed_count,
        cast(sum(case when is_recorded and state = 'action_plan' then copy_count else 0 end) as bigint) as action_plan_count,
        cast(sum(case when is_recorded and state = 'trial' then copy_count else 0 end) as bigint) as trial_count,
        cast(sum(case when is_recorded and state = 'running' then copy_count else 0 end) as bigint) as running_count,
        cast(sum(case when is_recorded and state = 'institutionalised' then copy_count else 0 end) as bigint) as institutionalised_count,
        cast(sum(case when is_recorded and state = 'stopped' then copy_count else 0 end) as bigint) as stopped_count,
        cast(sum(case when is_recorded and state = 'unknown' then copy_count else 0 end) as bigint) as unknown_count,
        cast(sum(case when is_recorded and is_no_news then copy_count else 0 end) as bigint) as no_news_count,
        cast(sum(case when is_recorded and is_no_news and state = 'chosen' then copy_count else 0 end) as bigint) as chosen_quiet_count,
        cast(sum(case when is_recorded and is_no_news and state = 'committed' then copy_count else 0 end) as bigint) as committed_quiet_count,
        cast(sum(case when is_recorded and is_no_news and state = 'action_plan' then copy_count else 0 end) as bigint) as action_plan_quiet_count,
        cast(sum(case when is_recorded and is_no_news and state = 'trial' then copy_count else 0 end) as bigint) as trial_quiet_count,
        cast(sum(case when is_recorded and is_no_news and state = 'running' then copy_count else 0 end) as bigint) as running_quiet_count,
        cast(sum(case when is_recorded and is_no_news and state = 'institutionalised' then copy_count else 0 end) as bigint) as institutionalised_quiet_count,
        cast(sum(case when is_recorded and is_no_news and state = 'unknown' then copy_count else 0 end) as bigint) as unknown_quiet_count,
        cast(sum(case when is_recorded and is_package then copy_count else 0 end) as bigint) as package_count,
        cast(sum(case when is_recorded and is_old_province then copy_count else 0 end) as bigint) as old_province_count,
        cast(sum(case when is_explored_only then copy_count else 0 end) as bigint) as explored_count,
        cast(sum(case when copy_scope <> 'counted' then copy_count else 0 end) as bigint) as apart_count
    from cells_at_date
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
