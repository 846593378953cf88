-- question: Which facilitators do copies and explorations name, in which state are these, and on which source do they rest?
-- grain:    one row per facilitator as worded, package or not, state and source; of recorded copies and of those explored only
-- uses:     source_cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  facilitator (several are parted by semicolons), is_package, state, is_recorded (else explored only), source_id, copy_count
-- nulls:    facilitator is null where the record names none
-- sources:  replications, governments, government_provinces, replication_steps
select
    facilitator,
    is_package,
    state,
    is_recorded,
    source_id,
    cast(sum(copy_count) as bigint) as copy_count
from source_cells_at_date
where (is_recorded or is_explored_only) and ($province = '' or adopter_province_code = $province)
group by facilitator, is_package, state, is_recorded, source_id
order by facilitator nulls last, is_package, state, is_recorded, source_id nulls last
