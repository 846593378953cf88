-- question: How far has each innovation spread by a day: copies recorded of it, and the furthest of them?
-- grain:    one row per innovation of which a copy counts by the end of the year of the day
-- uses:     innovation_years, innovation_days
-- params:   $frame, $cut_off, $first_year (of the first recorded step after exploring), $with_packages (boolean)
-- returns:  innovation_number, recorded_count, running_count (running or institutionalised), stopped_count, reached (by the furthest copy: rank of its step, 6 to 1; 0 for an unknown stage, -1 stopped, -2 undated copies only, -3 explored only, -4 none)
-- nulls:    none recorded is not the same as not copied
-- sources:  innovations, replications, governments, government_provinces, replication_steps
with year_ends as (
    select innovation_number, recorded_count, institutionalised_count, running_count, trial_count, action_plan_count, committed_count, chosen_count, unknown_count, stopped_count, explored_count, undated_count
    from innovation_years
    where
        with_packages = $with_packages
        and from_year <= extract(year from cast($cut_off as date))
        and (until_year is null or until_year > extract(year from cast($cut_off as date)))
        and $first_year <= upto_year
        and (after_year is null or after_year < $first_year)
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
    select * from year_ends
    where innovation_number not in (select innovation_number from later)

    union all

    select
        later.innovation_number,
        cast(coalesce(year_ends.recorded_count, 0) - later.recorded_count as integer) as recorded_count,
        cast(coalesce(year_ends.institutionalised_count, 0) - later.institutionalised_count as integer) as institutionalised_count,
        cast(coalesce(year_ends.running_count, 0) - later.running_count as integer) as running_count,
        cast(coalesce(year_ends.trial_count, 0) - later.trial_count as integer) as trial_count,
        cast(coalesce(year_ends.action_plan_count, 0) - later.action_plan_count as integer) as action_plan_count,
        cast(coalesce(year_ends.committed_count, 0) - later.committed_count as integer) as committed_count,
        cast(coalesce(year_ends.chosen_count, 0) - later.chosen_count as integer) as chosen_count,
        cast(coalesce(year_ends.unknown_count, 0) - later.unknown_count as integer) as unknown_count,
        cast(coalesce(year_ends.stopped_count, 0) - later.stopped_count as integer) as stopped_count,
        cast(coalesce(year_ends.explored_count, 0) - later.explored_count as integer) as explored_count,
        cast(coalesce(year_ends.undated_count, 0) - later.undated_count as integer) as undated_count
    from later
    left join year_ends on year_ends.innovation_number = later.innovation_number
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
