-- question: Which steps have the copies gone through that have come furthest, of an innovation, of a government or of a province?
-- grain:    one row per step of the $most_rows furthest copies that have a state
-- uses:     copy_steps, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language, $innovation, $adopter, $origin (keys), $adopter_province, $origin_province (codes in the frame; '' stands for any), $most_rows
-- returns:  replication_id, innovation_id, innovation_name, adopter_government_id, adopter_name, origin_government_id, origin_name, copy_scope, is_package, is_recorded, state, is_no_news, step, step_rank, date_from, date_to, precision, date_kind, evidence, reason, source_id, source_url
-- nulls:    dates are null for an undated step
-- sources:  replications, governments, government_provinces, replication_steps, innovations, sources
with copies_picked as (
    select *
    from copies_at_date
    where
        state is not null
        and ($innovation = '' or innovation_id = $innovation)
        and ($adopter = '' or adopter_government_id = $adopter)
        and ($origin = '' or origin_government_id = $origin)
        and ($adopter_province = '' or adopter_province_code = $adopter_province)
        and ($origin_province = '' or origin_province_code = $origin_province)
    order by step_rank desc nulls last, first_date, replication_id
    limit $most_rows
)

select
    copies_picked.replication_id,
    copies_picked.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_picked.adopter_government_id,
    case
        when copies_picked.adopter_kind in ('government', 'central_body') and $language = 'en' then adopters.name_en
        when copies_picked.adopter_kind in ('government', 'central_body') then adopters.name_id
        when $language = 'en' then copies_picked.adopter_label_en
        else copies_picked.adopter_label_id
    end as adopter_name,
    copies_picked.origin_government_id,
    coalesce(copies_picked.origin_label, case when $language = 'en' then origins.name_en else origins.name_id end) as origin_name,
    copies_picked.copy_scope,
    copies_picked.is_package,
    copies_picked.is_recorded,
    copies_picked.state,
    copies_picked.is_no_news,
    copy_steps.step,
    copy_steps.step_rank,
    copy_steps.date_from,
    copy_steps.date_to,
    copy_steps.precision,
    copy_steps.date_kind,
    copy_steps.evidence,
    copy_steps.reason,
    copy_steps.source_id,
    sources.url as source_url
from copies_picked
inner join copy_steps on copy_steps.replication_id = copies_picked.replication_id
left join innovations on innovations.innovation_id = copies_picked.innovation_id
left join governments as adopters on adopters.government_id = copies_picked.adopter_government_id
left join governments as origins on origins.government_id = copies_picked.origin_government_id
left join sources on sources.source_id = copy_steps.source_id
where
    ($innovation = '' or copy_steps.innovation_id = $innovation)
    and ($adopter = '' or copy_steps.adopter_government_id = $adopter)
    and ($origin = '' or copy_steps.origin_government_id = $origin)
    and ($adopter_province = '' or copy_steps.adopter_province_code = $adopter_province)
    and ($origin_province = '' or copy_steps.origin_province_code = $origin_province)
    and (copy_steps.date_to is null or copy_steps.date_to <= $cut_off)
order by copy_steps.date_from nulls last, copies_picked.replication_id, copy_steps.step_no
