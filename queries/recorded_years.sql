-- question: In which years were copies of each innovation first recorded, of those known on a day?
-- grain:    several rows per innovation, kind (package or not) and year, to be summed
-- uses:     innovation_first_days, innovation_first_years
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (of the adopter; '' stands for any)
-- returns:  innovation_id, is_package, recorded_year, copy_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
select innovation_id, is_package, recorded_year, copy_count
from innovation_first_years
where
    recorded_year >= $first_year
    and recorded_year < extract(year from cast($cut_off as date))
    and ($with_packages or not is_package)
    and ($province = '' or adopter_province_code = $province)

union all

select innovation_id, is_package, recorded_year, copy_count
from innovation_first_days
where
    recorded_year >= $first_year
    and recorded_year = extract(year from cast($cut_off as date))
    and recorded_date <= $cut_off
    and ($with_packages or not is_package)
    and ($province = '' or adopter_province_code = $province)
