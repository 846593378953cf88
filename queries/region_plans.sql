-- question: Which action plans of a region are known by a day, and how far have their copies come since?
-- grain:    one row per action plan
-- uses:     plan_spans
-- params:   $frame, $cut_off, $with_packages, $government (key of the adopter), $province (of the adopter in the frame; '' stands for any)
-- returns:  plan_no, innovation_id, adopter_government_id, made_date, made_precision, milestone_count, copy_state, copy_step_rank, copy_since_date, copy_since_precision, copy_news_date, is_no_news (of the copy), copy_scope, source_id
-- nulls:    an undated plan is in no list; a plan known to the month or year counts from the month or year after it
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    plan_no,
    innovation_id,
    adopter_government_id,
    made_date,
    made_precision,
    milestone_count,
    copy_state,
    copy_step_rank,
    copy_since_date,
    copy_since_precision,
    copy_news_date,
    coalesce(copy_news_date < cast($cut_off as date) - interval 24 month, false) as is_no_news,
    copy_scope,
    source_id
from plan_spans
where
    (from_date is null or from_date <= $cut_off)
    and (until_date is null or until_date > $cut_off)
    and made_date <= $cut_off
    and (
        made_precision = 'day'
        or extract(year from made_date) < extract(year from cast($cut_off as date))
        or (
            made_precision = 'month'
            and extract(year from made_date) = extract(year from cast($cut_off as date))
            and extract(month from made_date) < extract(month from cast($cut_off as date))
        )
    )
    and ($government = '' or adopter_government_id = $government)
    and ($province = '' or province_code = $province)
    and ($with_packages or not is_package)
