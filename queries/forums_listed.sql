-- question: Which forums were held by a day, and did each choose or sign something?
-- grain:    one row per forum
-- uses:     forum_copies
-- params:   $cut_off, $language
-- returns:  forum_id, forum_title, date_from, date_to, precision, province_code, province_name, scope, kind, linked_count (copies chosen, signed, proposed, reviewed or studied there), is_decisive (chose or signed, or was held for it), source_id, source_url
-- nulls:    province_code is null when no source says where
-- sources:  forums, forum_choices, forum_choice_copies, replication_steps, governments, government_provinces, provinces, sources
with counts as (
    select
        forum_id,
        count(case when link in ('chosen', 'signed', 'same_day') then 1 end) as decided_count,
        count(*) as linked_count
    from forum_copies
    group by forum_id
)

select
    forums.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    forums.date_from,
    forums.date_to,
    forums.precision,
    forums.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    forums.scope,
    forums.kind,
    coalesce(counts.linked_count, 0) as linked_count,
    coalesce(counts.decided_count, 0) > 0 or forums.kind in ('replication_forum', 'signing') as is_decisive,
    forums.source_id,
    sources.url as source_url
from forums
left join counts on counts.forum_id = forums.forum_id
left join provinces on provinces.province_code = forums.province_code
left join sources on sources.source_id = forums.source_id
where forums.date_to <= $cut_off
order by forums.date_to desc, forums.forum_id
