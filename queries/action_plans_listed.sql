-- question: Which action plans are recorded, of which copy and forum?
-- grain:    one row per action plan
-- params:   $language, $most_rows
-- returns:  action_plan_id, innovation_id, innovation_name, government_id, government_name, made_date, precision, forum_id, forum_title, milestone_count, source_id, source_url
-- nulls:    made_date is null when undated; forum_title is null when no forum is known
-- sources:  action_plans, plan_milestones, replications, innovations, governments, forums, sources
with page as (
    select * from action_plans order by action_plan_id limit $most_rows
),

milestones as (
    select page.action_plan_id, count(*) as milestone_count
    from page
    inner join plan_milestones on plan_milestones.action_plan_id = page.action_plan_id
    group by page.action_plan_id
)

select
    page.action_plan_id,
    replications.innovation_id,
    innovations.name as innovation_name,
    page.government_id,
    case
        when $language = 'en' then coalesce(governments.name_en, replications.adopter_label_en)
        else coalesce(governments.name_id, replications.adopter_label_id)
    end as government_name,
    page.made_date,
    page.precision,
    page.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    coalesce(milestones.milestone_count, 0) as milestone_count,
    page.source_id,
    sources.url as source_url
from page
inner join replications on replications.replication_id = page.replication_id
left join innovations on innovations.innovation_id = replications.innovation_id
left join governments on governments.government_id = page.government_id
left join forums on forums.forum_id = page.forum_id
left join milestones on milestones.action_plan_id = page.action_plan_id
left join sources on sources.source_id = page.source_id
order by page.action_plan_id
