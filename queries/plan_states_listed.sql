-- question: Which action plans are recorded, where do they stand, and which are stuck?
-- grain:    one row per plan: those with an overdue milestone first, then the longest without news
-- uses:     plan_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  action_plan_id, replication_id, innovation_id, innovation_name, government_id, government_name, province_code, province_name, forum_id, forum_title, is_forum_by_day, made_date, made_precision, plan_state, milestone_count, due_count, due_done_count, done_count, overdue_count, copy_state, last_news_date, last_news_precision, days_without_news, is_no_news, copy_scope, is_package, source_id, source_url
-- nulls:    innovation_name is null when the record names none; government_id is null for groups and units; see plan_states for the rest
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, governments, province_frames, sources
select
    plan_states.action_plan_id,
    plan_states.replication_id,
    plan_states.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    plan_states.government_id,
    case
        when $language = 'en' then coalesce(governments.name_en, replications.adopter_label_en)
        else coalesce(governments.name_id, replications.adopter_label_id)
    end as government_name,
    plan_states.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    plan_states.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    plan_states.is_forum_by_day,
    plan_states.made_date,
    plan_states.made_precision,
    plan_states.plan_state,
    plan_states.milestone_count,
    plan_states.due_count,
    plan_states.due_done_count,
    plan_states.done_count,
    plan_states.overdue_count,
    plan_states.copy_state,
    plan_states.last_news_date,
    plan_states.last_news_precision,
    plan_states.days_without_news,
    plan_states.is_no_news,
    plan_states.copy_scope,
    plan_states.is_package,
    plan_states.source_id,
    sources.url as source_url
from plan_states
inner join replications on replications.replication_id = plan_states.replication_id
left join innovations on innovations.innovation_id = plan_states.innovation_id
left join governments on governments.government_id = plan_states.government_id
left join province_frames on province_frames.province_code = plan_states.province_code and province_frames.frame = $frame
left join forums on forums.forum_id = plan_states.forum_id
left join sources on sources.source_id = plan_states.source_id
order by
    case plan_states.plan_state when 'overdue' then 1 else 2 end,
    plan_states.last_news_date nulls first,
    plan_states.action_plan_id
