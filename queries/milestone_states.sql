-- question: Where does each milestone of an action plan stand on a day?
-- grain:    one row per milestone; what is dated after the day is not known yet
-- params:   $cut_off
-- returns:  action_plan_id, milestone_no, plan_stage, due_date, done_date, news_date, milestone_state (done_on_time, done_late, done_no_due, overdue, due_today, upcoming, no_due), is_due (due by the day)
-- nulls:    due_date is null when the plan sets no day; done_date and news_date are null when nothing is told by the day
-- sources:  plan_milestones
select
    action_plan_id,
    milestone_no,
    plan_stage,
    due_date,
    case when done_date <= $cut_off then done_date end as done_date,
    case when news_date <= $cut_off then news_date end as news_date,
    case
        when done_date <= $cut_off and due_date is null then 'done_no_due'
        when done_date <= $cut_off and done_date <= due_date then 'done_on_time'
        when done_date <= $cut_off then 'done_late'
        when due_date is null then 'no_due'
        when due_date < $cut_off then 'overdue'
        when due_date = $cut_off then 'due_today'
        else 'upcoming'
    end as milestone_state,
    coalesce(due_date <= $cut_off, false) as is_due
from plan_milestones
