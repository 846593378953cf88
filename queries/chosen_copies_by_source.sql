-- question: On which sources do recorded copies with a dated choice or commitment rest?
-- grain:    one row per source
-- uses:     choices_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  source_id, copy_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
select source_id, cast(sum(copy_count) as bigint) as copy_count
from choices_at_date
group by source_id
order by source_id
