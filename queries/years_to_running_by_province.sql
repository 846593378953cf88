-- question: How many years lie between the choice of an innovation and its copy running?
-- grain:    one row per province of the frame
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, value (median years, one decimal is meaningful at best), case_count (copies with both dates), look
-- nulls:    value is null below 5 copies with both dates; copies that do not run yet are not in the median
-- sources:  replications, replication_provinces, replication_steps
with spans as (
    select
        copies_at_date.replication_id,
        copies_at_date.adopter_province_code as province_code,
        min(case when replication_steps.step_rank between 1 and 2 then replication_steps.date_from end) as chosen_date,
        min(case when replication_steps.step_rank >= 5 then replication_steps.date_from end) as running_date
    from copies_at_date
    inner join replication_steps
        on replication_steps.replication_id = copies_at_date.replication_id
        and replication_steps.date_to <= $cut_off
    where copies_at_date.is_recorded and copies_at_date.adopter_province_code is not null
    group by copies_at_date.replication_id, copies_at_date.adopter_province_code
),

counts as (
    select
        province_code,
        count(case when running_date >= chosen_date then 1 end) as case_count,
        median(case when running_date >= chosen_date then date_diff('day', chosen_date, running_date) / 365.25 end) as median_years
    from spans
    group by province_code
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
