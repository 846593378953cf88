-- question: What is recorded of each hub in the three phases: creation, development, institutionalisation?
-- grain:    one row per province named as a hub by the day
-- uses:     hub_first_designations, award_entries, awarded, cells_at_date
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $language, $competitions and $tiers (lists, never empty), $subject, $level ('' stands for any)
-- returns:  province_code, province_name, hub_year, awarded_count (innovations in a year), forum_count, taken_count, given_count (recorded copies), legal_basis_count, institutionalised_count, portal_count
-- nulls:    none; a count is 0 when nothing is recorded, which is not the same as nothing done
-- sources:  hub_events, provinces, government_provinces, governments, awards, award_tiers, innovations, forums, replications, replication_steps
with hubs as (
    select
        government_provinces.province_code,
        hub_first_designations.named_code,
        hub_first_designations.hub_year
    from hub_first_designations
    inner join governments
        on governments.level = 'provinsi' and governments.province_code = hub_first_designations.named_code
    inner join government_provinces
        on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
),

created as (
    select province_code, count(*) as awarded_count from awarded where province_code is not null group by province_code
),

taken as (
    select
        adopter_province_code as province_code,
        cast(sum(copy_count) as bigint) as taken_count,
        cast(sum(case when has_legal_basis then copy_count else 0 end) as bigint) as legal_basis_count,
        cast(sum(case when state = 'institutionalised' then copy_count else 0 end) as bigint) as institutionalised_count
    from cells_at_date
    where is_recorded and adopter_province_code is not null
    group by adopter_province_code
),

given as (
    select origin_province_code as province_code, cast(sum(copy_count) as bigint) as given_count
    from cells_at_date
    where is_recorded and origin_province_code is not null
    group by origin_province_code
),

held as (
    select province_code, count(*) as forum_count
    from forums
    where scope = 'provincial' and date_to <= $cut_off
    group by province_code
),

portals as (
    select province_code, count(*) as portal_count
    from hub_events
    where event = 'institutionalised' and date_to <= $cut_off
    group by province_code
)

select
    hubs.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    hubs.hub_year,
    coalesce(created.awarded_count, 0) as awarded_count,
    coalesce(held.forum_count, 0) as forum_count,
    coalesce(taken.taken_count, 0) as taken_count,
    coalesce(given.given_count, 0) as given_count,
    coalesce(taken.legal_basis_count, 0) as legal_basis_count,
    coalesce(taken.institutionalised_count, 0) as institutionalised_count,
    coalesce(portals.portal_count, 0) as portal_count
from hubs
inner join provinces on provinces.province_code = hubs.named_code
left join created on created.province_code = hubs.province_code
left join taken on taken.province_code = hubs.province_code
left join given on given.province_code = hubs.province_code
left join held on held.province_code = hubs.named_code
left join portals on portals.province_code = hubs.named_code
order by hubs.hub_year, hubs.province_code
