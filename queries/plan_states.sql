-- question: Where does each action plan stand on a day, and how long is its last news ago?
-- grain:    one row per plan made by the day, and per undated plan; a plan is not progress: the state of its copy is told beside it
-- uses:     plan_spans
-- params:   $frame, $cut_off, $first_year (of the plan), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  plan_no, innovation_id, copy_scope, is_package, province_code, forum_id, is_forum_by_day, made_date, source_id, milestone_count, plan_state (overdue, open, done, no_milestones), last_news_date, last_news_precision, days_without_news, is_no_news, copy_state
-- nulls:    made_date is null when undated; forum_id outside the recorded forums; last_news_date when nothing of the plan is dated by the day; days_without_news unless its day is known; copy_state when nothing of the copy is dated by the day
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    plan_no,
    innovation_id,
    copy_scope,
    is_package,
    province_code,
    forum_id,
    is_forum_by_day,
    made_date,
    source_id,
    milestone_count,
    plan_state,
    last_news_date,
    last_news_precision,
    case when last_news_precision = 'day' then date_diff('day', last_news_date, cast($cut_off as date)) end as days_without_news,
    coalesce(last_news_date < cast($cut_off as date) - interval 24 month, false) as is_no_news,
    copy_state
from plan_spans
where
    (from_date is null or from_date <= $cut_off)
    and (until_date is null or until_date > $cut_off)
    and (made_date is null or (made_date <= $cut_off and extract(year from made_date) >= $first_year))
    and ($with_packages or not is_package)
    and ($province = '' or province_code = $province)
    and ($forum = '' or forum_id = $forum)
    and ($innovation = '' or innovation_id = $innovation)
