-- question: What was chosen, signed or planned, where does each stand, and how long is it without news?
-- grain:    one row per copy with such a step dated by the day, the longest without news first
-- uses:     intents
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language, $most_rows
-- returns:  replication_id, innovation_id, innovation_name, government_id, government_name, province_code, province_name, forum_id, forum_title, forum_link, intent_date, intent_precision, state, has_moved, last_news_date, last_news_precision, days_without_news, is_no_news, copy_scope, is_package, source_id, source_url
-- nulls:    innovation_name is null when the record names none; government_id is null for groups and units; see intents for the rest
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames, sources
with page as (
    select * from intents order by last_news_date, replication_id limit $most_rows
)

select
    page.replication_id,
    page.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    case when page.adopter_kind in ('government', 'central_body') then page.adopter_government_id end as government_id,
    case
        when page.adopter_kind in ('government', 'central_body') and $language = 'en' then governments.name_en
        when page.adopter_kind in ('government', 'central_body') then governments.name_id
        when $language = 'en' then replications.adopter_label_en
        else replications.adopter_label_id
    end as government_name,
    page.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    page.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    page.forum_link,
    page.intent_date,
    page.intent_precision,
    page.state,
    page.has_moved,
    page.last_news_date,
    page.last_news_precision,
    page.days_without_news,
    page.is_no_news,
    page.copy_scope,
    page.is_package,
    page.source_id,
    sources.url as source_url
from page
inner join replications on replications.replication_id = page.replication_id
left join innovations on innovations.innovation_id = page.innovation_id
left join governments on governments.government_id = page.adopter_government_id
left join province_frames on province_frames.province_code = page.province_code and province_frames.frame = $frame
left join forums on forums.forum_id = page.forum_id
left join sources on sources.source_id = page.source_id
order by page.last_news_date, page.replication_id
