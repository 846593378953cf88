-- question: In each province, which milestones are done, due or overdue, and of how many plans?
-- grain:    one row per province and state of a milestone; plans without milestones have a row without a state
-- uses:     milestone_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  province_code, province_name, milestone_state, milestone_count, due_count (due by the day), plan_count
-- nulls:    province_code is null when the record does not place the adopter; milestone_state for plans without milestones
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, province_frames
select
    milestone_states.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    milestone_states.milestone_state,
    count(milestone_states.milestone_no) as milestone_count,
    count(case when milestone_states.is_due then 1 end) as due_count,
    count(distinct milestone_states.plan_no) as plan_count
from milestone_states
left join province_frames on province_frames.province_code = milestone_states.province_code and province_frames.frame = $frame
group by
    milestone_states.province_code,
    province_frames.name_id,
    province_frames.name_en,
    milestone_states.milestone_state
order by milestone_states.province_code nulls last, milestone_states.milestone_state nulls last
