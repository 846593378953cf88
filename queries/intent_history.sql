-- question: What is known of each copy that was chosen, committed to or planned, and at which forum does it stand, from which day until which?
-- grain:    one row per copy with such a step and span of time: one for each change of the copy or of its forum
-- uses:     copy_history, forum_spans, innovation_numbers
-- kept:     for each frame, by innovation_number, until_date; in parts by replication_id
-- params:   $frame
-- returns:  replication_id, innovation_id, innovation_number (its number), copy_scope, is_package, adopter_kind, adopter_government_id, province_code, forum_id, forum_link, intent_date, intent_precision, state, has_moved (a trial or further is recorded), last_news_date, last_news_precision, source_id, from_date, until_date
-- nulls:    innovation_number is null when the record names none; province_code is null when the record does not place the adopter; forum_id outside the recorded forums; until_date for the span that still holds
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
with stands as (
    select replication_id, from_date, until_date, forum_id, link from forum_spans

    union all

    select
        replication_id,
        cast(null as date) as from_date,
        min(from_date) as until_date,
        cast(null as varchar) as forum_id,
        cast(null as varchar) as link
    from forum_spans
    group by replication_id
)

select
    copy_history.replication_id,
    copy_history.innovation_id,
    innovation_numbers.innovation_number,
    copy_history.copy_scope,
    copy_history.is_package,
    copy_history.adopter_kind,
    copy_history.adopter_government_id,
    copy_history.adopter_province_code as province_code,
    stands.forum_id,
    stands.link as forum_link,
    copy_history.intent_date,
    copy_history.intent_precision,
    copy_history.state,
    copy_history.step_rank >= 4 as has_moved,
    copy_history.last_news_date,
    copy_history.last_news_precision,
    copy_history.source_id,
    case when stands.from_date > copy_history.from_date then stands.from_date else copy_history.from_date end as from_date,
    case
        when copy_history.until_date is null or stands.until_date < copy_history.until_date then stands.until_date
        else copy_history.until_date
    end as until_date
from copy_history
left join stands
    on stands.replication_id = copy_history.replication_id
    and (stands.from_date is null or copy_history.until_date is null or stands.from_date < copy_history.until_date)
    and (stands.until_date is null or stands.until_date > copy_history.from_date)
left join innovation_numbers on innovation_numbers.innovation_id = copy_history.innovation_id
where copy_history.intent_date is not null
