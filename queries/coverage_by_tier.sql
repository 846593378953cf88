-- question: How many of the places of each award tier do the records hold?
-- grain:    one row per competition, year and tier
-- params:   none
-- returns:  competition, award_year, tier_code, tier, size (places, as announced), found_count (rows held), named_count (of them with a named innovation), coverage_share (0-1), is_award, recipient
-- nulls:    size and coverage_share are null where no source states the size
-- sources:  award_tiers, awards
with found as (
    select competition, award_year, tier_code, count(*) as found_count, count(innovation_id) as named_count
    from awards
    group by competition, award_year, tier_code
)

select
    award_tiers.competition,
    award_tiers.award_year,
    award_tiers.tier_code,
    award_tiers.tier,
    award_tiers.size,
    coalesce(found.found_count, 0) as found_count,
    coalesce(found.named_count, 0) as named_count,
    case when award_tiers.size > 0 then round(coalesce(found.found_count, 0) * 1.0 / award_tiers.size, 9) end as coverage_share,
    award_tiers.is_award,
    award_tiers.recipient
from award_tiers
left join found
    on found.competition = award_tiers.competition
    and found.award_year = award_tiers.award_year
    and found.tier_code = award_tiers.tier_code
order by award_tiers.competition, award_tiers.award_year, award_tiers.tier_order, award_tiers.tier_code
