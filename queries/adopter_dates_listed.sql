-- question: In which year is each adopter of an innovation first recorded, and on which day was the copy granted or chosen?
-- grain:    one row per innovation, kind (package or not) and day on which copies are first recorded
-- uses:     innovation_first_days
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  innovation_id, innovation_name, is_package, first_copy_date, copy_count
-- nulls:    none; undated copies have no row
-- sources:  replications, governments, government_provinces, replication_steps, innovations
select
    innovation_first_days.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    innovation_first_days.is_package,
    innovation_first_days.recorded_date as first_copy_date,
    cast(sum(innovation_first_days.copy_count) as bigint) as copy_count
from innovation_first_days
inner join innovations on innovations.innovation_id = innovation_first_days.innovation_id
where
    innovation_first_days.recorded_year >= $first_year
    and innovation_first_days.recorded_date <= $cut_off
    and ($with_packages or not innovation_first_days.is_package)
    and ($innovation = '' or innovation_first_days.innovation_id = $innovation)
    and ($province = '' or innovation_first_days.adopter_province_code = $province)
group by innovation_first_days.innovation_id, innovations.short_name, innovations.name, innovation_first_days.is_package, innovation_first_days.recorded_date
order by innovation_first_days.innovation_id, innovation_first_days.is_package, innovation_first_days.recorded_date
