-- question: How many years lie between the choice of an innovation and its copy running?
-- grain:    one row per province of the frame
-- uses:     copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, value (median years, one decimal is meaningful at best), case_count (copies with both dates), look
-- nulls:    value is null below 5 copies with both dates; copies that do not run yet are not in the median
-- sources:  replications, governments, government_provinces, replication_steps
with counts as (
    select
        adopter_province_code as province_code,
        count(*) as case_count,
        median(days_to_running / 365.25) as median_years
    from copies_at_date
    where days_to_running is not null and is_recorded and adopter_province_code is not null
    group by adopter_province_code
)

select
    province_frames.province_code,
    case when counts.case_count >= 5 then round(counts.median_years, 9) end as value,
    coalesce(counts.case_count, 0) as case_count,
    case
        when coalesce(counts.case_count, 0) = 0 then 'none'
        when counts.case_count < 5 then 'few'
        else 'value'
    end as look
from province_frames
left join counts on counts.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
