-- question: Which provinces are innovation hubs on a day, and on what evidence?
-- grain:    one row per province of the frame
-- params:   $frame, $cut_off
-- returns:  province_code, category (hub_decree, hub_commitment, hub_invitation, hub_report, possible, none), since_year, is_mandiri, look
-- nulls:    since_year is null without a named designation; possible = since 2024, a province not named although a national count of
--           hubs of that year is on record (36) that named provinces do not reach; without such a record the province is none: unknown
-- sources:  hub_events, government_provinces, governments
with events as (
    select
        government_provinces.province_code,
        hub_events.event,
        hub_events.basis,
        hub_events.date_from,
        hub_events.hub_event_id
    from hub_events
    inner join governments
        on governments.level = 'provinsi' and governments.province_code = hub_events.province_code
    inner join government_provinces
        on government_provinces.government_id = governments.government_id
        and government_provinces.frame = $frame
    where hub_events.date_to <= $cut_off
),

designations as (
    select
        province_code,
        basis,
        extract(year from date_from) as since_year,
        row_number() over (partition by province_code order by date_from, hub_event_id) as position
    from events
    where event = 'designated'
),

stated as (
    -- not all hubs that the national count of 2024 speaks of are named
    select count(*) as statement_count
    from hub_events
    where
        scope = 'national'
        and event_type = 'count'
        and extract(year from date_to) = 2024
        and date_to <= $cut_off
        and (select count(distinct province_code) from designations) < 36
),

mandiri as (
    select distinct province_code from events where event = 'mandiri'
)

select
    province_frames.province_code,
    case
        when designations.basis is not null then 'hub_' || designations.basis
        when stated.statement_count > 0 then 'possible'
        else 'none'
    end as category,
    designations.since_year,
    mandiri.province_code is not null as is_mandiri,
    case
        when designations.basis is not null then 'value'
        when stated.statement_count > 0 then 'few'
        else 'none'
    end as look
from province_frames
cross join stated
left join designations
    on designations.province_code = province_frames.province_code and designations.position = 1
left join mandiri on mandiri.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
