-- question: What became of each named awarded innovation: copies recorded of it, and the furthest of them?
-- grain:    one row per awarded, named innovation and year
-- uses:     copies, copy_states, copies_at_date, award_entries, awarded
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  the columns of awarded; recorded_count, running_count, stopped_count, unknown_count, explored_count, undated_count (counted copies without a dated step), other_count (copies set apart), furthest (state, 'undated', 'explored' or 'none')
-- nulls:    none recorded is not the same as not copied
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_provinces, replication_steps
with copy_counts as (
    select
        innovation_id,
        count(case when is_recorded then 1 end) as recorded_count,
        count(case when is_recorded and state in ('running', 'institutionalised') then 1 end) as running_count,
        count(case when is_recorded and state = 'stopped' then 1 end) as stopped_count,
        count(case when is_recorded and state = 'unknown' then 1 end) as unknown_count,
        count(case when is_explored_only then 1 end) as explored_count,
        count(case when copy_scope = 'counted' and is_undated and ($with_packages or not is_package) then 1 end) as undated_count,
        count(case when state is not null and not is_recorded and not is_explored_only then 1 end)
        + count(case when is_undated and copy_scope <> 'counted' then 1 end) as other_count,
        max(
            case when is_recorded then case state when 'stopped' then -1 when 'unknown' then 0 else step_rank end end
        ) as furthest_rank
    from copies_at_date
    where innovation_id is not null
    group by innovation_id
)

select
    awarded.*,
    coalesce(copy_counts.recorded_count, 0) as recorded_count,
    coalesce(copy_counts.running_count, 0) as running_count,
    coalesce(copy_counts.stopped_count, 0) as stopped_count,
    coalesce(copy_counts.unknown_count, 0) as unknown_count,
    coalesce(copy_counts.explored_count, 0) as explored_count,
    coalesce(copy_counts.undated_count, 0) as undated_count,
    coalesce(copy_counts.other_count, 0) as other_count,
    case
        when copy_counts.furthest_rank = -1 then 'stopped'
        when copy_counts.furthest_rank = 0 then 'unknown'
        when copy_counts.furthest_rank = 1 then 'chosen'
        when copy_counts.furthest_rank = 2 then 'committed'
        when copy_counts.furthest_rank = 3 then 'action_plan'
        when copy_counts.furthest_rank = 4 then 'trial'
        when copy_counts.furthest_rank = 5 then 'running'
        when copy_counts.furthest_rank = 6 then 'institutionalised'
        when copy_counts.undated_count > 0 then 'undated'
        when copy_counts.explored_count > 0 then 'explored'
        else 'none'
    end as furthest
from awarded
left join copy_counts on copy_counts.innovation_id = awarded.innovation_id
where awarded.innovation_id is not null and ($province = '' or awarded.province_code = $province)
