-- question: How many copies, forums and explorations are recorded of each hub province before and since the year it became a hub?
-- grain:    one row per province that is named as a hub
-- uses:     hub_first_designations, cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language
-- returns:  province_code, province_name, hub_year, basis, copies_before, copies_since, given_before, given_since, forums_before, forums_since
-- nulls:    none; a count is 0 when nothing is recorded, which is not the same as nothing done
-- sources:  hub_events, provinces, government_provinces, governments, replications, replication_steps, forums
with hubs as (
    select
        government_provinces.province_code,
        hub_first_designations.named_code,
        hub_first_designations.basis,
        hub_first_designations.hub_year
    from hub_first_designations
    inner join governments
        on governments.level = 'provinsi' and governments.province_code = hub_first_designations.named_code
    inner join government_provinces
        on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
),

taken as (
    select
        hubs.province_code,
        cast(sum(case when cells_at_date.recorded_year < hubs.hub_year then cells_at_date.copy_count else 0 end) as bigint) as copies_before,
        cast(sum(case when cells_at_date.recorded_year >= hubs.hub_year then cells_at_date.copy_count else 0 end) as bigint) as copies_since
    from hubs
    inner join cells_at_date
        on cells_at_date.adopter_province_code = hubs.province_code and cells_at_date.is_recorded
    group by hubs.province_code
),

given as (
    select
        hubs.province_code,
        cast(sum(case when cells_at_date.recorded_year < hubs.hub_year then cells_at_date.copy_count else 0 end) as bigint) as given_before,
        cast(sum(case when cells_at_date.recorded_year >= hubs.hub_year then cells_at_date.copy_count else 0 end) as bigint) as given_since
    from hubs
    inner join cells_at_date
        on cells_at_date.origin_province_code = hubs.province_code and cells_at_date.is_recorded
    group by hubs.province_code
),

held as (
    select
        hubs.province_code,
        count(case when extract(year from forums.date_from) < hubs.hub_year then 1 end) as forums_before,
        count(case when extract(year from forums.date_from) >= hubs.hub_year then 1 end) as forums_since
    from hubs
    inner join forums on forums.province_code = hubs.named_code and forums.scope = 'provincial' and forums.date_to <= $cut_off
    group by hubs.province_code
)

select
    hubs.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    hubs.hub_year,
    hubs.basis,
    coalesce(taken.copies_before, 0) as copies_before,
    coalesce(taken.copies_since, 0) as copies_since,
    coalesce(given.given_before, 0) as given_before,
    coalesce(given.given_since, 0) as given_since,
    coalesce(held.forums_before, 0) as forums_before,
    coalesce(held.forums_since, 0) as forums_since
from hubs
inner join provinces on provinces.province_code = hubs.named_code
left join taken on taken.province_code = hubs.province_code
left join given on given.province_code = hubs.province_code
left join held on held.province_code = hubs.province_code
order by hubs.hub_year, hubs.province_code
