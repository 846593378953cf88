-- question: By how many do the copies of an innovation in each state become more or fewer on a day?
-- grain:    one row per innovation, whether as part of a package, year from which its copies count and day of change; the sums of all changes up to a day are the copies on it
-- uses:     copy_history, innovation_numbers
-- kept:     for each frame, by change_date
-- params:   $frame
-- returns:  innovation_number, is_package, count_year (since then they count as recorded, or as explored only), change_date, recorded_count, institutionalised_count, running_count, trial_count, action_plan_count, committed_count, chosen_count, unknown_count, stopped_count (of the recorded: the highest step, or stopped), explored_count, undated_count (counted copies without a dated step)
-- nulls:    count_year is null for what is neither recorded nor explored, change_date for undated copies: they are there on every day
-- sources:  innovations, replications, governments, government_provinces, replication_steps
with spans as (
    select
        innovation_id,
        is_package,
        coalesce(recorded_year, explored_year) as count_year,
        case
            when recorded_year is null then null
            when state = 'stopped' then -1
            when state = 'unknown' then 0
            else step_rank
        end as reached,
        recorded_year is not null as is_recorded,
        explored_year is not null as is_explored,
        is_undated and copy_scope = 'counted' as is_undated,
        from_date,
        until_date
    from copy_history
    where
        innovation_id is not null
        and (recorded_year is not null or explored_year is not null or (is_undated and copy_scope = 'counted'))
),

moves as (
    select *, from_date as change_date, 1 as change
    from spans

    union all

    select *, until_date as change_date, -1 as change
    from spans
    where until_date is not null
),

sums as (
    select
        innovation_id,
        is_package,
        count_year,
        change_date,
        cast(sum(case when is_recorded then change else 0 end) as integer) as recorded_count,
        cast(sum(case when reached = 6 then change else 0 end) as integer) as institutionalised_count,
        cast(sum(case when reached = 5 then change else 0 end) as integer) as running_count,
        cast(sum(case when reached = 4 then change else 0 end) as integer) as trial_count,
        cast(sum(case when reached = 3 then change else 0 end) as integer) as action_plan_count,
        cast(sum(case when reached = 2 then change else 0 end) as integer) as committed_count,
        cast(sum(case when reached = 1 then change else 0 end) as integer) as chosen_count,
        cast(sum(case when reached = 0 then change else 0 end) as integer) as unknown_count,
        cast(sum(case when reached = -1 then change else 0 end) as integer) as stopped_count,
        cast(sum(case when is_explored then change else 0 end) as integer) as explored_count,
        cast(sum(case when is_undated then change else 0 end) as integer) as undated_count
    from moves
    group by innovation_id, is_package, count_year, change_date
)

select
    innovation_numbers.innovation_number,
    sums.is_package,
    sums.count_year,
    sums.change_date,
    sums.recorded_count,
    sums.institutionalised_count,
    sums.running_count,
    sums.trial_count,
    sums.action_plan_count,
    sums.committed_count,
    sums.chosen_count,
    sums.unknown_count,
    sums.stopped_count,
    sums.explored_count,
    sums.undated_count
from sums
inner join innovation_numbers on innovation_numbers.innovation_id = sums.innovation_id
