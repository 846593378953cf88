-- question: Of each innovation, which milestones are done, due or overdue, and of how many plans?
-- grain:    one row per innovation and state of a milestone; plans without milestones have a row without a state
-- uses:     milestone_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  innovation_id, innovation_name, milestone_state, milestone_count, due_count (due by the day), plan_count
-- nulls:    innovation_id is null for plans that name none; milestone_state for plans without milestones
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    milestone_states.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    milestone_states.milestone_state,
    count(milestone_states.milestone_no) as milestone_count,
    count(case when milestone_states.is_due then 1 end) as due_count,
    count(distinct milestone_states.plan_no) as plan_count
from milestone_states
left join innovations on innovations.innovation_id = milestone_states.innovation_id
group by
    milestone_states.innovation_id,
    innovations.short_name,
    innovations.name,
    milestone_states.milestone_state
order by milestone_states.innovation_id nulls last, milestone_states.milestone_state nulls last
