-- question: How many copies were chosen, committed to or planned by a day, of each kind?
-- grain:    one row per kind of copy, for all innovations; one per copy of a named one, of which cells keep no count
-- uses:     intent_cells, intents
-- params:   $frame, $cut_off, $first_year (of the first such step), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  copy_scope, is_package, province_code, forum_id, state, has_moved, last_news_date, is_no_news, source_id, copy_count
-- nulls:    as in intents
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    copy_scope,
    is_package,
    province_code,
    forum_id,
    state,
    has_moved,
    last_news_date,
    last_news_date < cast($cut_off as date) - interval 24 month as is_no_news,
    source_id,
    copy_count
from intent_cells
where
    $innovation = ''
    and from_date <= $cut_off
    and (until_date is null or until_date > $cut_off)
    and ($with_packages or not is_package)
    and intent_year >= $first_year
    and ($province = '' or province_code = $province)
    and ($forum = '' or forum_id = $forum)

union all

select
    copy_scope,
    is_package,
    province_code,
    forum_id,
    state,
    has_moved,
    last_news_date,
    is_no_news,
    source_id,
    cast(1 as bigint) as copy_count
from intents
where not ($innovation = '')
