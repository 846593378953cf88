-- question: How many copies of an innovation, of a government or of a province have left a trail by a day?
-- grain:    one row
-- uses:     copy_steps, copies_at_date, cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $adopter, $origin (keys), $adopter_province, $origin_province (codes in the frame; '' stands for any)
-- returns:  dated_count (copies with a state), undated_count (copies of which only a step without a day is known, or that it was stopped), recorded_count, running_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
with dated as (
    select is_recorded, state, copy_count
    from cells_at_date
    where
        $innovation = ''
        and state is not null
        and ($adopter = '' or adopter_government_id = $adopter)
        and ($origin = '' or origin_government_id = $origin)
        and ($adopter_province = '' or adopter_province_code = $adopter_province)
        and ($origin_province = '' or origin_province_code = $origin_province)

    union all

    select is_recorded, state, cast(1 as bigint) as copy_count
    from copies_at_date
    where
        $innovation <> ''
        and innovation_id = $innovation
        and state is not null
        and ($adopter = '' or adopter_government_id = $adopter)
        and ($origin = '' or origin_government_id = $origin)
        and ($adopter_province = '' or adopter_province_code = $adopter_province)
        and ($origin_province = '' or origin_province_code = $origin_province)
),

undated as (
    select count(distinct replication_id) as undated_count
    from copy_steps
    where
        ($innovation = '' or innovation_id = $innovation)
        and ($adopter = '' or adopter_government_id = $adopter)
        and ($origin = '' or origin_government_id = $origin)
        and ($adopter_province = '' or adopter_province_code = $adopter_province)
        and ($origin_province = '' or origin_province_code = $origin_province)
        and (date_to is null or date_to <= $cut_off)
        and (state_date is null or state_date > $cut_off)
),

sums as (
    select
        cast(coalesce(sum(copy_count), 0) as bigint) as dated_count,
        cast(coalesce(sum(case when is_recorded then copy_count end), 0) as bigint) as recorded_count,
        cast(coalesce(sum(case when is_recorded and state in ('running', 'institutionalised') then copy_count end), 0) as bigint) as running_count
    from dated
)

select sums.dated_count, undated.undated_count, sums.recorded_count, sums.running_count
from sums
cross join undated
order by sums.dated_count
