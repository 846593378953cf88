-- question: In what share of a province's regencies and cities is at least one copy recorded at or above a step?
-- grain:    one row per province of the frame
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $least_step (1-6)
-- returns:  province_code, value (0-1), case_count (regencies and cities reached), base_count (all of them), look
-- nulls:    not applicable in DKI Jakarta, whose regencies and cities are not autonomous; null when no regency or city of the province is recorded
-- sources:  replications, governments, government_provinces, replication_steps, regency_provinces
with reached as (
    select
        cells_at_date.adopter_province_code as province_code,
        count(distinct case when cells_at_date.step_rank >= $least_step and cells_at_date.state <> 'stopped' then governments.regency_code end) as case_count
    from cells_at_date
    inner join governments on governments.government_id = cells_at_date.adopter_government_id
    where cells_at_date.is_recorded and governments.regency_code is not null
    group by cells_at_date.adopter_province_code
),

bases as (
    select province_code, count(*) as base_count
    from regency_provinces
    where frame = $frame
    group by province_code
)

select
    province_frames.province_code,
    case when province_frames.province_code <> '31' then cast(reached.case_count as double) / bases.base_count end as value,
    coalesce(reached.case_count, 0) as case_count,
    bases.base_count,
    case
        when province_frames.province_code = '31' then 'na'
        when reached.case_count is null then 'none'
        when reached.case_count = 0 then 'zero'
        else 'value'
    end as look
from province_frames
inner join bases on bases.province_code = province_frames.province_code
left join reached on reached.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
