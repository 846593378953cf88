-- question: How many recorded copies has each innovation by a day?
-- grain:    one row per innovation with a recorded copy, and kind (package or not)
-- uses:     recorded_years
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (of the adopter; '' stands for any)
-- returns:  innovation_id, is_package, copy_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
select
    innovation_id,
    is_package,
    cast(sum(copy_count) as bigint) as copy_count
from recorded_years
group by innovation_id, is_package
