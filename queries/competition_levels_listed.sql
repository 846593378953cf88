-- question: How do official sources split the winners of a tier by level of government?
-- grain:    one row per year, tier and level: the preferred figure, in innovations
-- params:   $first_year, $last_year, $language
-- returns:  count_id, competition, award_year, tier_code, tier, tier_order, size (of the tier), level, value, note, source_id
-- nulls:    a level that no source states has no row: unknown, not zero; size is null when not announced
-- sources:  competition_counts, award_tiers
select
    competition_counts.count_id,
    competition_counts.competition,
    competition_counts.award_year,
    competition_counts.tier_code,
    award_tiers.tier,
    award_tiers.tier_order,
    award_tiers.size,
    competition_counts.level,
    competition_counts.value,
    case when $language = 'en' then competition_counts.note_en else competition_counts.note_id end as note,
    competition_counts.source_id
from competition_counts
inner join award_tiers
    on award_tiers.competition = competition_counts.competition
    and award_tiers.award_year = competition_counts.award_year
    and award_tiers.tier_code = competition_counts.tier_code
where
    competition_counts.is_preferred
    and competition_counts.quantity = 'awarded'
    and competition_counts.unit = 'innovations'
    and competition_counts.level <> 'all'
    and competition_counts.award_year between $first_year and $last_year
order by competition_counts.award_year, award_tiers.tier_order, competition_counts.count_id
