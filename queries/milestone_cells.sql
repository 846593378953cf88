-- question: How many milestones of the plans of a province are due on a day and done on a day?
-- grain:    one row per province and pair of days, with their number
-- uses:     plan_history
-- kept:     for each frame
-- params:   $frame
-- returns:  province_code, due_date, done_date, milestone_count
-- nulls:    done_date is null for what no source tells as done
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
select province_code, due_date, done_date, count(*) as milestone_count
from plan_history
where due_date is not null and province_code is not null and from_date is null  -- of the spans of a plan the first, which each has
group by province_code, due_date, done_date
