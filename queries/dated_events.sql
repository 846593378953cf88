-- question: Which steps of copies of a named innovation are dated to the day or month?
-- grain:    one row per such step, the latest first
-- kept:     whole, by date_from desc; in parts by replication_id
-- params:   none
-- returns:  event_key, replication_id, innovation_id, step, date_from, date_to, precision, source_id
-- nulls:    none
-- sources:  replication_steps, replications, innovations
select
    replication_steps.replication_id || '-' || cast(replication_steps.step_no as varchar) as event_key,
    replication_steps.replication_id,
    replications.innovation_id,
    replication_steps.step,
    replication_steps.date_from,
    replication_steps.date_to,
    replication_steps.precision,
    replication_steps.source_id
from replication_steps
inner join replications on replications.replication_id = replication_steps.replication_id
inner join innovations on innovations.innovation_id = replications.innovation_id
where replication_steps.precision in ('day', 'month') and replication_steps.date_to is not null
