-- question: Which action plans are recorded, where do they stand, and which are stuck?
-- grain:    one row per plan: those with an overdue milestone first, then the longest without news
-- uses:     plan_history, plan_states
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language, $most_rows
-- returns:  action_plan_id, replication_id, innovation_id, innovation_name, government_id, government_name, province_code, province_name, forum_id, forum_title, is_forum_by_day, made_date, made_precision, plan_state, milestone_count, due_count, due_done_count, done_count, overdue_count, copy_state, last_news_date, last_news_precision, days_without_news, is_no_news, copy_scope, is_package, source_id, source_url
-- nulls:    innovation_name is null when the record names none; government_id is null for groups and units; see plan_states for the rest
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames, sources
with page as (
    select *
    from plan_states
    order by case plan_state when 'overdue' then 1 else 2 end, last_news_date nulls first, plan_no
    limit $most_rows
),

facts as (
    select
        page.plan_no,
        page.innovation_id,
        page.copy_scope,
        page.is_package,
        page.province_code,
        page.forum_id,
        page.is_forum_by_day,
        page.made_date,
        page.source_id,
        page.milestone_count,
        page.plan_state,
        page.last_news_date,
        page.last_news_precision,
        page.days_without_news,
        page.is_no_news,
        page.copy_state,
        plan_history.action_plan_id,
        plan_history.replication_id,
        plan_history.government_id,
        plan_history.made_precision,
        count(case when plan_history.due_date <= $cut_off then 1 end) as due_count,
        count(case when plan_history.due_date <= $cut_off and plan_history.done_date <= $cut_off then 1 end) as due_done_count,
        count(case when plan_history.done_date <= $cut_off then 1 end) as done_count,
        count(
            case
                when plan_history.due_date < $cut_off and (plan_history.done_date is null or plan_history.done_date > $cut_off) then 1
            end
        ) as overdue_count
    from page
    inner join plan_history on plan_history.plan_no = page.plan_no
    where plan_history.from_date is null  -- of the spans of a plan the first, which each has
    group by
        page.plan_no,
        page.innovation_id,
        page.copy_scope,
        page.is_package,
        page.province_code,
        page.forum_id,
        page.is_forum_by_day,
        page.made_date,
        page.source_id,
        page.milestone_count,
        page.plan_state,
        page.last_news_date,
        page.last_news_precision,
        page.days_without_news,
        page.is_no_news,
        page.copy_state,
        plan_history.action_plan_id,
        plan_history.replication_id,
        plan_history.government_id,
        plan_history.made_precision
)

select
    facts.action_plan_id,
    facts.replication_id,
    facts.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    facts.government_id,
    case
        when $language = 'en' then coalesce(governments.name_en, replications.adopter_label_en)
        else coalesce(governments.name_id, replications.adopter_label_id)
    end as government_name,
    facts.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    facts.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    facts.is_forum_by_day,
    facts.made_date,
    facts.made_precision,
    facts.plan_state,
    facts.milestone_count,
    facts.due_count,
    facts.due_done_count,
    facts.done_count,
    facts.overdue_count,
    facts.copy_state,
    facts.last_news_date,
    facts.last_news_precision,
    facts.days_without_news,
    facts.is_no_news,
    facts.copy_scope,
    facts.is_package,
    facts.source_id,
    sources.url as source_url
from facts
inner join replications on replications.replication_id = facts.replication_id
left join innovations on innovations.innovation_id = facts.innovation_id
left join governments on governments.government_id = facts.government_id
left join province_frames on province_frames.province_code = facts.province_code and province_frames.frame = $frame
left join forums on forums.forum_id = facts.forum_id
left join sources on sources.source_id = facts.source_id
order by case facts.plan_state when 'overdue' then 1 else 2 end, facts.last_news_date nulls first, facts.plan_no
