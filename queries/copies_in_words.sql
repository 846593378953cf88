-- question: What are the copies of a day called, who took them, and which source tells of them?
-- grain:    one row per copy
-- uses:     copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language ('id' or 'en')
-- returns:  replication_id, innovation_id, innovation_name (with its short name), adopter_government_id, adopter_name, adopter_province_code, origin_government_id, origin_name, origin_province_code, state, since_date, since_precision, last_news_date, is_no_news, copy_scope, is_recorded, is_package, is_old_province, adopted_name, facilitator, has_legal_basis, subject_code, source_id, source_url, is_undated
-- nulls:    innovation_name is null when no source names it; state is null when nothing is dated by the day
-- sources:  replications, governments, government_provinces, replication_steps, innovations, sources
select
    copies_at_date.replication_id,
    copies_at_date.innovation_id,
    case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end as innovation_name,
    copies_at_date.adopter_government_id,
    case
        when copies_at_date.adopter_kind in ('government', 'central_body') and $language = 'en' then adopters.name_en
        when copies_at_date.adopter_kind in ('government', 'central_body') then adopters.name_id
        when $language = 'en' then copies_at_date.adopter_label_en
        else copies_at_date.adopter_label_id
    end as adopter_name,
    copies_at_date.adopter_province_code,
    copies_at_date.origin_government_id,
    coalesce(copies_at_date.origin_label, case when $language = 'en' then origins.name_en else origins.name_id end) as origin_name,
    copies_at_date.origin_province_code,
    copies_at_date.state,
    copies_at_date.since_date,
    copies_at_date.since_precision,
    copies_at_date.last_news_date,
    copies_at_date.is_no_news,
    copies_at_date.copy_scope,
    copies_at_date.is_recorded,
    copies_at_date.is_package,
    copies_at_date.is_old_province,
    copies_at_date.adopted_name,
    copies_at_date.facilitator,
    copies_at_date.has_legal_basis,
    copies_at_date.subject_code,
    copies_at_date.source_id,
    sources.url as source_url,
    copies_at_date.is_undated
from copies_at_date
left join innovations on innovations.innovation_id = copies_at_date.innovation_id
left join governments as adopters on adopters.government_id = copies_at_date.adopter_government_id
left join governments as origins on origins.government_id = copies_at_date.origin_government_id
left join sources on sources.source_id = copies_at_date.source_id
