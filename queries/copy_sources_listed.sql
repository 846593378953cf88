-- question: On which sources do the copies of a day rest?
-- grain:    one row per source that a copy with a dated step rests on
-- uses:     source_cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $adopter_province, $origin_province (codes in the frame); '' stands for any
-- returns:  source_id, copy_count (whatever their scope), recorded_count
-- nulls:    source_id is null in the row of copies without one
-- sources:  replications, governments, government_provinces, replication_steps
select
    source_id,
    cast(sum(copy_count) as bigint) as copy_count,
    cast(sum(case when is_recorded then copy_count else 0 end) as bigint) as recorded_count
from source_cells_at_date
where
    ($adopter_province = '' or adopter_province_code = $adopter_province)
    and ($origin_province = '' or origin_province_code = $origin_province)
group by source_id
order by source_id nulls last
