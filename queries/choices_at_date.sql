-- question: When were the copies of an innovation (or of all) chosen, when did they begin to run and when did they stop, as far as it is known on a day?
-- grain:    one row per kind of copy and days, for all innovations; one per copy of a named one
-- uses:     choice_cells, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  chosen_from, chosen_to, running_from, running_to, stopped_to, source_id, copy_count
-- nulls:    running_from and running_to are null when the copy is not recorded as running by the day; stopped_to when it is not recorded as stopped
-- sources:  replications, governments, government_provinces, replication_steps
select
    chosen_from,
    chosen_to,
    case when running_to <= $cut_off then running_from end as running_from,
    case when running_to <= $cut_off then running_to end as running_to,
    case when stopped_to <= $cut_off then stopped_to end as stopped_to,
    source_id,
    copy_count
from choice_cells
where
    $innovation = ''
    and chosen_to <= $cut_off
    and recorded_year >= $first_year
    and ($with_packages or not is_package)
    and ($province = '' or adopter_province_code = $province)

union all

select
    chosen_from,
    chosen_to,
    running_from,
    running_to,
    stopped_to,
    source_id,
    cast(1 as bigint) as copy_count
from copies_at_date
where
    $innovation <> ''
    and innovation_id = $innovation
    and is_recorded
    and chosen_to is not null
    and ($province = '' or adopter_province_code = $province)
