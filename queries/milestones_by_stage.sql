-- question: In each stage of the plans (preparation, execution, monitoring and evaluation), which milestones are done, due or overdue?
-- grain:    one row per stage and state of a milestone
-- uses:     milestone_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  plan_stage, milestone_state, milestone_count, due_count (due by the day)
-- nulls:    none; a stage or state without a milestone has no row
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    plan_stage,
    milestone_state,
    cast(sum(milestone_count) as bigint) as milestone_count,
    cast(sum(case when is_due then milestone_count else 0 end) as bigint) as due_count
from milestone_counts
group by plan_stage, milestone_state
order by plan_stage, milestone_state
