-- question: How many action plans are there on a day of each kind, and where do they stand?
-- grain:    one row per kind of plan, for all innovations; one per plan of a named one, of which cells keep no count
-- uses:     plan_cells, plan_states
-- params:   $frame, $cut_off, $first_year (of the plan), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  copy_scope, province_code, made_date, source_id, plan_state, last_news_date, is_no_news, plan_count, milestone_count
-- nulls:    as in plan_states
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    copy_scope,
    province_code,
    made_date,
    source_id,
    plan_state,
    last_news_date,
    coalesce(last_news_date < cast($cut_off as date) - interval 24 month, false) as is_no_news,
    plan_count,
    milestone_count
from plan_cells
where
    $innovation = ''
    and (from_date is null or from_date <= $cut_off)
    and (until_date is null or until_date > $cut_off)
    and (made_date is null or (made_date <= $cut_off and extract(year from made_date) >= $first_year))
    and ($with_packages or not is_package)
    and ($province = '' or province_code = $province)
    and ($forum = '' or forum_id = $forum)

union all

select
    copy_scope,
    province_code,
    made_date,
    source_id,
    plan_state,
    last_news_date,
    is_no_news,
    cast(1 as bigint) as plan_count,
    milestone_count
from plan_states
where not ($innovation = '')
