-- question: How many of the award places of a competition year do the records hold, each innovation once?
-- grain:    one row per competition and year whose widest award tiers have a stated size
-- uses:     award_counts
-- params:   none
-- returns:  competition, award_year, place_count (places of the widest award tiers), found_count (awarded innovations recorded)
-- nulls:    none; a year in which no source states a size has no row. A tier held by a wider one adds no place, nor does one that only regroups others (Terpuji of 2022: Top 45 and five more)
-- sources:  award_tiers, awards, innovations, governments
with tiers as (
    select competition, award_year, tier_code, size, ';' || coalesce(contains, '') || ';' as held
    from award_tiers
    where is_award and recipient = 'innovation'
),

held_sizes as (
    select
        outer_tiers.competition,
        outer_tiers.award_year,
        outer_tiers.tier_code,
        max(outer_tiers.size) as own_size,
        sum(inner_tiers.size) as held_size
    from tiers as outer_tiers
    inner join tiers as inner_tiers
        on inner_tiers.competition = outer_tiers.competition
        and inner_tiers.award_year = outer_tiers.award_year
        and outer_tiers.held like '%;' || inner_tiers.tier_code || ';%'
    group by outer_tiers.competition, outer_tiers.award_year, outer_tiers.tier_code
),

widest as (
    select tiers.competition, tiers.award_year, sum(tiers.size) as place_count
    from tiers
    left join held_sizes
        on held_sizes.competition = tiers.competition
        and held_sizes.award_year = tiers.award_year
        and held_sizes.tier_code = tiers.tier_code
    where
        coalesce(held_sizes.own_size <> held_sizes.held_size, true)
        and not exists (
            select 1 from tiers as wider
            where
                wider.competition = tiers.competition
                and wider.award_year = tiers.award_year
                and wider.held like '%;' || tiers.tier_code || ';%'
        )
    group by tiers.competition, tiers.award_year
)

select
    widest.competition,
    widest.award_year,
    cast(widest.place_count as bigint) as place_count,
    coalesce(award_counts.found_count, 0) as found_count
from widest
left join award_counts on award_counts.competition = widest.competition and award_counts.award_year = widest.award_year
where widest.place_count is not null
order by widest.competition, widest.award_year
