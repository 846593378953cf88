-- question: In each province, which milestones of plans are done, due or overdue?
-- grain:    one row per province and state of a milestone
-- uses:     milestone_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  province_code, province_name, milestone_state, milestone_count, due_count (due by the day)
-- nulls:    province_code is null when the record does not place the adopter; a province or state without a milestone has no row
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames
select
    milestone_counts.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    milestone_counts.milestone_state,
    cast(sum(milestone_counts.milestone_count) as bigint) as milestone_count,
    cast(sum(case when milestone_counts.is_due then milestone_counts.milestone_count else 0 end) as bigint) as due_count
from milestone_counts
left join province_frames on province_frames.province_code = milestone_counts.province_code and province_frames.frame = $frame
group by
    milestone_counts.province_code,
    province_frames.name_id,
    province_frames.name_en,
    milestone_counts.milestone_state
order by milestone_counts.province_code nulls last, milestone_counts.milestone_state
