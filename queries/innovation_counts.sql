-- question: How many recorded copies has each innovation by a day?
-- grain:    one row per innovation with a recorded copy, and kind (package or not)
-- uses:     innovation_days, innovation_years
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (of the adopter; '' stands for any)
-- returns:  innovation_id, is_package, copy_count
-- nulls:    none
-- sources:  replications, replication_provinces, replication_steps
with recorded as (
    select innovation_id, is_package, copy_count
    from innovation_years
    where
        recorded_year >= $first_year
        and recorded_year < extract(year from cast($cut_off as date))
        and ($with_packages or not is_package)
        and ($province = '' or adopter_province_code = $province)

    union all

    select innovation_id, is_package, copy_count
    from innovation_days
    where
        recorded_year >= $first_year
        and recorded_year = extract(year from cast($cut_off as date))
        and recorded_date <= $cut_off
        and ($with_packages or not is_package)
        and ($province = '' or adopter_province_code = $province)
)

select
    innovation_id,
    is_package,
    cast(sum(copy_count) as bigint) as copy_count
from recorded
group by innovation_id, is_package
