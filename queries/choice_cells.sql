-- question: How many copies were chosen, began to run and stopped on the same days?
-- grain:    one row per kind of copy and days, with their number: recorded copies with a dated choice or commitment, without their names
-- uses:     copy_history
-- kept:     for each frame, by adopter_province_code, chosen_to
-- params:   $frame
-- returns:  is_package, recorded_year, adopter_province_code, chosen_from, chosen_to, running_from, running_to, stopped_to, source_id, copy_count
-- nulls:    adopter_province_code is null when the record does not place the adopter; running and stopped days when none is dated
-- sources:  replications, governments, government_provinces, replication_steps
select
    is_package,
    recorded_year,
    adopter_province_code,
    chosen_from,
    chosen_to,
    running_from,
    running_to,
    stopped_to,
    source_id,
    count(*) as copy_count
from copy_history
where recorded_year is not null and chosen_to is not null and until_date is null
group by
    is_package,
    recorded_year,
    adopter_province_code,
    chosen_from,
    chosen_to,
    running_from,
    running_to,
    stopped_to,
    source_id
