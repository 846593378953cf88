-- question: Which dated steps are recorded of a copy, on what evidence?
-- grain:    one row per step
-- params:   $row (replication_id)
-- returns:  step_no, step, date_from, date_to, precision, date_kind, evidence, reason, source_id, source_url
-- nulls:    dates are null when the step is undated
-- sources:  replication_steps, sources
select
    replication_steps.step_no,
    replication_steps.step,
    replication_steps.date_from,
    replication_steps.date_to,
    replication_steps.precision,
    replication_steps.date_kind,
    replication_steps.evidence,
    replication_steps.reason,
    replication_steps.source_id,
    sources.url as source_url
from replication_steps
left join sources on sources.source_id = replication_steps.source_id
where replication_steps.replication_id = $row
order by replication_steps.step_no
