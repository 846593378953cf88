-- question: Which action plans were made by a day, and of which copy and forum is each?
-- grain:    one row per plan made by the day, and per undated plan
-- uses:     plan_history
-- params:   $frame, $cut_off, $first_year (of the plan), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  action_plan_id, replication_id, innovation_id, copy_scope, is_package, adopter_kind, government_id, province_code, forum_id, is_forum_by_day, made_date, made_precision, source_id
-- nulls:    made_date is null when undated; forum_id outside the recorded forums
-- sources:  action_plans, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
select
    action_plan_id,
    replication_id,
    innovation_id,
    copy_scope,
    is_package,
    adopter_kind,
    government_id,
    province_code,
    forum_id,
    is_forum_by_day,
    made_date,
    made_precision,
    source_id
from plan_history
where
    (from_date is null or from_date <= $cut_off)
    and (until_date is null or until_date > $cut_off)
    and (made_date is null or (made_date <= $cut_off and extract(year from made_date) >= $first_year))
    and ($with_packages or not is_package)
    and ($province = '' or province_code = $province)
    and ($forum = '' or forum_id = $forum)
    and ($innovation = '' or innovation_id = $innovation)
