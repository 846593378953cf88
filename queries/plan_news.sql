-- question: When was there news of each action plan, known how exactly?
-- grain:    one row per plan and day of news; it is the last news until the next such day
-- kept:     whole, by action_plan_id; in parts by action_plan_id
-- params:   none
-- returns:  action_plan_id, news_date, until_date, precision (the finest of that day)
-- nulls:    until_date is null for the newest; a plan of which nothing is dated has no row
-- sources:  action_plans, plan_milestones, replication_steps
with news as (
    select action_plan_id, made_date as news_date, precision from action_plans

    union all

    select action_plan_id, done_date, 'day' from plan_milestones

    union all

    select action_plan_id, news_date, 'day' from plan_milestones

    union all

    select action_plans.action_plan_id, replication_steps.date_to, replication_steps.precision
    from action_plans
    inner join replication_steps on replication_steps.replication_id = action_plans.replication_id
),

days as (
    select
        action_plan_id,
        news_date,
        min(case precision when 'day' then 1 when 'month' then 2 else 3 end) as fineness,
        min(case when precision not in ('day', 'month') then precision end) as coarse
    from news
    where news_date is not null
    group by action_plan_id, news_date
)

select
    action_plan_id,
    news_date,
    lead(news_date) over (partition by action_plan_id order by news_date) as until_date,
    case fineness when 1 then 'day' when 2 then 'month' else coarse end as precision
from days
