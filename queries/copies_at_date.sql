-- question: Which copies count as recorded on a day, and in which state are they?
-- grain:    one row per copy; state is null when nothing of it is dated by that day
-- uses:     copies, copy_states
-- params:   $frame, $cut_off, $first_year (of the first recorded step after exploring), $with_packages (boolean)
-- returns:  the columns of copies and copy_states; is_recorded, is_explored_only
-- nulls:    an undated copy has no state and is never recorded at a date
-- sources:  replications, replication_provinces, replication_steps
select
    copies.*,
    copy_states.state,
    copy_states.step_rank,
    copy_states.since_date,
    copy_states.since_precision,
    copy_states.first_copy_date,
    copy_states.last_news_date,
    coalesce(copy_states.is_no_news, false) as is_no_news,
    coalesce(
        copies.copy_scope = 'counted'
        and ($with_packages or not copies.is_package)
        and copy_states.state <> 'explored'
        and extract(year from copy_states.first_copy_date) >= $first_year,
        false
    ) as is_recorded,
    coalesce(
        copies.copy_scope = 'counted'
        and ($with_packages or not copies.is_package)
        and copy_states.state = 'explored'
        and extract(year from copy_states.since_date) >= $first_year,
        false
    ) as is_explored_only
from copies
left join copy_states on copy_states.replication_id = copies.replication_id
