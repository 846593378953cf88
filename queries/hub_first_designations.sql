-- question: When did each province become an innovation hub, and on what evidence?
-- grain:    one row per province that a source names as a hub by the day: its first designation
-- params:   $cut_off
-- returns:  named_code (BPS code of the province as it stands today), basis, decree, hub_year
-- nulls:    decree is null when no source names one; the unnamed hubs of 2024 have no row
-- sources:  hub_events
select named_code, basis, decree, hub_year
from (
    select
        province_code as named_code,
        basis,
        decree,
        cast(extract(year from date_from) as integer) as hub_year,
        row_number() over (partition by province_code order by date_from, hub_event_id) as position
    from hub_events
    where event = 'designated' and province_code is not null and date_to <= $cut_off
) as designations
where position = 1
