-- question: How many provinces became innovation hubs in each year, and on what evidence?
-- grain:    one row per year and kind of evidence
-- params:   $cut_off
-- returns:  hub_year, basis, province_count, decree
-- nulls:    decree is null when no source names one; the unnamed hubs of 2024 are in no row
-- sources:  hub_events
with first_designations as (
    select
        province_code,
        basis,
        decree,
        cast(extract(year from date_from) as integer) as hub_year,
        row_number() over (partition by province_code order by date_from, hub_event_id) as position
    from hub_events
    where event = 'designated' and province_code is not null and date_to <= $cut_off
)

select hub_year, basis, count(*) as province_count, max(decree) as decree
from first_designations
where position = 1
group by hub_year, basis
order by hub_year, basis
