-- question: From which sources are the action plans in view known?
-- grain:    one row per source
-- uses:     plan_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  source_id
-- nulls:    none
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select distinct source_id from plan_counts where source_id is not null order by source_id
