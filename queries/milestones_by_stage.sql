-- question: In each stage of the plans (preparation, execution, monitoring and evaluation), which milestones are done, due or overdue?
-- grain:    one row per stage and state of a milestone
-- uses:     milestone_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  plan_stage, milestone_state, milestone_count, due_count (due by the day), plan_count
-- nulls:    none; a stage or state without a milestone has no row
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
select
    plan_stage,
    milestone_state,
    count(*) as milestone_count,
    count(case when is_due then 1 end) as due_count,
    count(distinct plan_no) as plan_count
from milestone_states
where milestone_no is not null
group by plan_stage, milestone_state
order by plan_stage, milestone_state
