-- question: By how many do the copies of an innovation in each state become more or fewer in a year?
-- grain:    one row per innovation, whether as part of a package, year from which its copies count and year of change: the days of innovation_days added up
-- uses:     innovation_days
-- kept:     for each frame, by innovation_number
-- params:   $frame
-- returns:  innovation_number, is_package, count_year, change_year, recorded_count, institutionalised_count, running_count, trial_count, action_plan_count, committed_count, chosen_count, unknown_count, stopped_count, explored_count, undated_count
-- nulls:    as in innovation_days
-- sources:  innovations, replications, replication_provinces, replication_steps
select
    innovation_number,
    is_package,
    count_year,
    cast(extract(year from change_date) as integer) as change_year,
    cast(sum(recorded_count) as integer) as recorded_count,
    cast(sum(institutionalised_count) as integer) as institutionalised_count,
    cast(sum(running_count) as integer) as running_count,
    cast(sum(trial_count) as integer) as trial_count,
    cast(sum(action_plan_count) as integer) as action_plan_count,
    cast(sum(committed_count) as integer) as committed_count,
    cast(sum(chosen_count) as integer) as chosen_count,
    cast(sum(unknown_count) as integer) as unknown_count,
    cast(sum(stopped_count) as integer) as stopped_count,
    cast(sum(explored_count) as integer) as explored_count,
    cast(sum(undated_count) as integer) as undated_count
from innovation_days
group by innovation_number, is_package, count_year, extract(year from change_date)
