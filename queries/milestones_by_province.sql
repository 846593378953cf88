-- question: What share of the action-plan milestones that are due has been done?
-- grain:    one row per province of the frame
-- uses:     plan_history
-- params:   $frame, $cut_off
-- returns:  province_code, value (0-1), case_count (done), base_count (due), look
-- nulls:    value is null without a recorded milestone (look none) and below 5 due (look few)
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, province_frames
with counts as (
    select
        province_code,
        count(*) as base_count,
        count(case when done_date <= $cut_off then 1 end) as case_count
    from plan_history
    where
        due_date <= $cut_off
        and province_code is not null
        and (from_date is null or from_date <= $cut_off)
        and (until_date is null or until_date > $cut_off)
    group by province_code
)

select
    province_frames.province_code,
    case when counts.base_count >= 5 then cast(counts.case_count as double) / counts.base_count end as value,
    coalesce(counts.case_count, 0) as case_count,
    coalesce(counts.base_count, 0) as base_count,
    case
        when counts.base_count is null then 'none'
        when counts.base_count < 5 then 'few'
        when counts.case_count = 0 then 'zero'
        else 'value'
    end as look
from province_frames
left join counts on counts.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
