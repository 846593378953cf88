-- question: Which dated steps has each copy of an innovation, of a government or of a province gone through?
-- grain:    one row per step of a copy; undated steps come last
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language, $innovation, $adopter, $origin (keys), $adopter_province, $origin_province (codes in the frame; '' stands for any)
-- returns:  replication_id, innovation_id, innovation_name, adopter_government_id, adopter_name, origin_government_id, origin_name, copy_scope, is_package, is_recorded, state, is_no_news, step, step_rank, date_from, date_to, precision, date_kind, evidence, reason, source_id, source_url
-- nulls:    dates are null for an undated step; state is null when nothing of the copy is dated by the day
-- sources:  replications, replication_provinces, replication_steps, innovations, governments, sources
select
    copies_at_date.replication_id,
    copies_at_date.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_at_date.adopter_government_id,
    case
        when copies_at_date.adopter_kind in ('government', 'central_body') and $language = 'en' then adopters.name_en
        when copies_at_date.adopter_kind in ('government', 'central_body') then adopters.name_id
        when $language = 'en' then replications.adopter_label_en
        else replications.adopter_label_id
    end as adopter_name,
    copies_at_date.origin_government_id,
    coalesce(replications.origin_label, case when $language = 'en' then origins.name_en else origins.name_id end) as origin_name,
    copies_at_date.copy_scope,
    copies_at_date.is_package,
    copies_at_date.is_recorded,
    copies_at_date.state,
    copies_at_date.is_no_news,
    replication_steps.step,
    replication_steps.step_rank,
    replication_steps.date_from,
    replication_steps.date_to,
    replication_steps.precision,
    replication_steps.date_kind,
    replication_steps.evidence,
    replication_steps.reason,
    replication_steps.source_id,
    sources.url as source_url
from copies_at_date
inner join replications on replications.replication_id = copies_at_date.replication_id
inner join replication_steps on replication_steps.replication_id = copies_at_date.replication_id
left join innovations on innovations.innovation_id = copies_at_date.innovation_id
left join governments as adopters on adopters.government_id = copies_at_date.adopter_government_id
left join governments as origins on origins.government_id = copies_at_date.origin_government_id
left join sources on sources.source_id = replication_steps.source_id
where
    ($innovation = '' or copies_at_date.innovation_id = $innovation)
    and ($adopter = '' or copies_at_date.adopter_government_id = $adopter)
    and ($origin = '' or copies_at_date.origin_government_id = $origin)
    and ($adopter_province = '' or copies_at_date.adopter_province_code = $adopter_province)
    and ($origin_province = '' or copies_at_date.origin_province_code = $origin_province)
    and (replication_steps.date_to is null or replication_steps.date_to <= $cut_off)
order by replication_steps.date_from nulls last, copies_at_date.replication_id, replication_steps.step_no
