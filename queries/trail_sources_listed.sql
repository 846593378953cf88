-- question: On which sources do the steps of the copies of an innovation, of a government or of a province rest?
-- grain:    one row per source of a step that is undated or dated by the day
-- uses:     copy_steps
-- params:   $frame, $cut_off, $innovation, $adopter, $origin (keys), $adopter_province, $origin_province (codes in the frame; '' stands for any)
-- returns:  source_id, step_count
-- nulls:    source_id is null in the row of steps without one
-- sources:  replications, governments, government_provinces, replication_steps
select source_id, count(*) as step_count
from copy_steps
where
    ($innovation = '' or innovation_id = $innovation)
    and ($adopter = '' or adopter_government_id = $adopter)
    and ($origin = '' or origin_government_id = $origin)
    and ($adopter_province = '' or adopter_province_code = $adopter_province)
    and ($origin_province = '' or origin_province_code = $origin_province)
    and (date_to is null or date_to <= $cut_off)
group by source_id
order by source_id nulls last
