-- question: Which copies were chosen, committed to or planned by a day, and how long is the last news of each ago?
-- grain:    one row per copy with such a step dated by the day; a signed intent, never a copy that runs
-- uses:     intent_history
-- params:   $frame, $cut_off, $first_year (of the first such step), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  replication_id, innovation_id, innovation_number, copy_scope, is_package, adopter_kind, adopter_government_id, province_code, forum_id, forum_link, intent_date, intent_precision, state, has_moved (a trial or further is recorded), last_news_date, last_news_precision, days_without_news, is_no_news, source_id
-- nulls:    province_code is null when the record does not place the adopter; forum_id outside the recorded forums; days_without_news unless the day of the last news is known
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    replication_id,
    innovation_id,
    innovation_number,
    copy_scope,
    is_package,
    adopter_kind,
    adopter_government_id,
    province_code,
    forum_id,
    forum_link,
    intent_date,
    intent_precision,
    state,
    has_moved,
    last_news_date,
    last_news_precision,
    case when last_news_precision = 'day' then date_diff('day', last_news_date, cast($cut_off as date)) end as days_without_news,
    last_news_date < cast($cut_off as date) - interval 24 month as is_no_news,
    source_id
from intent_history
where
    from_date <= $cut_off
    and (until_date is null or until_date > $cut_off)
    and ($with_packages or not is_package)
    and extract(year from intent_date) >= $first_year
    and ($province = '' or province_code = $province)
    and ($forum = '' or forum_id = $forum)
    and ($innovation = '' or innovation_id = $innovation)
