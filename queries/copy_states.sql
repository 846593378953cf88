-- question: In which state is each copy on a day?
-- grain:    one row per copy that has a step dated by that day; undated copies have no row
-- params:   $cut_off (date)
-- returns:  replication_id, state, step_rank, since_date, since_precision, first_copy_date, last_news_date, is_no_news
-- nulls:    step_rank is null when only an unknown stage is recorded; first_copy_date is null while only explored
-- sources:  replication_steps
with dated_steps as (
    select
        *,
        case when step = 'unknown' then 0.5 else step_rank end as evidence_rank
    from replication_steps
    where date_to is not null and date_to <= $cut_off
),

spans as (
    select
        replication_id,
        max(step_rank) as step_rank,
        max(date_to) as last_news_date,
        max(case when step = 'stopped' then date_to end) as stopped_date,
        max(case when step = 'stopped' then precision end) as stopped_precision,
        min(case when step not in ('explored', 'stopped') then date_to end) as first_copy_date
    from dated_steps
    group by replication_id
),

highest_steps as (
    select
        replication_id,
        step,
        date_from,
        date_to,
        precision,
        row_number() over (
            partition by replication_id order by evidence_rank desc, date_from, step_no
        ) as position
    from dated_steps
    where step <> 'stopped'
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
        on highest_steps.replication_id = spans.replication_id and highest_steps.position = 1
)

select
    replication_id,
    case when is_stopped then 'stopped' else step end as state,
    step_rank,
    case when is_stopped then stopped_date else date_from end as since_date,
    case when is_stopped then stopped_precision else precision end as since_precision,
    first_copy_date,
    last_news_date,
    last_news_date < cast($cut_off as date) - interval 24 month as is_no_news
from judged
