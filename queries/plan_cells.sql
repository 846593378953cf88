-- question: How many action plans are alike in all that counts ask for, from which day until which?
-- grain:    one row per kind of plan and span of time, with their number: the plans of plan_spans without their names
-- uses:     plan_spans
-- kept:     for each frame, by until_date
-- params:   $frame
-- returns:  copy_scope, is_package, province_code, forum_id, made_date, source_id, plan_state, last_news_date, from_date, until_date, plan_count, milestone_count
-- nulls:    as in plan_spans
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    copy_scope,
    is_package,
    province_code,
    forum_id,
    made_date,
    source_id,
    plan_state,
    last_news_date,
    from_date,
    until_date,
    count(*) as plan_count,
    cast(sum(milestone_count) as bigint) as milestone_count
from plan_spans
group by
    copy_scope,
    is_package,
    province_code,
    forum_id,
    made_date,
    source_id,
    plan_state,
    last_news_date,
    from_date,
    until_date
