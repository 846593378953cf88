-- question: Of each innovation, which milestones are done, due or overdue, and of how many plans?
-- grain:    one row per innovation and state of a milestone; plans without milestones have a row without a state
-- uses:     milestone_states, plans_in_view
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  innovation_id, innovation_name, milestone_state, milestone_count, due_count (due by the day), plan_count
-- nulls:    innovation_id is null for plans that name none; milestone_state for plans without milestones
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    plans_in_view.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    milestone_states.milestone_state,
    count(milestone_states.milestone_no) as milestone_count,
    count(case when milestone_states.is_due then 1 end) as due_count,
    count(distinct plans_in_view.action_plan_id) as plan_count
from plans_in_view
left join milestone_states on milestone_states.action_plan_id = plans_in_view.action_plan_id
left join innovations on innovations.innovation_id = plans_in_view.innovation_id
group by
    plans_in_view.innovation_id,
    innovations.short_name,
    innovations.name,
    milestone_states.milestone_state
order by plans_in_view.innovation_id nulls last, milestone_states.milestone_state nulls last
