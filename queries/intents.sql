-- question: Which copies were chosen, committed to or planned by a day, and how long is the last news of each ago?
-- grain:    one row per copy with such a step dated by the day; a signed intent, never a copy that runs
-- uses:     copies, copy_states, forum_copies, copy_forums
-- params:   $frame, $cut_off, $first_year (of the first such step), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  replication_id, innovation_id, copy_scope, is_package, adopter_kind, adopter_government_id, province_code, forum_id, forum_link, intent_date, intent_precision, state, has_moved (a trial or further is recorded), last_news_date, last_news_precision, days_without_news, is_no_news
-- nulls:    province_code is null when the record does not place the adopter; forum_id outside the recorded forums; days_without_news unless the day of the last news is known
-- sources:  replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
with signings as (
    select
        replication_id,
        date_to,
        precision,
        row_number() over (partition by replication_id order by date_to, step_no) as position
    from replication_steps
    where step in ('chosen', 'committed', 'action_plan') and date_to <= $cut_off
),

news as (
    select
        replication_id,
        date_to,
        precision,
        row_number() over (
            partition by replication_id
            order by date_to desc, case precision when 'day' then 1 when 'month' then 2 else 3 end, step_no
        ) as position
    from replication_steps
    where date_to <= $cut_off
)

select
    copies.replication_id,
    copies.innovation_id,
    copies.copy_scope,
    copies.is_package,
    copies.adopter_kind,
    copies.adopter_government_id,
    copies.adopter_province_code as province_code,
    copy_forums.forum_id,
    copy_forums.link as forum_link,
    signings.date_to as intent_date,
    signings.precision as intent_precision,
    copy_states.state,
    copy_states.step_rank >= 4 as has_moved,
    news.date_to as last_news_date,
    news.precision as last_news_precision,
    case when news.precision = 'day' then date_diff('day', news.date_to, cast($cut_off as date)) end as days_without_news,
    copy_states.is_no_news
from copies
inner join signings on signings.replication_id = copies.replication_id and signings.position = 1
inner join news on news.replication_id = copies.replication_id and news.position = 1
inner join copy_states on copy_states.replication_id = copies.replication_id
left join copy_forums on copy_forums.replication_id = copies.replication_id
where
    ($with_packages or not copies.is_package)
    and extract(year from signings.date_to) >= $first_year
    and ($province = '' or copies.adopter_province_code = $province)
    and ($forum = '' or copy_forums.forum_id = $forum)
    and ($innovation = '' or copies.innovation_id = $innovation)
