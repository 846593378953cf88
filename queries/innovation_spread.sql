-- question: How far has each innovation spread by a day: copies recorded of it, and the furthest of them?
-- grain:    one row per innovation of which a copy counts by the end of the year of the day
-- uses:     innovation_changes, innovation_days
-- params:   $frame, $cut_off, $first_year (of the first recorded step after exploring), $with_packages (boolean)
-- returns:  innovation_number, recorded_count, running_count (running or institutionalised), stopped_count, reached (by the furthest copy: rank of its step, 6 to 1; 0 for an unknown stage, -1 stopped, -2 undated copies only, -3 explored only, -4 none)
-- nulls:    none recorded is not the same as not copied
-- sources:  innovations, replications, replication_provinces, replication_steps
with year_ends as (
    select
        innovation_number,
        sum(recorded_count) as recorded_count,
        sum(institutionalised_count) as institutionalised_count,
        sum(running_count) as running_count,
        sum(trial_count) as trial_count,
        sum(action_plan_count) as action_plan_count,
        sum(committed_count) as committed_count,
        sum(chosen_count) as chosen_count,
        sum(unknown_count) as unknown_count,
        sum(stopped_count) as stopped_count,
        sum(explored_count) as explored_count,
        sum(undated_count) as undated_count
    from innovation_changes
    where
        (change_year is null or change_year <= extract(year from cast($cut_off as date)))
        and (count_year is null or count_year >= $first_year)
        and ($with_packages or not is_package)
    group by innovation_number
),

later as (  -- what changes between the day and the end of its year; no row where the day is the last of a year or of the records
    select
        innovation_number,
        sum(recorded_count) as recorded_count,
        sum(institutionalised_count) as institutionalised_count,
        sum(running_count) as running_count,
        sum(trial_count) as trial_count,
        sum(action_plan_count) as action_plan_count,
        sum(committed_count) as committed_count,
        sum(chosen_count) as chosen_count,
        sum(unknown_count) as unknown_count,
        sum(stopped_count) as stopped_count,
        sum(explored_count) as explored_count,
        sum(undated_count) as undated_count
    from innovation_days
    where
        change_date > $cut_off
        and extract(year from change_date) = extract(year from cast($cut_off as date))
        and (count_year is null or count_year >= $first_year)
        and ($with_packages or not is_package)
    group by innovation_number
),

sums as (
    select
        year_ends.innovation_number,
        year_ends.recorded_count - coalesce(later.recorded_count, 0) as recorded_count,
        year_ends.institutionalised_count - coalesce(later.institutionalised_count, 0) as institutionalised_count,
        year_ends.running_count - coalesce(later.running_count, 0) as running_count,
        year_ends.trial_count - coalesce(later.trial_count, 0) as trial_count,
        year_ends.action_plan_count - coalesce(later.action_plan_count, 0) as action_plan_count,
        year_ends.committed_count - coalesce(later.committed_count, 0) as committed_count,
        year_ends.chosen_count - coalesce(later.chosen_count, 0) as chosen_count,
        year_ends.unknown_count - coalesce(later.unknown_count, 0) as unknown_count,
        year_ends.stopped_count - coalesce(later.stopped_count, 0) as stopped_count,
        year_ends.explored_count - coalesce(later.explored_count, 0) as explored_count,
        year_ends.undated_count - coalesce(later.undated_count, 0) as undated_count
    from year_ends
    left join later on later.innovation_number = year_ends.innovation_number
)

select
    innovation_number,
    cast(recorded_count as bigint) as recorded_count,
    cast(running_count + institutionalised_count as bigint) as running_count,
    cast(stopped_count as bigint) as stopped_count,
    case
        when institutionalised_count > 0 then 6
        when running_count > 0 then 5
        when trial_count > 0 then 4
        when action_plan_count > 0 then 3
        when committed_count > 0 then 2
        when chosen_count > 0 then 1
        when unknown_count > 0 then 0
        when stopped_count > 0 then -1
        when undated_count > 0 then -2
        when explored_count > 0 then -3
        else -4
    end as reached
from sums
