-- question: Which copies are recorded, where do adopter and origin lie in a frame, and does each one count?
-- grain:    one row per copy (an innovation taken up by an adopter)
-- kept:     for each frame, by replication_id; in parts by replication_id
-- params:   $frame (33, 34, 37 or 38)
-- returns:  replication_id, innovation_id, copy_scope, is_package, adopter_kind, adopter_government_id, origin_government_id, adopter_province_code, origin_province_code, is_old_province (reported before the province lost land, without a regency: which part is meant is not told), is_undated, subject_code, has_origin (the record names one, placed or not), has_legal_basis, has_undated_intent (chosen, committed to or planned, on days that no source tells), adopter_label_id, adopter_label_en, origin_label, adopted_name, facilitator, source_id
-- nulls:    a province is null when the record does not place the adopter or origin; labels unless the record words it so, a name or facilitator unless it names one
-- sources:  replications, governments, government_provinces, replication_steps
with smaller_provinces as (
    select
        province_successions.to_code as province_code,
        max(extract(year from province_frames.last_date)) as split_year
    from province_successions
    inner join province_frames
        on province_frames.frame = province_successions.from_frame
        and province_frames.province_code = province_successions.from_code
    where province_successions.to_frame = $frame and province_successions.kind = 'smaller'
    group by province_successions.to_code
),

places as (
    select
        governments.government_id,
        governments.level,
        governments.province_code as newest_province_code,
        government_provinces.province_code,
        case when governments.regency_code is null then smaller_provinces.split_year end as split_year
    from governments
    inner join government_provinces
        on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
    left join smaller_provinces on smaller_provinces.province_code = government_provinces.province_code
),

steps as (
    select
        replication_id,
        count(date_to) as dated_count,
        count(case when step in ('chosen', 'committed', 'action_plan') then 1 end) as intent_count,
        count(case when step in ('chosen', 'committed', 'action_plan') then date_to end) as dated_intent_count
    from replication_steps
    group by replication_id
)

select
    replications.replication_id,
    replications.innovation_id,
    case
        when replications.is_own_origin then 'own_origin'
        when replications.adopter_kind <> 'government' then replications.adopter_kind
        when replications.is_unnamed then 'unnamed'
        else 'counted'
    end as copy_scope,
    replications.is_package,
    replications.adopter_kind,
    replications.adopter_government_id,
    replications.origin_government_id,
    coalesce(adopter_places.province_code, group_places.province_code) as adopter_province_code,
    origin_places.province_code as origin_province_code,
    coalesce(
        replications.reported_year < coalesce(adopter_places.split_year, group_places.split_year), false
    ) as is_old_province,
    coalesce(steps.dated_count, 0) = 0 as is_undated,
    replications.subject_code,
    replications.origin_government_id is not null or replications.origin_label is not null as has_origin,
    replications.has_legal_basis,
    coalesce(steps.intent_count > 0 and steps.dated_intent_count = 0, false) as has_undated_intent,
    replications.adopter_label_id,
    replications.adopter_label_en,
    replications.origin_label,
    replications.adopted_name,
    replications.facilitator,
    replications.source_id
from replications
left join places as adopter_places on adopter_places.government_id = replications.adopter_government_id
left join places as group_places  -- a group, a unit or a nation of which only the province is told
    on replications.adopter_government_id is null
    and group_places.level = 'provinsi'
    and group_places.newest_province_code = replications.adopter_province_code
left join places as origin_places on origin_places.government_id = replications.origin_government_id
left join steps on steps.replication_id = replications.replication_id
