-- question: In which state are each action plan and its copy, when was the last news, and at which forum does it stand, from which day until which?
-- grain:    one row per plan and span of time: one for each change; what ended before the plan was made is left out
-- uses:     plan_history, plan_news, copy_changes
-- kept:     for each frame, by until_date, plan_no; in parts by action_plan_id
-- params:   $frame
-- returns:  plan_no (as in plan_history), innovation_id, copy_scope, is_package, adopter_government_id, province_code, forum_id, is_forum_by_day, made_date, made_precision, source_id, milestone_count, plan_state (overdue, open, done, no_milestones), last_news_date, last_news_precision, copy_state, copy_step_rank, copy_since_date, copy_since_precision, copy_news_date (of the copy alone), from_date, until_date
-- nulls:    from_date is null before anything of the plan is dated, until_date for the span that still holds; made_date when undated; forum_id outside the recorded forums; last_news_date before anything of the plan is dated; what is told of the copy as in copy_changes
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
with plans as (
    select
        plan_no,
        action_plan_id,
        replication_id,
        count(milestone_no) as milestone_count
    from plan_history
    where from_date is null  -- of the spans of a plan the first, which each has
    group by plan_no, action_plan_id, replication_id
),

changes as (
    select
        plan_no,
        cast(due_date + interval 1 day as date) as change_date,
        1 as overdue_change,
        0 as done_change,
        cast(null as date) as news_date,
        cast(null as varchar) as precision
    from plan_history
    where from_date is null and due_date is not null and (done_date is null or done_date > due_date)

    union all

    select
        plan_no,
        done_date as change_date,
        case when done_date > due_date then -1 else 0 end as overdue_change,
        1 as done_change,
        cast(null as date) as news_date,
        cast(null as varchar) as precision
    from plan_history
    where from_date is null and done_date is not null

    union all

    select
        plans.plan_no,
        plan_news.news_date as change_date,
        0 as overdue_change,
        0 as done_change,
        plan_news.news_date,
        plan_news.precision
    from plan_news
    inner join plans on plans.action_plan_id = plan_news.action_plan_id

    union all

    select
        plan_no,
        from_date as change_date,
        0 as overdue_change,
        0 as done_change,
        cast(null as date) as news_date,
        cast(null as varchar) as precision
    from plan_history
    where is_first
),

days as (
    select
        plan_no,
        change_date,
        sum(overdue_change) as overdue_change,
        sum(done_change) as done_change,
        max(news_date) as news_date,
        max(precision) as precision
    from changes
    group by plan_no, change_date
),

spans as (
    select
        plan_no,
        change_date as from_date,
        lead(change_date) over (partition by plan_no order by change_date nulls first) as until_date,
        sum(overdue_change) over (partition by plan_no order by change_date nulls first) as overdue_count,
        sum(done_change) over (partition by plan_no order by change_date nulls first) as done_count,
        max(news_date) over (partition by plan_no order by change_date nulls first) as last_news_date,
        last_value(precision ignore nulls) over (
            partition by plan_no order by change_date nulls first
            rows between unbounded preceding and current row
        ) as last_news_precision
    from days
),

copies_then as (
    select plans.plan_no, copy_changes.*
    from plans
    inner join copy_changes on copy_changes.replication_id = plans.replication_id
)

select
    stands.plan_no,
    stands.innovation_id,
    stands.copy_scope,
    stands.is_package,
    stands.adopter_government_id,
    stands.province_code,
    stands.forum_id,
    stands.is_forum_by_day,
    stands.made_date,
    stands.made_precision,
    stands.source_id,
    plans.milestone_count,
    case
        when spans.overdue_count > 0 then 'overdue'
        when plans.milestone_count = 0 then 'no_milestones'
        when spans.done_count = plans.milestone_count then 'done'
        else 'open'
    end as plan_state,
    spans.last_news_date,
    spans.last_news_precision,
    copies_then.state as copy_state,
    copies_then.step_rank as copy_step_rank,
    copies_then.since_date as copy_since_date,
    copies_then.since_precision as copy_since_precision,
    copies_then.last_news_date as copy_news_date,
    spans.from_date,
    spans.until_date
from spans
inner join plans on plans.plan_no = spans.plan_no
inner join plan_history as stands
    on stands.plan_no = spans.plan_no
    and stands.is_first
    and (stands.from_date is null or stands.from_date <= spans.from_date)
    and (spans.from_date is null or stands.until_date is null or stands.until_date > spans.from_date)
left join copies_then
    on copies_then.plan_no = spans.plan_no
    and copies_then.from_date <= spans.from_date
    and (copies_then.until_date is null or copies_then.until_date > spans.from_date)
where stands.made_date is null or spans.until_date is null or spans.until_date > stands.made_date
