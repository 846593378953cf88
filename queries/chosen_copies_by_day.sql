-- question: How long after its choice or commitment does a copy run?
-- grain:    one row per days of the choice, of the beginning and of the end, of recorded copies with a dated choice or commitment
-- uses:     choices_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  chosen_from, chosen_to, running_from, running_to, stopped_to, copy_count
-- nulls:    running_from and running_to are null when the copy is not recorded as running by the day; stopped_to when it is not recorded as stopped
-- sources:  replications, governments, government_provinces, replication_steps
select chosen_from, chosen_to, running_from, running_to, stopped_to, cast(sum(copy_count) as bigint) as copy_count
from choices_at_date
group by chosen_from, chosen_to, running_from, running_to, stopped_to
order by chosen_to, chosen_from, running_to nulls last, running_from, stopped_to nulls last
