-- question: In each stage of the plans (preparation, execution, monitoring and evaluation), which milestones are done, due or overdue?
-- grain:    one row per stage and state of a milestone
-- uses:     milestone_states, plans_in_view
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  plan_stage, milestone_state, milestone_count, due_count (due by the day), plan_count
-- nulls:    none; a stage or state without a milestone has no row
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
select
    milestone_states.plan_stage,
    milestone_states.milestone_state,
    count(*) as milestone_count,
    count(case when milestone_states.is_due then 1 end) as due_count,
    count(distinct milestone_states.action_plan_id) as plan_count
from milestone_states
inner join plans_in_view on plans_in_view.action_plan_id = milestone_states.action_plan_id
group by milestone_states.plan_stage, milestone_states.milestone_state
order by milestone_states.plan_stage, milestone_states.milestone_state
