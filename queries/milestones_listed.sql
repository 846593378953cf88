-- question: Which milestones are overdue, which come next, and who is in charge?
-- grain:    one row per milestone of the plans in view: the overdue first, the longest overdue on top
-- uses:     milestone_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  action_plan_id, milestone_no, plan_stage, milestone_title, due_date, done_date, news_date, milestone_state, days_overdue, responsible_agency, replication_id, innovation_id, innovation_name, government_id, government_name, province_code, province_name, forum_id, forum_title, source_id, source_url
-- nulls:    days_overdue is null unless overdue; dates are null when no source tells them by the day
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, governments, province_frames, sources
select
    milestone_states.action_plan_id,
    milestone_states.milestone_no,
    milestone_states.plan_stage,
    case
        when $language = 'en' then coalesce(plan_milestones.title_en, plan_milestones.title_id)
        else plan_milestones.title_id
    end as milestone_title,
    milestone_states.due_date,
    milestone_states.done_date,
    milestone_states.news_date,
    milestone_states.milestone_state,
    case
        when milestone_states.milestone_state = 'overdue'
            then date_diff('day', milestone_states.due_date, cast($cut_off as date))
    end as days_overdue,
    plan_milestones.responsible_agency,
    milestone_states.replication_id,
    milestone_states.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    milestone_states.government_id,
    case
        when $language = 'en' then coalesce(governments.name_en, replications.adopter_label_en)
        else coalesce(governments.name_id, replications.adopter_label_id)
    end as government_name,
    milestone_states.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    milestone_states.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    plan_milestones.source_id,
    sources.url as source_url
from milestone_states
inner join plan_milestones
    on plan_milestones.action_plan_id = milestone_states.action_plan_id
    and plan_milestones.milestone_no = milestone_states.milestone_no
inner join replications on replications.replication_id = milestone_states.replication_id
left join innovations on innovations.innovation_id = milestone_states.innovation_id
left join governments on governments.government_id = milestone_states.government_id
left join province_frames on province_frames.province_code = milestone_states.province_code and province_frames.frame = $frame
left join forums on forums.forum_id = milestone_states.forum_id
left join sources on sources.source_id = plan_milestones.source_id
order by
    case milestone_states.milestone_state
        when 'overdue' then 1
        when 'due_today' then 2
        when 'upcoming' then 3
        when 'no_due' then 4
        else 5
    end,
    milestone_states.due_date nulls last,
    milestone_states.action_plan_id,
    milestone_states.milestone_no
