-- question: On which days were copies of each innovation first recorded, and how many?
-- grain:    one row per innovation, kind (package or not), province of the adopter and day
-- uses:     copy_history
-- kept:     for each frame, by recorded_date
-- params:   $frame
-- returns:  innovation_id, is_package, adopter_province_code, recorded_date (from then on they count as recorded), recorded_year, copy_count
-- nulls:    adopter_province_code is null when the record does not place the adopter
-- sources:  replications, governments, government_provinces, replication_steps
select
    innovation_id,
    is_package,
    adopter_province_code,
    first_copy_date as recorded_date,
    recorded_year,
    count(*) as copy_count
from copy_history
where recorded_year is not null and until_date is null and innovation_id is not null
group by innovation_id, is_package, adopter_province_code, first_copy_date, recorded_year
