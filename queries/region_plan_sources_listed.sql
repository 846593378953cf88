-- question: From which sources are the action plans of a region known?
-- grain:    one row per source
-- uses:     region_plans
-- params:   $frame, $cut_off, $with_packages, $government (key of the adopter), $province (of the adopter in the frame; '' stands for any)
-- returns:  source_id
-- nulls:    none
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select distinct source_id from region_plans where source_id is not null order by source_id
