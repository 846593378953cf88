-- question: What share of the proposals of a competition year was awarded, by official totals?
-- grain:    one row per year, denominator (registered, submitted or qualified proposals) and reach (first or last award tiers)
-- params:   $first_year, $last_year
-- returns:  competition, award_year, base_quantity, reach ('first': the widest award tiers; 'last': those from which none is picked), case_count, base_count, value (0-1), low, high (95 % Wilson interval)
-- nulls:    a year without an official denominator or tier has no row; sources use proposal and innovation for the same count, so one proposal is taken as one innovation
-- sources:  competition_counts, award_tiers
with tiers as (
    select
        competition_counts.competition,
        competition_counts.award_year,
        competition_counts.value,
        award_tiers.tier_order,
        award_tiers.contains,
        min(award_tiers.tier_order) over (
            partition by competition_counts.competition, competition_counts.award_year
        ) as lowest_order
    from competition_counts
    inner join award_tiers
        on award_tiers.competition = competition_counts.competition
        and award_tiers.award_year = competition_counts.award_year
        and award_tiers.tier_code = competition_counts.tier_code
    where
        competition_counts.is_preferred
        and competition_counts.level = 'all'
        and competition_counts.quantity = 'awarded'
        and competition_counts.unit = 'innovations'
        and award_tiers.is_award
),

cases as (
    select competition, award_year, 'first' as reach, sum(value) as case_count
    from tiers where tier_order = lowest_order
    group by competition, award_year
    union all
    select competition, award_year, 'last' as reach, sum(value) as case_count
    from tiers where contains is null
    group by competition, award_year
),

shares as (
    select
        cases.competition,
        cases.award_year,
        bases.quantity as base_quantity,
        cases.reach,
        cast(cases.case_count as bigint) as case_count,
        bases.value as base_count,
        cast(cases.case_count as double) / bases.value as share,
        3.841458820694124 / bases.value as z2n
    from cases
    inner join competition_counts as bases
        on bases.competition = cases.competition
        and bases.award_year = cases.award_year
        and bases.is_preferred
        and bases.level = 'all'
        and bases.group_code = 'all'
        and bases.unit = 'proposals'
        and bases.quantity in ('registered', 'submitted', 'qualified')
    where cases.award_year between $first_year and $last_year
)

select
    competition,
    award_year,
    base_quantity,
    reach,
    case_count,
    base_count,
    round(share, 9) as value,
    round((share + z2n / 2 - sqrt(z2n * (share * (1 - share) + z2n / 4))) / (1 + z2n), 9) as low,
    round((share + z2n / 2 + sqrt(z2n * (share * (1 - share) + z2n / 4))) / (1 + z2n), 9) as high
from shares
order by award_year, competition, base_quantity, reach
