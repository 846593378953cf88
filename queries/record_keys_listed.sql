-- question: Which copies, awards and hub events does a release hold, by their keys?
-- grain:    one row per record
-- params:   none
-- returns:  record_kind (replications, awards, hub_events), record_key
-- nulls:    none
-- sources:  replications, awards, hub_events
select 'replications' as record_kind, replication_id as record_key from replications
union all
select 'awards' as record_kind, award_id as record_key from awards
union all
select 'hub_events' as record_kind, hub_event_id as record_key from hub_events
order by record_kind, record_key
