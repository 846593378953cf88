-- question: What became of each named awarded innovation: copies recorded of it, and the furthest of them?
-- grain:    one row per awarded, named innovation and year
-- uses:     copies, copy_states, copies_at_date, award_entries, awarded
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  the columns of awarded; recorded_count, running_count, stopped_count, unknown_count, explored_count, undated_count (counted copies without a dated step), other_count (copies set apart), furthest (state, 'undated', 'explored' or 'none'), furthest_replication_id, furthest_government_id, furthest_date, furthest_precision
-- nulls:    the furthest copy is null without a recorded copy; none recorded is not the same as not copied
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
        + count(case when is_undated and copy_scope <> 'counted' then 1 end) as other_count
    from copies_at_date
    where innovation_id is not null
    group by innovation_id
),

furthest_copies as (
    select
        innovation_id,
        replication_id,
        state,
        adopter_government_id,
        since_date,
        since_precision,
        row_number() over (
            partition by innovation_id
            order by case state when 'stopped' then -1 when 'unknown' then 0 else step_rank end desc, since_date, replication_id
        ) as position
    from copies_at_date
    where is_recorded and innovation_id is not null
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
        when furthest_copies.state is not null then furthest_copies.state
        when copy_counts.undated_count > 0 then 'undated'
        when copy_counts.explored_count > 0 then 'explored'
        else 'none'
    end as furthest,
    furthest_copies.replication_id as furthest_replication_id,
    furthest_copies.adopter_government_id as furthest_government_id,
    furthest_copies.since_date as furthest_date,
    furthest_copies.since_precision as furthest_precision
from awarded
left join copy_counts on copy_counts.innovation_id = awarded.innovation_id
left join furthest_copies
    on furthest_copies.innovation_id = awarded.innovation_id and furthest_copies.position = 1
where awarded.innovation_id is not null and ($province = '' or awarded.province_code = $province)
