-- question: Which dated steps has each copy of an innovation, of a government or of a province gone through?
-- grain:    one row per step of a copy, the first $most_rows of them; undated steps come last
-- uses:     copy_steps, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language, $innovation, $adopter, $origin (keys), $adopter_province, $origin_province (codes in the frame; '' stands for any), $most_rows
-- returns:  replication_id, innovation_id, innovation_name, adopter_government_id, adopter_name, origin_government_id, origin_name, copy_scope, is_package, is_recorded, state, is_no_news, step, step_rank, date_from, date_to, precision, date_kind, evidence, reason, source_id, source_url
-- nulls:    dates are null for an undated step; state is null when nothing of the copy is dated by the day
-- sources:  replications, governments, government_provinces, replication_steps, innovations, sources
with shown as (
    select *
    from copy_steps
    where
        ($innovation = '' or innovation_id = $innovation)
        and ($adopter = '' or adopter_government_id = $adopter)
        and ($origin = '' or origin_government_id = $origin)
        and ($adopter_province = '' or adopter_province_code = $adopter_province)
        and ($origin_province = '' or origin_province_code = $origin_province)
        and (date_to is null or date_to <= $cut_off)
    order by date_from nulls last, replication_id, step_no
    limit $most_rows
)

select
    copies_at_date.replication_id,
    copies_at_date.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_at_date.adopter_government_id,
    case
        when copies_at_date.adopter_kind in ('government', 'central_body') and $language = 'en' then adopters.name_en
        when copies_at_date.adopter_kind in ('government', 'central_body') then adopters.name_id
        when $language = 'en' then copies_at_date.adopter_label_en
        else copies_at_date.adopter_label_id
    end as adopter_name,
    copies_at_date.origin_government_id,
    coalesce(copies_at_date.origin_label, case when $language = 'en' then origins.name_en else origins.name_id end) as origin_name,
    copies_at_date.copy_scope,
    copies_at_date.is_package,
    copies_at_date.is_recorded,
    copies_at_date.state,
    copies_at_date.is_no_news,
    shown.step,
    shown.step_rank,
    shown.date_from,
    shown.date_to,
    shown.precision,
    shown.date_kind,
    shown.evidence,
    shown.reason,
    shown.source_id,
    sources.url as source_url
from shown
inner join copies_at_date on copies_at_date.replication_id = shown.replication_id
left join innovations on innovations.innovation_id = copies_at_date.innovation_id
left join governments as adopters on adopters.government_id = copies_at_date.adopter_government_id
left join governments as origins on origins.government_id = copies_at_date.origin_government_id
left join sources on sources.source_id = shown.source_id
where
    ($innovation = '' or copies_at_date.innovation_id = $innovation)
    and ($adopter = '' or copies_at_date.adopter_government_id = $adopter)
    and ($origin = '' or copies_at_date.origin_government_id = $origin)
    and ($adopter_province = '' or copies_at_date.adopter_province_code = $adopter_province)
    and ($origin_province = '' or copies_at_date.origin_province_code = $origin_province)
order by shown.date_from nulls last, copies_at_date.replication_id, shown.step_no
