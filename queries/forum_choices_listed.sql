-- question: Which forums were held, what did each choose, and what came of the choice?
-- grain:    one row per choice of a forum; a forum without a known choice has one row
-- uses:     choice_ranks
-- params:   $cut_off, $language
-- returns:  forum_id, choice_no, date_from, precision, series_no, province_code, province_name, forum_title, scope, kind, organiser, choice_name, innovation_id, innovation_name, choice_status, copy_count, furthest_rank, source_id, source_url
-- nulls:    choice columns are null when the source does not name the choices; furthest_rank is null without a dated copy
-- sources:  forums, forum_choices, forum_choice_copies, replication_steps, innovations, provinces, sources
with outcomes as (
    select
        forum_id,
        choice_no,
        max(copy_count) as copy_count,
        max(case when from_date <= $cut_off then step_rank end) as furthest_rank
    from choice_ranks
    group by forum_id, choice_no
)

select
    forums.forum_id,
    forum_choices.choice_no,
    forums.date_from,
    forums.precision,
    forums.series_no,
    forums.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    forums.scope,
    forums.kind,
    forums.organiser,
    forum_choices.name_as_published as choice_name,
    forum_choices.innovation_id,
    innovations.name as innovation_name,
    forum_choices.status as choice_status,
    coalesce(outcomes.copy_count, 0) as copy_count,
    outcomes.furthest_rank,
    forums.source_id,
    sources.url as source_url
from forums
left join forum_choices on forum_choices.forum_id = forums.forum_id
left join outcomes on outcomes.forum_id = forum_choices.forum_id and outcomes.choice_no = forum_choices.choice_no
left join innovations on innovations.innovation_id = forum_choices.innovation_id
left join provinces on provinces.province_code = forums.province_code
left join sources on sources.source_id = forums.source_id
where forums.date_to <= $cut_off
order by forums.date_from, forums.forum_id, forum_choices.choice_no
