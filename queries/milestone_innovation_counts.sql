-- question: How many milestones of each innovation are there on a day, and where do they stand?
-- grain:    one row per innovation and state of a milestone; one without an innovation for plans that name none
-- uses:     milestone_innovation_cells, milestone_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  innovation_number, milestone_state (as in milestone_states), milestone_count, due_count (due by the day)
-- nulls:    innovation_number is null for plans that name none
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
with counts as (
    select
        innovation_number,
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
        milestone_count
    from milestone_innovation_cells
    where
        $innovation = ''
        and $forum = ''
        and (made_date is null or (made_date <= $cut_off and extract(year from made_date) >= $first_year))
        and ($with_packages or not is_package)
        and ($province = '' or province_code = $province)

    union all

    select innovation_number, milestone_state, is_due, cast(1 as bigint) as milestone_count  -- cells know no forum
    from milestone_states
    where milestone_no is not null and not ($innovation = '' and $forum = '')
)

select
    innovation_number,
    milestone_state,
    cast(sum(milestone_count) as bigint) as milestone_count,
    cast(sum(case when is_due then milestone_count else 0 end) as bigint) as due_count
from counts
group by innovation_number, milestone_state
