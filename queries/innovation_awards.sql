-- question: From which year on is an innovation awarded how often, and what is its highest tier until then?
-- grain:    one row per innovation and year in which it was awarded; it holds until the next such year
-- uses:     innovation_numbers
-- kept:     whole, by innovation_number
-- params:   none
-- returns:  innovation_number, subject_code, origin_government_id, is_package, from_year, until_year, first_award_year, award_count (rows of awards up to then), highest_competition, highest_tier (of the tier with the fewest places), highest_size, highest_year, highest_source_id, top_tier, top_order, top_year (of the tier highest in the order of its competition, the newest such award)
-- nulls:    subject_code and origin_government_id are null when no source names them; until_year is null for the last; highest_size is null when no source states a size
-- sources:  awards, award_tiers, innovations
with given as (
    select
        innovation_numbers.innovation_number,
        awards.award_id,
        awards.award_year,
        awards.competition,
        award_tiers.tier,
        award_tiers.tier_order,
        award_tiers.size,
        awards.source_id,
        row_number() over (
            partition by innovation_numbers.innovation_number
            order by award_tiers.size nulls last, award_tiers.tier_order desc, awards.award_year, awards.award_id
        ) as highest_place,
        row_number() over (
            partition by innovation_numbers.innovation_number
            order by award_tiers.tier_order desc, awards.award_year desc, awards.award_id
        ) as top_place
    from awards
    inner join award_tiers
        on award_tiers.competition = awards.competition
        and award_tiers.award_year = awards.award_year
        and award_tiers.tier_code = awards.tier_code
    inner join innovation_numbers on innovation_numbers.innovation_id = awards.innovation_id
    where awards.is_award
),

years as (
    select
        innovation_number,
        award_year,
        count(*) as award_count,
        min(highest_place) as highest_place,
        min(top_place) as top_place
    from given
    group by innovation_number, award_year
),

spans as (
    select
        innovation_number,
        award_year as from_year,
        lead(award_year) over (partition by innovation_number order by award_year) as until_year,
        min(award_year) over (partition by innovation_number order by award_year) as first_award_year,
        sum(award_count) over (partition by innovation_number order by award_year) as award_count,
        min(highest_place) over (partition by innovation_number order by award_year) as highest_place,
        min(top_place) over (partition by innovation_number order by award_year) as top_place
    from years
)

select
    spans.innovation_number,
    innovation_numbers.subject_code,
    innovation_numbers.origin_government_id,
    innovation_numbers.is_package,
    spans.from_year,
    spans.until_year,
    spans.first_award_year,
    cast(spans.award_count as bigint) as award_count,
    highest.competition as highest_competition,
    highest.tier as highest_tier,
    highest.size as highest_size,
    highest.award_year as highest_year,
    highest.source_id as highest_source_id,
    first_ranked.tier as top_tier,
    first_ranked.tier_order as top_order,
    first_ranked.award_year as top_year
from spans
inner join given as highest
    on highest.innovation_number = spans.innovation_number and highest.highest_place = spans.highest_place
inner join given as first_ranked
    on first_ranked.innovation_number = spans.innovation_number and first_ranked.top_place = spans.top_place
inner join innovation_numbers on innovation_numbers.innovation_number = spans.innovation_number
