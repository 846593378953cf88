-- question: What was chosen, proposed, reviewed or signed at a forum, and where does each stand now?
-- grain:    one row per copy linked to the forum; a choice without a copy has one row of its own
-- uses:     copies, copy_states, forum_copies
-- params:   $frame, $cut_off, $with_packages, $language, $forum, $province (of the adopter) and $innovation ('' stands for any)
-- returns:  choice_no, link, replication_id, innovation_id, innovation_name, government_id, government_name, province_code, province_name, copy_scope, is_package, state, has_moved, last_news_date, last_news_precision, days_without_news, is_no_news, source_id, source_url
-- nulls:    replication_id and all that follows from it are null for a choice that no recorded copy came of; innovation_name is null when the record names none
-- sources:  forums, forum_choices, forum_choice_copies, replications, governments, government_provinces, replication_steps, innovations, province_frames, sources
with things as (
    select forum_id, choice_no, link, replication_id from forum_copies where forum_id = $forum

    union all

    select forum_choices.forum_id, forum_choices.choice_no, forum_choices.status, null
    from forum_choices
    left join forum_choice_copies
        on forum_choice_copies.forum_id = forum_choices.forum_id
        and forum_choice_copies.choice_no = forum_choices.choice_no
    where forum_choices.forum_id = $forum and forum_choice_copies.replication_id is null
),

news as (
    select
        replication_steps.replication_id,
        replication_steps.date_to,
        replication_steps.precision,
        row_number() over (
            partition by replication_steps.replication_id
            order by
                replication_steps.date_to desc,
                case replication_steps.precision when 'day' then 1 when 'month' then 2 else 3 end,
                replication_steps.step_no
        ) as position
    from things
    inner join replication_steps on replication_steps.replication_id = things.replication_id
    where replication_steps.date_to <= $cut_off
),

known as (
    select copies.*
    from things
    inner join copies on copies.replication_id = things.replication_id
),

states as (
    select copy_states.*
    from things
    inner join copy_states on copy_states.replication_id = things.replication_id
)

select
    things.choice_no,
    things.link,
    things.replication_id,
    coalesce(known.innovation_id, forum_choices.innovation_id) as innovation_id,
    coalesce(innovations.short_name, innovations.name, forum_choices.name_as_published) as innovation_name,
    case when known.adopter_kind in ('government', 'central_body') then known.adopter_government_id end as government_id,
    case
        when known.adopter_kind in ('government', 'central_body') and $language = 'en' then governments.name_en
        when known.adopter_kind in ('government', 'central_body') then governments.name_id
        when $language = 'en' then known.adopter_label_en
        else known.adopter_label_id
    end as government_name,
    known.adopter_province_code as province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    known.copy_scope,
    known.is_package,
    states.state,
    states.step_rank >= 4 as has_moved,
    news.date_to as last_news_date,
    news.precision as last_news_precision,
    case when news.precision = 'day' then date_diff('day', news.date_to, cast($cut_off as date)) end as days_without_news,
    states.is_no_news,
    coalesce(known.source_id, forums.source_id) as source_id,
    sources.url as source_url
from things
inner join forums on forums.forum_id = things.forum_id and forums.date_to <= $cut_off
left join forum_choices on forum_choices.forum_id = things.forum_id and forum_choices.choice_no = things.choice_no
left join known on known.replication_id = things.replication_id
left join states on states.replication_id = things.replication_id
left join news on news.replication_id = things.replication_id and news.position = 1
left join innovations on innovations.innovation_id = coalesce(known.innovation_id, forum_choices.innovation_id)
left join governments on governments.government_id = known.adopter_government_id
left join province_frames on province_frames.province_code = known.adopter_province_code and province_frames.frame = $frame
left join sources on sources.source_id = coalesce(known.source_id, forums.source_id)
where
    ($with_packages or known.is_package is null or not known.is_package)
    and ($province = '' or known.adopter_province_code = $province or known.adopter_province_code is null)
    and ($innovation = '' or coalesce(known.innovation_id, forum_choices.innovation_id) = $innovation)
order by things.choice_no nulls last, things.replication_id nulls last
