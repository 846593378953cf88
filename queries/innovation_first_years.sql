-- question: In which years were copies of each innovation first recorded, and how many?
-- grain:    one row per innovation, kind (package or not), province of the adopter and year
-- uses:     innovation_first_days
-- kept:     for each frame, by adopter_province_code, innovation_id
-- params:   $frame
-- returns:  innovation_id, is_package, adopter_province_code, recorded_year, copy_count
-- nulls:    adopter_province_code is null when the record does not place the adopter
-- sources:  replications, governments, government_provinces, replication_steps
select
    innovation_id,
    is_package,
    adopter_province_code,
    recorded_year,
    cast(sum(copy_count) as bigint) as copy_count
from innovation_first_days
group by innovation_id, is_package, adopter_province_code, recorded_year
