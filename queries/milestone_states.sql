-- question: Which action plans and milestones are in view on a day, and where does each milestone stand?
-- grain:    one row per milestone, and one per plan without any, of the plans made by the day and of undated plans; what is dated after the day is not known yet
-- uses:     plan_history
-- params:   $frame, $cut_off, $first_year (of the plan), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  action_plan_id, plan_no, replication_id, innovation_id, innovation_number, copy_scope, is_package, adopter_kind, government_id, province_code, forum_id, is_forum_by_day, made_date, made_precision, source_id, milestone_no, is_first (one row of each plan), plan_stage, due_date, done_date, news_date, milestone_source_id, milestone_state (done_on_time, done_late, done_no_due, overdue, due_today, upcoming, no_due), state_no (in the order of a list: overdue 1, due_today 2, upcoming 3, no_due 4, done_on_time 5, done_late 6, done_no_due 7), is_due (due by the day)
-- nulls:    milestone_no and what follows is null for a plan without milestones; made_date when undated; forum_id outside the recorded forums; due_date when the plan sets no day; done_date and news_date when nothing is told by the day
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    action_plan_id,
    plan_no,
    replication_id,
    innovation_id,
    innovation_number,
    copy_scope,
    is_package,
    adopter_kind,
    government_id,
    province_code,
    forum_id,
    is_forum_by_day,
    made_date,
    made_precision,
    source_id,
    milestone_no,
    is_first,
    plan_stage,
    due_date,
    case when done_date <= $cut_off then done_date end as done_date,
    case when news_date <= $cut_off then news_date end as news_date,
    milestone_source_id,
    case
        when milestone_no is null then null
        when done_date <= $cut_off and due_date is null then 'done_no_due'
        when done_date <= $cut_off and done_date <= due_date then 'done_on_time'
        when done_date <= $cut_off then 'done_late'
        when due_date is null then 'no_due'
        when due_date < $cut_off then 'overdue'
        when due_date = $cut_off then 'due_today'
        else 'upcoming'
    end as milestone_state,
    case
        when milestone_no is null then null
        when done_date <= $cut_off and due_date is null then 7
        when done_date <= $cut_off and done_date <= due_date then 5
        when done_date <= $cut_off then 6
        when due_date is null then 4
        when due_date < $cut_off then 1
        when due_date = $cut_off then 2
        else 3
    end as state_no,
    coalesce(due_date <= $cut_off, false) as is_due
from plan_history
where
    (from_date is null or from_date <= $cut_off)
    and (until_date is null or until_date > $cut_off)
    and (made_date is null or (made_date <= $cut_off and extract(year from made_date) >= $first_year))
    and ($with_packages or not is_package)
    and ($province = '' or province_code = $province)
    and ($forum = '' or forum_id = $forum)
    and ($innovation = '' or innovation_id = $innovation)
