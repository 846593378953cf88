-- question: How long after the award of an innovation was its first copy recorded?
-- grain:    one row per year of the first award, days of the first copy, and whether a copy is undated
-- uses:     awarded_innovations
-- params:   $frame, $cut_off, $last_year, $with_packages, $innovation, $province (of the origin); '' stands for any
-- returns:  award_year, first_copy_from, first_copy_to (first and last possible day), has_undated, innovation_count
-- nulls:    first_copy_from and first_copy_to are null when no counted copy is dated by the day
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps
select
    award_year,
    first_copy_from,
    first_copy_to,
    has_undated,
    count(*) as innovation_count
from awarded_innovations
group by award_year, first_copy_from, first_copy_to, has_undated
order by award_year, first_copy_to nulls last, first_copy_from, has_undated
