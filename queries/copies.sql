-- question: Which copies are recorded, where do adopter and origin lie in a frame, and does each one count?
-- grain:    one row per copy (an innovation taken up by an adopter)
-- kept:     for each frame
-- params:   $frame (33, 34, 37 or 38)
-- returns:  replication_id, innovation_id, copy_scope, is_package, adopter_kind, adopter_government_id, origin_government_id, adopter_province_code, origin_province_code, is_old_province, is_undated, subject_code, has_origin (the record names one, placed or not), has_legal_basis, has_undated_intent (chosen, committed to or planned, on days that no source tells), adopter_label_id, adopter_label_en, origin_label, adopted_name, facilitator, source_id
-- nulls:    a province is null when the record does not place the adopter or origin; labels unless the record words it so, a name or facilitator unless it names one
-- sources:  replications, replication_provinces, replication_steps
with intents as (
    select replication_id, count(date_to) as dated_count
    from replication_steps
    where step in ('chosen', 'committed', 'action_plan')
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
    adopter_places.province_code as adopter_province_code,
    origin_places.province_code as origin_province_code,
    coalesce(adopter_places.is_old_province, false) as is_old_province,
    not exists (
        select 1 from replication_steps
        where replication_steps.replication_id = replications.replication_id and replication_steps.date_to is not null
    ) as is_undated,
    replications.subject_code,
    replications.origin_government_id is not null or replications.origin_label is not null as has_origin,
    replications.has_legal_basis,
    coalesce(intents.dated_count = 0, false) as has_undated_intent,
    replications.adopter_label_id,
    replications.adopter_label_en,
    replications.origin_label,
    replications.adopted_name,
    replications.facilitator,
    replications.source_id
from replications
left join replication_provinces as adopter_places
    on adopter_places.replication_id = replications.replication_id
    and adopter_places.role = 'adopter'
    and adopter_places.frame = $frame
left join replication_provinces as origin_places
    on origin_places.replication_id = replications.replication_id
    and origin_places.role = 'origin'
    and origin_places.frame = $frame
left join intents on intents.replication_id = replications.replication_id
