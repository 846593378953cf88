-- question: Which steps has each copy gone through, and where do its adopter and its innovation come from?
-- grain:    one row per step of a copy
-- uses:     copy_history
-- kept:     for each frame, by innovation_id; in parts by replication_id
-- params:   $frame
-- returns:  replication_id, innovation_id, adopter_government_id, origin_government_id, adopter_province_code, origin_province_code, state_date (from then on the copy has a state), step_no, step, step_rank, date_from, date_to, precision, date_kind, evidence, reason, source_id
-- nulls:    state_date is null when nothing of the copy is dated; dates are null for an undated step
-- sources:  replications, governments, government_provinces, replication_steps
select
    copy_history.replication_id,
    copy_history.innovation_id,
    copy_history.adopter_government_id,
    copy_history.origin_government_id,
    copy_history.adopter_province_code,
    copy_history.origin_province_code,
    copy_history.until_date as state_date,
    replication_steps.step_no,
    replication_steps.step,
    replication_steps.step_rank,
    replication_steps.date_from,
    replication_steps.date_to,
    replication_steps.precision,
    replication_steps.date_kind,
    replication_steps.evidence,
    replication_steps.reason,
    replication_steps.source_id
from copy_history
inner join replication_steps on replication_steps.replication_id = copy_history.replication_id
where copy_history.from_date is null
