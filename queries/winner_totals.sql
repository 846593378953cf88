-- question: Of how many awarded innovations is a copy recorded, and of how many does one run?
-- grain:    one row
-- uses:     winners
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  winner_count (named innovations x years), copied_winner_count, innovation_count (each once), copied_count, running_count
-- nulls:    none; not copied means that no copy is recorded
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps
with once as (
    select
        innovation_number,
        count(*) as winner_count,
        max(recorded_count) as recorded_count,
        max(running_count) as running_count
    from winners
    group by innovation_number
)

select
    cast(coalesce(sum(winner_count), 0) as bigint) as winner_count,
    cast(coalesce(sum(case when recorded_count > 0 then winner_count end), 0) as bigint) as copied_winner_count,
    count(*) as innovation_count,
    count(case when recorded_count > 0 then 1 end) as copied_count,
    count(case when running_count > 0 then 1 end) as running_count
from once
order by winner_count
