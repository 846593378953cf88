-- question: What is the latest that the records tell of copies, hubs and forums?
-- grain:    one row per event
-- uses:     dated_events
-- params:   $cut_off, $language
-- returns:  event_date, precision, kind (step, hub, forum), code, subject, subject_opens, subject_key, place, place_opens, place_key, source_id, source_url
-- nulls:    *_opens and *_key are null where a name leads to no view of ours; place is null for national events
-- sources:  replication_steps, replications, innovations, governments, hub_events, forums, provinces, sources
with latest_days as (
    select date_from from dated_events where date_to <= $cut_off order by date_from desc limit 12
),

steps as (
    select *
    from dated_events
    where date_to <= $cut_off and date_from >= (select min(date_from) from latest_days)
    order by date_from desc, event_key
    limit 12
),

events as (
    select
        steps.date_from as event_date,
        steps.precision,
        'step' as kind,
        steps.step as code,
        innovations.name as subject,
        'innovation' as subject_opens,
        steps.innovation_id as subject_key,
        case
            when $language = 'en' then coalesce(governments.name_en, replications.adopter_label_en)
            else coalesce(governments.name_id, replications.adopter_label_id)
        end as place,
        case when replications.adopter_government_id is not null then 'government' end as place_opens,
        replications.adopter_government_id as place_key,
        steps.source_id,
        steps.event_key
    from steps
    inner join replications on replications.replication_id = steps.replication_id
    inner join innovations on innovations.innovation_id = steps.innovation_id
    left join governments on governments.government_id = replications.adopter_government_id

    union all

    select
        hub_events.date_from,
        hub_events.precision,
        'hub',
        hub_events.event_type,
        case when $language = 'en' then hub_events.text_en else hub_events.text_id end,
        null,
        null,
        case when $language = 'en' then provinces.name_en else provinces.name_id end,
        'province',
        hub_events.province_code,
        hub_events.source_id,
        hub_events.hub_event_id
    from hub_events
    left join provinces on provinces.province_code = hub_events.province_code
    where hub_events.date_to <= $cut_off and hub_events.precision in ('day', 'month')

    union all

    select
        forums.date_from,
        forums.precision,
        'forum',
        forums.kind,
        case when $language = 'en' then forums.title_en else forums.title_id end,
        'forum',
        forums.forum_id,
        case when $language = 'en' then provinces.name_en else provinces.name_id end,
        'province',
        forums.province_code,
        forums.source_id,
        forums.forum_id
    from forums
    left join provinces on provinces.province_code = forums.province_code
    where forums.date_to <= $cut_off and forums.precision in ('day', 'month')
)

select
    events.event_date,
    events.precision,
    events.kind,
    events.code,
    events.subject,
    events.subject_opens,
    events.subject_key,
    events.place,
    events.place_opens,
    events.place_key,
    events.source_id,
    sources.url as source_url
from events
left join sources on sources.source_id = events.source_id
order by events.event_date desc, events.kind, events.event_key
limit 12
