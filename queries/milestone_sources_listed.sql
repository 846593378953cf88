-- question: From which sources are the milestones in view known?
-- grain:    one row per source
-- uses:     milestone_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  source_id
-- nulls:    none
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select distinct milestone_source_id as source_id from milestone_counts where milestone_source_id is not null order by source_id
