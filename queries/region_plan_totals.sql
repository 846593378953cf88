-- question: How many action plans of a region are known by a day, how many of their copies went further, and how many milestones do they set?
-- grain:    one row
-- uses:     region_plans
-- params:   $frame, $cut_off, $with_packages, $government (key of the adopter), $province (of the adopter in the frame; '' stands for any)
-- returns:  plan_count, moved_count (a trial or further is recorded of the copy), quiet_count (no news of the copy for 24 months), milestone_count
-- nulls:    none
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    count(*) as plan_count,
    count(case when copy_step_rank >= 4 then 1 end) as moved_count,
    count(case when is_no_news then 1 end) as quiet_count,
    cast(coalesce(sum(milestone_count), 0) as bigint) as milestone_count
from region_plans
order by plan_count
