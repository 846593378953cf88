-- question: What happened in the life of the hubs up to a day?
-- grain:    one row per event of a hub, or of the programme as a whole (no province)
-- params:   $cut_off, $language
-- returns:  hub_event_id, province_code, province_name, date_from, precision, event, event_type, basis, decree, text, source_id, source_url
-- nulls:    province_code is null for national events; decree is null when the source names none
-- sources:  hub_events, provinces, sources
select
    hub_events.hub_event_id,
    hub_events.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    hub_events.date_from,
    hub_events.precision,
    hub_events.event,
    hub_events.event_type,
    hub_events.basis,
    hub_events.decree,
    case when $language = 'en' then hub_events.text_en else hub_events.text_id end as text,
    hub_events.source_id,
    sources.url as source_url
from hub_events
left join provinces on provinces.province_code = hub_events.province_code
left join sources on sources.source_id = hub_events.source_id
where hub_events.date_to <= $cut_off
order by hub_events.date_from, hub_events.hub_event_id
