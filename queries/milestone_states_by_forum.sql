-- question: At each forum, which milestones of plans are done, due or overdue?
-- grain:    one row per forum and state of a milestone
-- uses:     milestone_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  forum_id, forum_title, forum_date, forum_precision, province_code, province_name, milestone_state, milestone_count, due_count (due by the day)
-- nulls:    forum_id is null for plans of no recorded forum; a forum or state without a milestone has no row
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, provinces
with counts as (
    select
        forum_id,
        milestone_state,
        cast(sum(milestone_count) as bigint) as milestone_count,
        cast(sum(case when is_due then milestone_count else 0 end) as bigint) as due_count
    from milestone_counts
    group by forum_id, milestone_state
)

select
    counts.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    forums.date_from as forum_date,
    forums.precision as forum_precision,
    forums.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    counts.milestone_state,
    counts.milestone_count,
    counts.due_count
from counts
left join forums on forums.forum_id = counts.forum_id
left join provinces on provinces.province_code = forums.province_code
order by counts.forum_id nulls last, counts.milestone_state
