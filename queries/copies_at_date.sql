-- question: Which copies count as recorded on a day, and in which state are they?
-- grain:    one row per copy; state is null when nothing of it is dated by that day
-- uses:     copy_history
-- params:   $frame, $cut_off, $first_year (of the first recorded step after exploring), $with_packages (boolean)
-- returns:  the columns of copies and copy_states; is_recorded, is_explored_only, recorded_year, days_to_running; the columns of copy_firsts, as far as they are known
-- nulls:    an undated copy has no state and is never recorded at a date
-- sources:  replications, governments, government_provinces, replication_steps
select
    replication_id,
    innovation_id,
    copy_scope,
    is_package,
    adopter_kind,
    adopter_government_id,
    origin_government_id,
    adopter_province_code,
    origin_province_code,
    is_old_province,
    is_undated,
    subject_code,
    has_origin,
    has_legal_basis,
    adopter_label_id,
    adopter_label_en,
    origin_label,
    adopted_name,
    facilitator,
    source_id,
    state,
    step_rank,
    since_date,
    since_precision,
    first_copy_date,
    last_news_date,
    coalesce(last_news_date < cast($cut_off as date) - interval 24 month, false) as is_no_news,
    coalesce(recorded_year >= $first_year and ($with_packages or not is_package), false) as is_recorded,
    coalesce(explored_year >= $first_year and ($with_packages or not is_package), false) as is_explored_only,
    recorded_year,
    days_to_running,
    case when first_date <= $cut_off then first_date end as first_date,
    case when first_copy_date <= $cut_off then first_copy_from end as first_copy_from,
    case when chosen_to <= $cut_off then chosen_from end as chosen_from,
    case when chosen_to <= $cut_off then chosen_to end as chosen_to,
    case when running_to <= $cut_off then running_from end as running_from,
    case when running_to <= $cut_off then running_to end as running_to,
    case when stopped_to <= $cut_off then stopped_to end as stopped_to
from copy_history
where (from_date is null or from_date <= $cut_off) and (until_date is null or until_date > $cut_off)
