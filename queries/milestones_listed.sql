-- question: Which milestones are overdue, which come next, and who is in charge?
-- grain:    one row per milestone of the plans in view: the overdue first, the longest overdue on top
-- uses:     plan_keys, milestone_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language, $most_rows
-- returns:  action_plan_id, milestone_no, plan_stage, milestone_title, due_date, done_date, news_date, milestone_state, days_overdue, responsible_agency, replication_id, innovation_id, innovation_name, government_id, government_name, province_code, province_name, forum_id, forum_title, source_id, source_url
-- nulls:    days_overdue is null unless overdue; dates are null when no source tells them by the day
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames, sources
with page as (  -- numbers and dates only: all milestones in view are put in order
    select plan_no, milestone_no, due_date, state_no, province_code, forum_id
    from milestone_states
    where milestone_no is not null
    order by case when state_no > 5 then 5 else state_no end, due_date nulls last, plan_no, milestone_no
    limit $most_rows
)

select
    plan_keys.action_plan_id,
    page.milestone_no,
    plan_milestones.plan_stage,
    case
        when $language = 'en' then coalesce(plan_milestones.title_en, plan_milestones.title_id)
        else plan_milestones.title_id
    end as milestone_title,
    page.due_date,
    case when plan_milestones.done_date <= $cut_off then plan_milestones.done_date end as done_date,
    case when plan_milestones.news_date <= $cut_off then plan_milestones.news_date end as news_date,
    case page.state_no
        when 1 then 'overdue'
        when 2 then 'due_today'
        when 3 then 'upcoming'
        when 4 then 'no_due'
        when 5 then 'done_on_time'
        when 6 then 'done_late'
        else 'done_no_due'
    end as milestone_state,
    case when page.state_no = 1 then date_diff('day', page.due_date, cast($cut_off as date)) end as days_overdue,
    plan_milestones.responsible_agency,
    plan_keys.replication_id,
    replications.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    plan_keys.government_id,
    case
        when $language = 'en' then coalesce(governments.name_en, replications.adopter_label_en)
        else coalesce(governments.name_id, replications.adopter_label_id)
    end as government_name,
    page.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    page.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    plan_milestones.source_id,
    sources.url as source_url
from page
inner join plan_keys on plan_keys.plan_no = page.plan_no
inner join plan_milestones
    on plan_milestones.action_plan_id = plan_keys.action_plan_id
    and plan_milestones.milestone_no = page.milestone_no
inner join replications on replications.replication_id = plan_keys.replication_id
left join innovations on innovations.innovation_id = replications.innovation_id
left join governments on governments.government_id = plan_keys.government_id
left join province_frames on province_frames.province_code = page.province_code and province_frames.frame = $frame
left join forums on forums.forum_id = page.forum_id
left join sources on sources.source_id = plan_milestones.source_id
order by
    case when page.state_no > 5 then 5 else page.state_no end,
    page.due_date nulls last,
    page.plan_no,
    page.milestone_no
