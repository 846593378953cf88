-- question: Which action plans and milestones are recorded, of which copy, place and forum, from which day until which?
-- grain:    one row per milestone (one of a plan without any) and span of time: one for each change of the forum at which the copy stands
-- uses:     copies, forum_spans, innovation_numbers, plan_keys
-- kept:     for each frame, by until_date, plan_no, milestone_no; in parts by action_plan_id
-- params:   $frame
-- returns:  action_plan_id, plan_no (its number), replication_id, innovation_id, innovation_number, copy_scope, is_package, adopter_kind, adopter_government_id, government_id (of the plan), province_code, forum_id, is_forum_by_day, made_date, made_precision, source_id, milestone_no, is_first (one row of each plan), plan_stage, due_date, done_date, news_date, milestone_source_id, from_date, until_date
-- nulls:    from_date is null before the copy stands at a forum, until_date for the span that still holds; made_date when undated; forum_id outside the recorded forums; milestone_no and what follows of a plan without milestones
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
with stands as (
    select replication_id, from_date, until_date, forum_id, link from forum_spans

    union all

    select
        action_plans.replication_id,
        cast(null as date) as from_date,
        min(forum_spans.from_date) as until_date,
        cast(null as varchar) as forum_id,
        cast(null as varchar) as link
    from action_plans
    left join forum_spans on forum_spans.replication_id = action_plans.replication_id
    group by action_plans.replication_id
),

plans as (
    select action_plans.*, plan_keys.plan_no
    from action_plans
    inner join plan_keys on plan_keys.action_plan_id = action_plans.action_plan_id
),

milestones as (  -- of these plans only: in a part of the plans they are few
    select plan_milestones.*
    from plan_milestones
    inner join plans on plans.action_plan_id = plan_milestones.action_plan_id
),

firsts as (
    select action_plan_id, min(milestone_no) as first_no from milestones group by action_plan_id
)

select
    plans.action_plan_id,
    plans.plan_no,
    plans.replication_id,
    copies.innovation_id,
    innovation_numbers.innovation_number,
    copies.copy_scope,
    copies.is_package,
    copies.adopter_kind,
    copies.adopter_government_id,
    plans.government_id,
    copies.adopter_province_code as province_code,
    coalesce(plans.forum_id, stands.forum_id) as forum_id,
    plans.forum_id is null and stands.link = 'same_day' as is_forum_by_day,
    plans.made_date,
    plans.precision as made_precision,
    plans.source_id,
    milestones.milestone_no,
    coalesce(milestones.milestone_no = firsts.first_no, true) as is_first,
    milestones.plan_stage,
    milestones.due_date,
    milestones.done_date,
    milestones.news_date,
    milestones.source_id as milestone_source_id,
    stands.from_date,
    stands.until_date
from plans
inner join copies on copies.replication_id = plans.replication_id
inner join stands on stands.replication_id = plans.replication_id
left join innovation_numbers on innovation_numbers.innovation_id = copies.innovation_id
left join milestones on milestones.action_plan_id = plans.action_plan_id
left join firsts on firsts.action_plan_id = plans.action_plan_id
