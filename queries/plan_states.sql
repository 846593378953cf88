-- question: Where does each action plan stand on a day, and how long is its last news ago?
-- grain:    one row per plan made by the day, and per undated plan; a plan is not progress: the state of its copy stands beside it
-- uses:     plan_news, milestone_states, copy_states
-- params:   $frame, $cut_off, $first_year (of the plan), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  action_plan_id, replication_id, innovation_id, copy_scope, is_package, adopter_kind, government_id, province_code, forum_id, is_forum_by_day, made_date, made_precision, plan_state (overdue, open, done, no_milestones), milestone_count, due_count, due_done_count, done_count, overdue_count, copy_state, last_news_date, last_news_precision, days_without_news, is_no_news, source_id
-- nulls:    made_date is null when undated; forum_id outside the recorded forums; last_news_date when nothing of the plan is dated by the day; days_without_news unless its day is known
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
with counts as (
    select
        plan_no,
        count(*) as milestone_count,
        count(case when is_due then 1 end) as due_count,
        count(case when is_due and done_date is not null then 1 end) as due_done_count,
        count(done_date) as done_count,
        count(case when milestone_state = 'overdue' then 1 end) as overdue_count
    from milestone_states
    where milestone_no is not null
    group by plan_no
)

select
    plans.action_plan_id,
    plans.replication_id,
    plans.innovation_id,
    plans.copy_scope,
    plans.is_package,
    plans.adopter_kind,
    plans.government_id,
    plans.province_code,
    plans.forum_id,
    plans.is_forum_by_day,
    plans.made_date,
    plans.made_precision,
    case
        when counts.overdue_count > 0 then 'overdue'
        when counts.done_count = counts.milestone_count then 'done'
        when counts.milestone_count > 0 then 'open'
        else 'no_milestones'
    end as plan_state,
    coalesce(counts.milestone_count, 0) as milestone_count,
    coalesce(counts.due_count, 0) as due_count,
    coalesce(counts.due_done_count, 0) as due_done_count,
    coalesce(counts.done_count, 0) as done_count,
    coalesce(counts.overdue_count, 0) as overdue_count,
    copy_states.state as copy_state,
    plan_news.news_date as last_news_date,
    plan_news.precision as last_news_precision,
    case when plan_news.precision = 'day' then date_diff('day', plan_news.news_date, cast($cut_off as date)) end as days_without_news,
    coalesce(plan_news.news_date < cast($cut_off as date) - interval 24 month, false) as is_no_news,
    plans.source_id
from milestone_states as plans
left join copy_states on copy_states.replication_id = plans.replication_id
left join counts on counts.plan_no = plans.plan_no
left join plan_news
    on plan_news.action_plan_id = plans.action_plan_id
    and plan_news.news_date <= $cut_off
    and (plan_news.until_date is null or plan_news.until_date > $cut_off)
where plans.is_first
