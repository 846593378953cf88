-- question: How many milestones of an innovation are alike in all that counts ask for, whatever the forum?
-- grain:    one row per innovation and kind of milestone, with their number
-- uses:     plan_history
-- kept:     for each frame, by innovation_number
-- params:   $frame
-- returns:  innovation_number, is_package, province_code, made_date, due_date, done_date, milestone_count
-- nulls:    innovation_number is null for plans that name none; the rest as in plan_history
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    innovation_number,
    is_package,
    province_code,
    made_date,
    due_date,
    done_date,
    count(*) as milestone_count
from plan_history
where milestone_no is not null and from_date is null  -- of the spans of a plan the first, which each has
group by
    innovation_number,
    is_package,
    province_code,
    made_date,
    due_date,
    done_date
