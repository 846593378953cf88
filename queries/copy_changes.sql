-- question: How does the state of each copy change over time?
-- grain:    one row per copy and day on which a step of it becomes known; it holds until the next such day
-- kept:     whole, by replication_id, from_date; in parts by replication_id
-- params:   none
-- returns:  replication_id, from_date, until_date, state, step_rank, since_date, since_precision, first_copy_date, last_news_date, last_news_precision, intent_date, intent_precision (of the first step of being chosen, committed to or planned), days_to_running (from its choice or commitment)
-- nulls:    until_date is null for the state that still holds; step_rank is null when only an unknown stage is recorded; first_copy_date is null while only explored, intent_date before such a step, days_to_running unless both are dated, in this order
-- sources:  replication_steps
with dated_steps as (
    select
        *,
        case when step = 'unknown' then 0.5 else step_rank end as evidence_rank
    from replication_steps
    where date_to is not null
),

days as (
    select
        replication_id,
        date_to as from_date,
        lead(date_to) over (partition by replication_id order by date_to) as until_date
    from dated_steps
    group by replication_id, date_to
),

known_steps as (
    select days.from_date, days.until_date, dated_steps.*
    from days
    inner join dated_steps
        on dated_steps.replication_id = days.replication_id and dated_steps.date_to <= days.from_date
),

spans as (
    select
        replication_id,
        from_date,
        until_date,
        max(step_rank) as step_rank,
        max(date_to) as last_news_date,
        max(case when step = 'stopped' then date_to end) as stopped_date,
        max(case when step = 'stopped' then precision end) as stopped_precision,
        min(case when step not in ('explored', 'stopped') then date_to end) as first_copy_date,
        min(case when step_rank between 1 and 2 then date_from end) as chosen_date,
        min(case when step_rank >= 5 then date_from end) as running_date
    from known_steps
    group by replication_id, from_date, until_date
),

highest_steps as (
    select
        replication_id,
        from_date,
        step,
        date_from,
        date_to,
        precision,
        row_number() over (
            partition by replication_id, from_date order by evidence_rank desc, date_from, step_no
        ) as position
    from known_steps
    where step <> 'stopped'
),

intents as (
    select
        replication_id,
        from_date,
        date_to,
        precision,
        row_number() over (partition by replication_id, from_date order by date_to, step_no) as position
    from known_steps
    where step in ('chosen', 'committed', 'action_plan')
),

news as (
    select
        replication_id,
        from_date,
        precision,
        row_number() over (
            partition by replication_id, from_date
            order by date_to desc, case precision when 'day' then 1 when 'month' then 2 else 3 end, step_no
        ) as position
    from known_steps
),

judged as (
    select
        spans.*,
        highest_steps.step,
        highest_steps.date_from,
        highest_steps.precision,
        coalesce(spans.stopped_date >= highest_steps.date_to and highest_steps.step <> 'explored', false) as is_stopped
    from spans
    inner join highest_steps
        on highest_steps.replication_id = spans.replication_id
        and highest_steps.from_date = spans.from_date
        and highest_steps.position = 1
)

select
    judged.replication_id,
    judged.from_date,
    judged.until_date,
    case when judged.is_stopped then 'stopped' else judged.step end as state,
    judged.step_rank,
    case when judged.is_stopped then judged.stopped_date else judged.date_from end as since_date,
    case when judged.is_stopped then judged.stopped_precision else judged.precision end as since_precision,
    judged.first_copy_date,
    judged.last_news_date,
    news.precision as last_news_precision,
    intents.date_to as intent_date,
    intents.precision as intent_precision,
    case when judged.running_date >= judged.chosen_date then date_diff('day', judged.chosen_date, judged.running_date) end as days_to_running
from judged
inner join news
    on news.replication_id = judged.replication_id and news.from_date = judged.from_date and news.position = 1
left join intents
    on intents.replication_id = judged.replication_id and intents.from_date = judged.from_date and intents.position = 1
