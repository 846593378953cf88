-- question: How many awarded innovations have a recorded copy, and how far is the furthest, by year and tier of the award?
-- grain:    one row per competition, year, tier and state of the furthest copy that occurs
-- uses:     winners, award_cells
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province
-- returns:  competition, award_year, tier_code, tier, tier_order, furthest, winner_count
-- nulls:    none; 'none' means no recorded copy, not no copy
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps
with counts as (
    select award_kind, position, reached, count(*) as winner_count
    from winners
    group by award_kind, position, reached
),

tiers as (
    select distinct award_kind, position, competition, award_year, tier_code, tier, tier_order
    from award_cells
),

named as (
    select
        tiers.competition,
        tiers.award_year,
        tiers.tier_code,
        tiers.tier,
        tiers.tier_order,
        case counts.reached
            when 6 then 'institutionalised' when 5 then 'running' when 4 then 'trial' when 3 then 'action_plan' when 2 then 'committed'
            when 1 then 'chosen' when 0 then 'unknown' when -1 then 'stopped' when -2 then 'undated' when -3 then 'explored' else 'none'
        end as furthest,
        counts.winner_count
    from counts
    inner join tiers on tiers.award_kind = counts.award_kind and tiers.position = counts.position
)

select competition, award_year, tier_code, tier, tier_order, furthest, cast(sum(winner_count) as bigint) as winner_count
from named
group by competition, award_year, tier_code, tier, tier_order, furthest
order by award_year, competition, tier_order, tier_code, furthest
