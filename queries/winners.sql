-- question: What became of each named awarded innovation: copies recorded of it, and the furthest of them?
-- grain:    one row per awarded, named innovation and year
-- uses:     awarded, innovation_spread
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  the columns of awarded; recorded_count, running_count, reached (by the furthest copy, as in innovation_spread)
-- nulls:    none recorded is not the same as not copied
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps
select
    awarded.*,
    coalesce(innovation_spread.recorded_count, 0) as recorded_count,
    coalesce(innovation_spread.running_count, 0) as running_count,
    coalesce(innovation_spread.reached, -4) as reached
from awarded
left join innovation_spread on innovation_spread.innovation_number = awarded.innovation_number
where awarded.innovation_number is not null and ($province = '' or awarded.province_code = $province)
