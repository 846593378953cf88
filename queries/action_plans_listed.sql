-- question: Which action plans are recorded, of which copy and forum?
-- grain:    one row per action plan
-- params:   $language
-- returns:  action_plan_id, innovation_id, innovation_name, government_id, government_name, made_date, precision, forum_id, forum_title, milestone_count, source_id, source_url
-- nulls:    made_date is null when undated; forum_title is null when no forum is known
-- sources:  action_plans, plan_milestones, replications, innovations, governments, forums, sources
with milestones as (
    select action_plan_id, count(*) as milestone_count from plan_milestones group by action_plan_id
)

select
    action_plans.action_plan_id,
    replications.innovation_id,
    innovations.name as innovation_name,
    action_plans.government_id,
    case
        when $language = 'en' then coalesce(governments.name_en, replications.adopter_label_en)
        else coalesce(governments.name_id, replications.adopter_label_id)
    end as government_name,
    action_plans.made_date,
    action_plans.precision,
    action_plans.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    coalesce(milestones.milestone_count, 0) as milestone_count,
    action_plans.source_id,
    sources.url as source_url
from action_plans
inner join replications on replications.replication_id = action_plans.replication_id
left join innovations on innovations.innovation_id = replications.innovation_id
left join governments on governments.government_id = action_plans.government_id
left join forums on forums.forum_id = action_plans.forum_id
left join milestones on milestones.action_plan_id = action_plans.action_plan_id
left join sources on sources.source_id = action_plans.source_id
order by action_plans.action_plan_id
