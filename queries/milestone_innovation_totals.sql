-- question: How many innovations have milestones in their plans, how many have one that is overdue, and how many milestones name no innovation?
-- grain:    one row
-- uses:     milestone_innovation_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  innovation_count, late_count (with a milestone overdue), outside_count (milestones of plans that name no innovation)
-- nulls:    none
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    count(distinct innovation_number) as innovation_count,
    count(case when milestone_state = 'overdue' then innovation_number end) as late_count,
    cast(coalesce(sum(case when innovation_number is null then milestone_count end), 0) as bigint) as outside_count
from milestone_innovation_counts
order by innovation_count
