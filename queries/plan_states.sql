-- question: Where does each action plan stand on a day, and how long is its last news ago?
-- grain:    one row per plan made by the day, and per undated plan; a plan is not progress: the state of its copy stands beside it
-- uses:     copies, copy_states, forum_copies, copy_forums, milestone_states
-- params:   $frame, $cut_off, $first_year (of the plan), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  action_plan_id, replication_id, innovation_id, copy_scope, is_package, adopter_kind, government_id, province_code, forum_id, is_forum_by_day, made_date, made_precision, plan_state (overdue, open, done, no_milestones), milestone_count, due_count, due_done_count, done_count, overdue_count, copy_state, last_news_date, last_news_precision, days_without_news, is_no_news, source_id
-- nulls:    made_date is null when undated; forum_id outside the recorded forums; last_news_date when nothing of the plan is dated by the day; days_without_news unless its day is known
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
with counts as (
    select
        action_plan_id,
        count(*) as milestone_count,
        count(case when is_due then 1 end) as due_count,
        count(case when is_due and done_date is not null then 1 end) as due_done_count,
        count(done_date) as done_count,
        count(case when milestone_state = 'overdue' then 1 end) as overdue_count
    from milestone_states
    group by action_plan_id
),

news as (
    select action_plan_id, made_date as news_date, precision from action_plans

    union all

    select action_plan_id, done_date, 'day' from milestone_states

    union all

    select action_plan_id, news_date, 'day' from milestone_states

    union all

    select action_plans.action_plan_id, replication_steps.date_to, replication_steps.precision
    from action_plans
    inner join replication_steps on replication_steps.replication_id = action_plans.replication_id
),

latest as (
    select
        action_plan_id,
        news_date,
        precision,
        row_number() over (
            partition by action_plan_id
            order by news_date desc, case precision when 'day' then 1 when 'month' then 2 else 3 end
        ) as position
    from news
    where news_date <= $cut_off
)

select
    action_plans.action_plan_id,
    action_plans.replication_id,
    copies.innovation_id,
    copies.copy_scope,
    copies.is_package,
    copies.adopter_kind,
    action_plans.government_id,
    copies.adopter_province_code as province_code,
    coalesce(action_plans.forum_id, copy_forums.forum_id) as forum_id,
    action_plans.forum_id is null and copy_forums.link = 'same_day' as is_forum_by_day,
    action_plans.made_date,
    action_plans.precision as made_precision,
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
    latest.news_date as last_news_date,
    latest.precision as last_news_precision,
    case when latest.precision = 'day' then date_diff('day', latest.news_date, cast($cut_off as date)) end as days_without_news,
    coalesce(latest.news_date < cast($cut_off as date) - interval 24 month, false) as is_no_news,
    action_plans.source_id
from action_plans
inner join copies on copies.replication_id = action_plans.replication_id
left join copy_states on copy_states.replication_id = action_plans.replication_id
left join copy_forums on copy_forums.replication_id = action_plans.replication_id
left join counts on counts.action_plan_id = action_plans.action_plan_id
left join latest on latest.action_plan_id = action_plans.action_plan_id and latest.position = 1
where
    (
        action_plans.made_date is null
        or (action_plans.made_date <= $cut_off and extract(year from action_plans.made_date) >= $first_year)
    )
    and ($with_packages or not copies.is_package)
    and ($province = '' or copies.adopter_province_code = $province)
    and ($forum = '' or coalesce(action_plans.forum_id, copy_forums.forum_id) = $forum)
    and ($innovation = '' or copies.innovation_id = $innovation)
