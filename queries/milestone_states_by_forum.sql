-- question: At each forum, which milestones are done, due or overdue, and of how many plans?
-- grain:    one row per forum and state of a milestone; plans without milestones have a row without a state
-- uses:     milestone_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  forum_id, forum_title, forum_date, forum_precision, province_code, province_name, milestone_state, milestone_count, due_count (due by the day), plan_count
-- nulls:    forum_id is null for plans of no recorded forum; milestone_state for plans without milestones
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, provinces
select
    milestone_states.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    forums.date_from as forum_date,
    forums.precision as forum_precision,
    forums.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    milestone_states.milestone_state,
    count(milestone_states.milestone_no) as milestone_count,
    count(case when milestone_states.is_due then 1 end) as due_count,
    count(distinct milestone_states.plan_no) as plan_count
from milestone_states
left join forums on forums.forum_id = milestone_states.forum_id
left join provinces on provinces.province_code = forums.province_code
group by
    milestone_states.forum_id,
    forums.title_id,
    forums.title_en,
    forums.date_from,
    forums.precision,
    forums.province_code,
    provinces.name_id,
    provinces.name_en,
    milestone_states.milestone_state
order by milestone_states.forum_id nulls last, milestone_states.milestone_state nulls last
