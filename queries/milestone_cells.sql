-- question: How many milestones are alike in all that counts ask for, from which day until which?
-- grain:    one row per kind of milestone and span of time, with their number: the milestones of plan_history without their plans
-- uses:     plan_history
-- kept:     for each frame
-- params:   $frame
-- returns:  is_package, province_code, forum_id, made_date, plan_stage, due_date, done_date, milestone_source_id, from_date, until_date, milestone_count
-- nulls:    as in plan_history
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    is_package,
    province_code,
    forum_id,
    made_date,
    plan_stage,
    due_date,
    done_date,
    milestone_source_id,
    from_date,
    until_date,
    count(*) as milestone_count
from plan_history
where milestone_no is not null
group by
    is_package,
    province_code,
    forum_id,
    made_date,
    plan_stage,
    due_date,
    done_date,
    milestone_source_id,
    from_date,
    until_date
