-- question: How many proposals, finalists and winners do official sources state at each stage of a competition year?
-- grain:    one row per stage, group and tier of a year: the preferred figure, all levels together
-- params:   $first_year, $last_year, $language
-- returns:  count_id, competition, award_year, quantity, group_code, tier_code, tier, tier_order, is_first_tier (the widest award tiers of the year), is_last_tier (those from which none is picked), unit, value, note, source_id, source_url
-- nulls:    tier columns are null for a stage before the awards; registered and submitted are different quantities, units are never mixed
-- sources:  competition_counts, award_tiers, sources
with stages as (
    select
        competition_counts.*,
        award_tiers.tier,
        award_tiers.tier_order,
        award_tiers.contains,
        min(case when competition_counts.quantity = 'awarded' then award_tiers.tier_order end) over (
            partition by competition_counts.competition, competition_counts.award_year
        ) as lowest_order
    from competition_counts
    left join award_tiers
        on award_tiers.competition = competition_counts.competition
        and award_tiers.award_year = competition_counts.award_year
        and award_tiers.tier_code = competition_counts.tier_code
    where
        competition_counts.is_preferred
        and competition_counts.level = 'all'
        and competition_counts.award_year between $first_year and $last_year
)

select
    stages.count_id,
    stages.competition,
    stages.award_year,
    stages.quantity,
    stages.group_code,
    stages.tier_code,
    stages.tier,
    stages.tier_order,
    coalesce(stages.quantity = 'awarded' and stages.tier_order = stages.lowest_order, false) as is_first_tier,
    stages.quantity = 'awarded' and stages.tier_code is not null and stages.contains is null as is_last_tier,
    stages.unit,
    stages.value,
    case when $language = 'en' then stages.note_en else stages.note_id end as note,
    stages.source_id,
    sources.url as source_url
from stages
left join sources on sources.source_id = stages.source_id
order by stages.award_year, stages.competition, stages.count_id
