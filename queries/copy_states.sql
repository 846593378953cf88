-- question: In which state is each copy on a day?
-- grain:    one row per copy that has a step dated by that day; undated copies have no row
-- uses:     copy_changes
-- params:   $cut_off (date)
-- returns:  replication_id, state, step_rank, since_date, since_precision, first_copy_date, last_news_date, is_no_news
-- nulls:    step_rank is null when only an unknown stage is recorded; first_copy_date is null while only explored
-- sources:  replication_steps
select
    replication_id,
    state,
    step_rank,
    since_date,
    since_precision,
    first_copy_date,
    last_news_date,
    last_news_date < cast($cut_off as date) - interval 24 month as is_no_news
from copy_changes
where from_date <= $cut_off and (until_date is null or until_date > $cut_off)
