-- question: How many copies that were chosen, committed to or planned are alike in all that counts ask for, from which day until which?
-- grain:    one row per kind of copy and span of time, with their number: the copies of intent_history without their names
-- uses:     intent_history
-- kept:     for each frame, by until_date
-- params:   $frame
-- returns:  copy_scope, is_package, province_code, forum_id, intent_year, state, has_moved, last_news_date, source_id, from_date, until_date, copy_count
-- nulls:    as in intent_history
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    copy_scope,
    is_package,
    province_code,
    forum_id,
    cast(extract(year from intent_date) as integer) as intent_year,
    state,
    has_moved,
    last_news_date,
    source_id,
    from_date,
    until_date,
    count(*) as copy_count
from intent_history
group by
    copy_scope,
    is_package,
    province_code,
    forum_id,
    extract(year from intent_date),
    state,
    has_moved,
    last_news_date,
    source_id,
    from_date,
    until_date
