-- question: What share of the action-plan milestones that are due has been done?
-- grain:    one row per province of the frame
-- params:   $frame, $cut_off
-- returns:  province_code, value (0-1), case_count (done), base_count (due), look
-- nulls:    value is null without a recorded milestone (look none) and below 5 due (look few)
-- sources:  plan_milestones, action_plans, replication_provinces
with counts as (
    select
        replication_provinces.province_code,
        count(*) as base_count,
        count(case when plan_milestones.done_date <= $cut_off then 1 end) as case_count
    from plan_milestones
    inner join action_plans on action_plans.action_plan_id = plan_milestones.action_plan_id
    inner join replication_provinces
        on replication_provinces.replication_id = action_plans.replication_id
        and replication_provinces.role = 'adopter'
        and replication_provinces.frame = $frame
    where plan_milestones.due_date <= $cut_off
    group by replication_provinces.province_code
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
