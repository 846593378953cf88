-- question: Of each innovation, which milestones of plans are done, due or overdue?
-- grain:    one row per innovation and state of a milestone; of as many innovations as are asked for: the most overdue first, then the most milestones
-- uses:     innovation_numbers, milestone_innovation_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $most_rows (innovations)
-- returns:  innovation_id, innovation_name, milestone_state, milestone_count, due_count (due by the day)
-- nulls:    none; plans that name no innovation are counted in milestone_innovation_totals
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
with wholes as (
    select
        innovation_number,
        sum(milestone_count) as milestone_count,
        sum(case when milestone_state = 'overdue' then milestone_count else 0 end) as overdue_count
    from milestone_innovation_counts
    where innovation_number is not null
    group by innovation_number
),

page as (
    select * from wholes order by overdue_count desc, milestone_count desc, innovation_number limit $most_rows
)

select
    innovations.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    counts.milestone_state,
    counts.milestone_count,
    counts.due_count
from page
inner join milestone_innovation_counts as counts on counts.innovation_number = page.innovation_number
inner join innovation_numbers on innovation_numbers.innovation_number = page.innovation_number
inner join innovations on innovations.innovation_id = innovation_numbers.innovation_id
order by page.overdue_count desc, page.milestone_count desc, page.innovation_number, counts.milestone_state
