-- question: How many action plans of each province had their last news in a month, and where do they stand?
-- grain:    one row per province, scope of the copy, state of the plan, silence and month of the last news
-- uses:     plan_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  province_code, province_name, copy_scope, plan_state, is_no_news (for 24 months), first_news_date, last_news_date (of the month), plan_count, undated_count (plans without a day), milestone_count
-- nulls:    province_code is null when the record does not place the adopter; both dates when nothing of the plans is dated by the day
-- sources:  action_plans, plan_milestones, replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames
with counts as (
    select
        province_code,
        copy_scope,
        plan_state,
        is_no_news,
        min(last_news_date) as first_news_date,
        max(last_news_date) as last_news_date,
        cast(sum(plan_count) as bigint) as plan_count,
        cast(sum(case when made_date is null then plan_count else 0 end) as bigint) as undated_count,
        cast(sum(milestone_count) as bigint) as milestone_count
    from plan_counts
    group by
        province_code,
        copy_scope,
        plan_state,
        is_no_news,
        extract(year from last_news_date),
        extract(month from last_news_date)
)

select
    counts.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    counts.copy_scope,
    counts.plan_state,
    counts.is_no_news,
    counts.first_news_date,
    counts.last_news_date,
    counts.plan_count,
    counts.undated_count,
    counts.milestone_count
from counts
left join province_frames on province_frames.province_code = counts.province_code and province_frames.frame = $frame
order by
    counts.province_code nulls last,
    counts.copy_scope,
    counts.plan_state,
    counts.first_news_date nulls last,
    counts.is_no_news
