-- question: Which copies were chosen, committed to or planned by a day, and how long is the last news of each ago?
-- grain:    one row per copy with such a step dated by the day; a signed intent, never a copy that runs
-- uses:     copy_history, forum_copies, copy_forums
-- params:   $frame, $cut_off, $first_year (of the first such step), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  replication_id, innovation_id, copy_scope, is_package, adopter_kind, adopter_government_id, province_code, forum_id, forum_link, intent_date, intent_precision, state, has_moved (a trial or further is recorded), last_news_date, last_news_precision, days_without_news, is_no_news
-- nulls:    province_code is null when the record does not place the adopter; forum_id outside the recorded forums; days_without_news unless the day of the last news is known
-- sources:  replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
select
    copy_history.replication_id,
    copy_history.innovation_id,
    copy_history.copy_scope,
    copy_history.is_package,
    copy_history.adopter_kind,
    copy_history.adopter_government_id,
    copy_history.adopter_province_code as province_code,
    copy_forums.forum_id,
    copy_forums.link as forum_link,
    copy_history.intent_date,
    copy_history.intent_precision,
    copy_history.state,
    copy_history.step_rank >= 4 as has_moved,
    copy_history.last_news_date,
    copy_history.last_news_precision,
    case
        when copy_history.last_news_precision = 'day'
            then date_diff('day', copy_history.last_news_date, cast($cut_off as date))
    end as days_without_news,
    copy_history.last_news_date < cast($cut_off as date) - interval 24 month as is_no_news
from copy_history
left join copy_forums on copy_forums.replication_id = copy_history.replication_id
where
    copy_history.intent_date is not null
    and copy_history.from_date <= $cut_off
    and (copy_history.until_date is null or copy_history.until_date > $cut_off)
    and ($with_packages or not copy_history.is_package)
    and extract(year from copy_history.intent_date) >= $first_year
    and ($province = '' or copy_history.adopter_province_code = $province)
    and ($forum = '' or copy_forums.forum_id = $forum)
    and ($innovation = '' or copy_history.innovation_id = $innovation)
