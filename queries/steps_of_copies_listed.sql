-- question: Which dated steps have some copies gone through by a day?
-- grain:    one row per step of a copy; undated steps come last
-- params:   $copies (keys), $cut_off
-- returns:  replication_id, step, date_from, date_to, precision, date_kind
-- nulls:    dates are null for an undated step
-- sources:  replication_steps
select
    replication_id,
    step,
    date_from,
    date_to,
    precision,
    date_kind
from replication_steps
where
    replication_id in (select unnest($copies))
    and (date_to is null or date_to <= $cut_off)
order by date_from nulls last, replication_id, step_no
