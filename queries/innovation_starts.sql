-- question: From which day is an innovation among those with a recorded copy, and in which year was it so before?
-- grain:    one row per kind, day and year, with the number of innovations; those with a copy recorded between a year and a day are the rows by that day whose previous_year lies before that year: each innovation once, without a look at copies
-- uses:     copy_history
-- kept:     for each frame
-- params:   $frame
-- returns:  with_packages (boolean: packages are among the copies), recorded_year, recorded_date, previous_year, innovation_count
-- nulls:    previous_year is null for the first copy of an innovation
-- sources:  replications, governments, government_provinces, replication_steps
with recorded as (
    select innovation_id, is_package, recorded_year, from_date
    from copy_history
    where recorded_year is not null and innovation_id is not null
),

years as (
    select true as with_packages, innovation_id, recorded_year, min(from_date) as recorded_date
    from recorded
    group by innovation_id, recorded_year

    union all

    select false as with_packages, innovation_id, recorded_year, min(from_date) as recorded_date
    from recorded
    where not is_package
    group by innovation_id, recorded_year
),

starts as (
    select
        with_packages,
        recorded_year,
        recorded_date,
        lag(recorded_year) over (partition by with_packages, innovation_id order by recorded_year) as previous_year
    from years
)

select with_packages, recorded_year, recorded_date, previous_year, count(*) as innovation_count
from starts
group by with_packages, recorded_year, recorded_date, previous_year
