-- question: Which action plans of a region are recorded by a day, and how far have their copies come since?
-- grain:    one row per action plan
-- uses:     plan_history, region_plans
-- params:   $frame, $cut_off, $with_packages, $language, $government (key of the adopter), $province (of the adopter in the frame; '' stands for any), $most_rows
-- returns:  action_plan_id, replication_id, innovation_id, innovation_name, adopter_government_id, adopter_name, made_date, precision, forum_id, forum_title, milestone_count, due_count, done_count, state, step_rank, since_date, since_precision, last_news_date, is_no_news, copy_scope, source_id, source_url
-- nulls:    an undated plan is in no list; a plan known to the month or year counts from the month or year after it; forum_title is null when no forum is known; counts of milestones are 0 when none is published
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, sources
with page as (
    select * from region_plans order by made_date, plan_no limit $most_rows
),

facts as (
    select
        page.plan_no,
        page.innovation_id,
        page.adopter_government_id,
        page.made_date,
        page.made_precision,
        page.milestone_count,
        page.copy_state,
        page.copy_step_rank,
        page.copy_since_date,
        page.copy_since_precision,
        page.copy_news_date,
        page.is_no_news,
        page.copy_scope,
        page.source_id,
        plan_history.action_plan_id,
        count(case when plan_history.due_date <= $cut_off then 1 end) as due_count,
        count(case when plan_history.done_date <= $cut_off then 1 end) as done_count
    from page
    inner join plan_history on plan_history.plan_no = page.plan_no
    where plan_history.from_date is null  -- of the spans of a plan the first, which each has
    group by
        page.plan_no,
        page.innovation_id,
        page.adopter_government_id,
        page.made_date,
        page.made_precision,
        page.milestone_count,
        page.copy_state,
        page.copy_step_rank,
        page.copy_since_date,
        page.copy_since_precision,
        page.copy_news_date,
        page.is_no_news,
        page.copy_scope,
        page.source_id,
        plan_history.action_plan_id
)

select
    facts.action_plan_id,
    action_plans.replication_id,
    facts.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    facts.adopter_government_id,
    case
        when $language = 'en' then coalesce(replications.adopter_label_en, governments.name_en)
        else coalesce(replications.adopter_label_id, governments.name_id)
    end as adopter_name,
    facts.made_date,
    facts.made_precision as precision,
    action_plans.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    facts.milestone_count,
    facts.due_count,
    facts.done_count,
    facts.copy_state as state,
    facts.copy_step_rank as step_rank,
    facts.copy_since_date as since_date,
    facts.copy_since_precision as since_precision,
    facts.copy_news_date as last_news_date,
    facts.is_no_news,
    facts.copy_scope,
    facts.source_id,
    sources.url as source_url
from facts
inner join action_plans on action_plans.action_plan_id = facts.action_plan_id
inner join replications on replications.replication_id = action_plans.replication_id
left join innovations on innovations.innovation_id = facts.innovation_id
left join governments on governments.government_id = facts.adopter_government_id
left join forums on forums.forum_id = action_plans.forum_id
left join sources on sources.source_id = facts.source_id
order by facts.made_date, facts.plan_no
