-- question: When was each copy first known of, chosen, begun, running and stopped?
-- grain:    one row per copy with a dated step; what lies after a day is not known on it
-- kept:     whole, by replication_id; in parts by replication_id
-- params:   none
-- returns:  replication_id, first_date (of any step but stopping), first_copy_from (first possible day of the first step after exploring), chosen_from, chosen_to (chosen or committed to), running_from, running_to, stopped_to
-- nulls:    null for what is not recorded or not dated
-- sources:  replication_steps
with dated as (
    select
        replication_id,
        step,
        case when step_rank between 1 and 2 then 'chosen' when step_rank >= 5 then 'running' else step end as stage,
        date_from,
        date_to,
        row_number() over (
            partition by
                replication_id,
                case when step_rank between 1 and 2 then 'chosen' when step_rank >= 5 then 'running' else step end
            order by date_to, date_from desc, step_no
        ) as stage_position,
        row_number() over (
            partition by replication_id, case when step in ('explored', 'stopped') then 1 else 0 end
            order by date_to, date_from desc, step_no
        ) as position
    from replication_steps
    where date_to is not null
)

select
    replication_id,
    min(case when step <> 'stopped' then date_to end) as first_date,
    max(case when position = 1 and step not in ('explored', 'stopped') then date_from end) as first_copy_from,
    max(case when stage_position = 1 and stage = 'chosen' then date_from end) as chosen_from,
    max(case when stage_position = 1 and stage = 'chosen' then date_to end) as chosen_to,
    max(case when stage_position = 1 and stage = 'running' then date_from end) as running_from,
    max(case when stage_position = 1 and stage = 'running' then date_to end) as running_to,
    max(case when stage_position = 1 and stage = 'stopped' then date_to end) as stopped_to
from dated
group by replication_id
