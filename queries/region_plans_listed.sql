-- question: Which action plans of a region are recorded by a day, and how far have their copies come since?
-- grain:    one row per action plan
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language, $government (key of the adopter), $province (of the adopter in the frame; '' stands for any)
-- returns:  action_plan_id, replication_id, innovation_id, innovation_name, adopter_government_id, adopter_name, made_date, precision, forum_id, forum_title, milestone_count, due_count, done_count, state, step_rank, since_date, since_precision, last_news_date, is_no_news, copy_scope, source_id, source_url
-- nulls:    an undated plan is in no list; a plan known to the month or year counts from the month or year after it; forum_title is null when no forum is known; counts of milestones are 0 when none is published
-- sources:  action_plans, plan_milestones, replications, replication_provinces, replication_steps, innovations, governments, forums, sources
with milestones as (
    select
        action_plan_id,
        count(*) as milestone_count,
        count(case when due_date <= $cut_off then 1 end) as due_count,
        count(case when done_date <= $cut_off then 1 end) as done_count
    from plan_milestones
    group by action_plan_id
)

select
    action_plans.action_plan_id,
    action_plans.replication_id,
    copies_at_date.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_at_date.adopter_government_id,
    case
        when $language = 'en' then coalesce(replications.adopter_label_en, governments.name_en)
        else coalesce(replications.adopter_label_id, governments.name_id)
    end as adopter_name,
    action_plans.made_date,
    action_plans.precision,
    action_plans.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    coalesce(milestones.milestone_count, 0) as milestone_count,
    coalesce(milestones.due_count, 0) as due_count,
    coalesce(milestones.done_count, 0) as done_count,
    copies_at_date.state,
    copies_at_date.step_rank,
    copies_at_date.since_date,
    copies_at_date.since_precision,
    copies_at_date.last_news_date,
    copies_at_date.is_no_news,
    copies_at_date.copy_scope,
    action_plans.source_id,
    sources.url as source_url
from action_plans
inner join copies_at_date on copies_at_date.replication_id = action_plans.replication_id
inner join replications on replications.replication_id = action_plans.replication_id
left join innovations on innovations.innovation_id = copies_at_date.innovation_id
left join governments on governments.government_id = copies_at_date.adopter_government_id
left join forums on forums.forum_id = action_plans.forum_id
left join milestones on milestones.action_plan_id = action_plans.action_plan_id
left join sources on sources.source_id = action_plans.source_id
where
    action_plans.made_date <= $cut_off
    and (
        action_plans.precision = 'day'
        or extract(year from action_plans.made_date) < extract(year from cast($cut_off as date))
        or (
            action_plans.precision = 'month'
            and extract(year from action_plans.made_date) = extract(year from cast($cut_off as date))
            and extract(month from action_plans.made_date) < extract(month from cast($cut_off as date))
        )
    )
    and ($government = '' or copies_at_date.adopter_government_id = $government)
    and ($province = '' or copies_at_date.adopter_province_code = $province)
    and ($with_packages or not copies_at_date.is_package)
order by action_plans.made_date, action_plans.action_plan_id
