-- question: How many milestones of the plans in view are there on a day of each kind, and where do they stand?
-- grain:    one row per kind of milestone, for all innovations; one per milestone of a named one, of which cells keep no count
-- uses:     milestone_cells, milestone_states
-- params:   $frame, $cut_off, $first_year (of the plan), $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  province_code, forum_id, plan_stage, milestone_state (as in milestone_states), is_due (due by the day), milestone_source_id, milestone_count
-- nulls:    as in milestone_states
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    province_code,
    forum_id,
    plan_stage,
    case
        when done_date <= $cut_off and due_date is null then 'done_no_due'
        when done_date <= $cut_off and done_date <= due_date then 'done_on_time'
        when done_date <= $cut_off then 'done_late'
        when due_date is null then 'no_due'
        when due_date < $cut_off then 'overdue'
        when due_date = $cut_off then 'due_today'
        else 'upcoming'
    end as milestone_state,
    coalesce(due_date <= $cut_off, false) as is_due,
    milestone_source_id,
    milestone_count
from milestone_cells
where
    $innovation = ''
    and (from_date is null or from_date <= $cut_off)
    and (until_date is null or until_date > $cut_off)
    and (made_date is null or (made_date <= $cut_off and extract(year from made_date) >= $first_year))
    and ($with_packages or not is_package)
    and ($province = '' or province_code = $province)
    and ($forum = '' or forum_id = $forum)

union all

select
    province_code,
    forum_id,
    plan_stage,
    milestone_state,
    is_due,
    milestone_source_id,
    cast(1 as bigint) as milestone_count
from milestone_states
where milestone_no is not null and not ($innovation = '')
