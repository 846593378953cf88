-- question: In which year is each adopter of an innovation first recorded, and on which day was the copy granted or chosen?
-- grain:    one row per innovation, kind (package or not) and day on which copies are first recorded
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  innovation_id, innovation_name, is_package, first_copy_date, copy_count
-- nulls:    none; undated copies have no row
-- sources:  replications, replication_provinces, replication_steps, innovations
select
    copies_at_date.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_at_date.is_package,
    copies_at_date.first_copy_date,
    count(*) as copy_count
from copies_at_date
inner join innovations on innovations.innovation_id = copies_at_date.innovation_id
where
    copies_at_date.is_recorded
    and ($innovation = '' or copies_at_date.innovation_id = $innovation)
    and ($province = '' or copies_at_date.adopter_province_code = $province)
group by copies_at_date.innovation_id, innovations.short_name, innovations.name, copies_at_date.is_package, copies_at_date.first_copy_date
order by copies_at_date.innovation_id, copies_at_date.is_package, copies_at_date.first_copy_date
