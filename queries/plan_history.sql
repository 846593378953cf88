-- question: Which action plans are recorded, of which copy and where, and of which forum, from which day until which?
-- grain:    one row per plan and span of time: one for each change of the forum at which its copy stands
-- uses:     copies, forum_spans
-- kept:     for each frame, by action_plan_id
-- params:   $frame
-- returns:  action_plan_id, replication_id, innovation_id, copy_scope, is_package, adopter_kind, government_id, province_code, forum_id, is_forum_by_day, made_date, made_precision, source_id, from_date, until_date
-- nulls:    from_date is null before its copy stands at a forum, until_date for the span that still holds; made_date when undated; forum_id outside the recorded forums
-- sources:  action_plans, replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
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
)

select
    action_plans.action_plan_id,
    action_plans.replication_id,
    copies.innovation_id,
    copies.copy_scope,
    copies.is_package,
    copies.adopter_kind,
    action_plans.government_id,
    copies.adopter_province_code as province_code,
    coalesce(action_plans.forum_id, stands.forum_id) as forum_id,
    action_plans.forum_id is null and stands.link = 'same_day' as is_forum_by_day,
    action_plans.made_date,
    action_plans.precision as made_precision,
    action_plans.source_id,
    stands.from_date,
    stands.until_date
from action_plans
inner join copies on copies.replication_id = action_plans.replication_id
inner join stands on stands.replication_id = action_plans.replication_id
