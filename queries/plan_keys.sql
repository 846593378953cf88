-- question: Which number stands for each action plan where many are told apart?
-- grain:    one row per plan, in the order of their keys: numbers are compared and grouped faster than keys
-- kept:     whole, by plan_no
-- params:   none
-- returns:  plan_no, action_plan_id, replication_id, government_id (of the plan)
-- nulls:    government_id is null for plans of groups and units
-- sources:  action_plans
select
    row_number() over (order by action_plan_id) as plan_no,
    action_plan_id,
    replication_id,
    government_id
from action_plans
