-- question: How many copies of an innovation are in each state at the end of a year?
-- grain:    one row per innovation, with packages among its copies and without, span of years in which nothing changes, and span of first years that leave the same copies: the changes of innovation_days added up
-- uses:     innovation_days
-- kept:     for each frame, by until_year, with_packages, innovation_number
-- params:   $frame
-- returns:  with_packages (boolean: packages are among the copies), innovation_number, after_year, upto_year (of first years: copies that count from such a year on are in), from_year, until_year (it holds at the end of the years from the first until before the second), recorded_count, institutionalised_count, running_count, trial_count, action_plan_count, committed_count, chosen_count, unknown_count, stopped_count, explored_count, undated_count
-- nulls:    after_year is null for every year up to upto_year, until_year for what still holds; an innovation without a row has no copy that counts
-- sources:  innovations, replications, governments, government_provinces, replication_steps
with days as (
    select
        innovation_number,
        is_package,
        coalesce(count_year, 9999) as upto_year,  -- undated copies count whatever the first year, and are there before any
        coalesce(cast(extract(year from change_date) as integer), 0) as from_year,
        recorded_count,
        institutionalised_count,
        running_count,
        trial_count,
        action_plan_count,
        committed_count,
        chosen_count,
        unknown_count,
        stopped_count,
        explored_count,
        undated_count
    from innovation_days
),

sides as (
    select true as with_packages, * from days

    union all

    select false as with_packages, * from days
    where not is_package
),

changes as (
    select
        with_packages,
        innovation_number,
        upto_year,
        from_year,
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
    from sides
    group by with_packages, innovation_number, upto_year, from_year
),

steps as (
    select
        years.with_packages,
        years.innovation_number,
        cohorts.after_year,
        cohorts.upto_year,
        years.from_year,
        years.until_year
    from (
        select
            with_packages,
            innovation_number,
            from_year,
            lead(from_year) over (partition by with_packages, innovation_number order by from_year) as until_year
        from changes
        group by with_packages, innovation_number, from_year
    ) as years
    inner join (
        select
            with_packages,
            innovation_number,
            upto_year,
            lag(upto_year) over (partition by with_packages, innovation_number order by upto_year) as after_year
        from changes
        group by with_packages, innovation_number, upto_year
    ) as cohorts
        on cohorts.with_packages = years.with_packages and cohorts.innovation_number = years.innovation_number
),

ends as (
    select
        steps.*,
        coalesce(sum(changes.recorded_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as recorded_count,
        coalesce(sum(changes.institutionalised_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as institutionalised_count,
        coalesce(sum(changes.running_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as running_count,
        coalesce(sum(changes.trial_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as trial_count,
        coalesce(sum(changes.action_plan_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as action_plan_count,
        coalesce(sum(changes.committed_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as committed_count,
        coalesce(sum(changes.chosen_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as chosen_count,
        coalesce(sum(changes.unknown_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as unknown_count,
        coalesce(sum(changes.stopped_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as stopped_count,
        coalesce(sum(changes.explored_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as explored_count,
        coalesce(sum(changes.undated_count) over (partition by steps.with_packages, steps.innovation_number, steps.upto_year order by steps.from_year), 0) as undated_count
    from steps
    left join changes
        on changes.with_packages = steps.with_packages
        and changes.innovation_number = steps.innovation_number
        and changes.upto_year = steps.upto_year
        and changes.from_year = steps.from_year
),

counted as (
    select
        with_packages,
        innovation_number,
        after_year,
        upto_year,
        from_year,
        until_year,
        cast(sum(recorded_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as recorded_count,
        cast(sum(institutionalised_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as institutionalised_count,
        cast(sum(running_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as running_count,
        cast(sum(trial_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as trial_count,
        cast(sum(action_plan_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as action_plan_count,
        cast(sum(committed_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as committed_count,
        cast(sum(chosen_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as chosen_count,
        cast(sum(unknown_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as unknown_count,
        cast(sum(stopped_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as stopped_count,
        cast(sum(explored_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as explored_count,
        cast(sum(undated_count) over (partition by with_packages, innovation_number, from_year order by upto_year desc) as integer) as undated_count
    from ends
)

select *
from counted
where recorded_count + explored_count + undated_count > 0
