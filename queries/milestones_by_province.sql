-- question: What share of the action-plan milestones that are due has been done?
-- grain:    one row per province of the frame
-- uses:     milestone_cells
-- params:   $frame, $cut_off
-- returns:  province_code, value (0-1), case_count (done), base_count (due), look
-- nulls:    value is null without a recorded milestone (look none) and below 5 due (look few)
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames
with counts as (
    select
        province_code,
        cast(sum(milestone_count) as bigint) as base_count,
        cast(sum(case when done_date <= $cut_off then milestone_count else 0 end) as bigint) as case_count
    from milestone_cells
    where due_date <= $cut_off and from_date is null  -- of the spans of a plan the first, which each has
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
