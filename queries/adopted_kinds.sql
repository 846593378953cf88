-- question: How many innovations have adopters, and how many has the one with most?
-- grain:    one row per kind (package or not) that occurs
-- uses:     innovation_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (of the adopter; '' stands for any)
-- returns:  is_package, innovation_count, copy_count, most_count (copies of the innovation with most), single_count (innovations with one copy)
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
select
    is_package,
    count(*) as innovation_count,
    cast(sum(innovation_counts.copy_count) as bigint) as copy_count,
    max(innovation_counts.copy_count) as most_count,
    count(case when innovation_counts.copy_count = 1 then 1 end) as single_count
from innovation_counts
group by is_package
order by is_package
