-- question: Which recorded award rows stand for an awarded innovation, and which rows are the same award?
-- grain:    one row per award row of an innovation; rows with the same award_key are one award (an innovation in a year)
-- uses:     innovation_numbers
-- kept:     whole, by award_year, competition, award_id
-- params:   none
-- returns:  award_id, award_key, award_year, competition, tier_code, tier, tier_order, innovation_id, innovation_number, government_id, level, agency, subject_code, source_id, position (of the row in its award: the one shown of those that filters leave is the first), award_kind (a number; awards of a kind have the same rows, as far as filters tell them apart)
-- nulls:    innovation_id is null when the source names only the government; unnamed rows of one government at several tiers of a year share a key, since the higher tier is picked from the lower
-- sources:  awards, award_tiers, innovations, governments
with entries as (
    select
        awards.award_id,
        coalesce(
            awards.innovation_id,
            awards.government_id || '|' || awards.competition || '|' || cast(
                row_number() over (
                    partition by awards.government_id, awards.competition, awards.award_year, awards.tier_code, awards.innovation_id
                    order by awards.award_id
                ) as varchar)
        ) || '|' || cast(awards.award_year as varchar) as award_key,
        awards.award_year,
        awards.competition,
        awards.tier_code,
        award_tiers.tier,
        award_tiers.tier_order,
        awards.innovation_id,
        awards.government_id,
        governments.level,
        awards.agency,
        coalesce(innovations.subject_code, awards.subject_code) as subject_code,
        awards.source_id
    from awards
    left join award_tiers
        on award_tiers.competition = awards.competition
        and award_tiers.award_year = awards.award_year
        and award_tiers.tier_code = awards.tier_code
    left join innovations on innovations.innovation_id = awards.innovation_id
    left join governments on governments.government_id = awards.government_id
    where awards.is_award and coalesce(award_tiers.recipient, 'innovation') <> 'government'
),

placed as (
    select
        *,
        row_number() over (partition by award_key order by competition, tier_order desc, award_id) as position,
        count(*) over (partition by award_key) as entry_count,
        coalesce(competition, '') || ',' || coalesce(tier_code, '') || ',' || coalesce(level, '') || ',' || coalesce(subject_code, '') as words
    from entries
),

kinds as (
    select
        award_key,
        case
            when max(entry_count) > 4 then award_key  -- a kind of its own
            else cast(max(award_year) as varchar)
                || ';' || coalesce(max(case when position = 1 then words end), '')
                || ';' || coalesce(max(case when position = 2 then words end), '')
                || ';' || coalesce(max(case when position = 3 then words end), '')
                || ';' || coalesce(max(case when position = 4 then words end), '')
        end as kind
    from placed
    group by award_key
)

select
    placed.award_id,
    placed.award_key,
    placed.award_year,
    placed.competition,
    placed.tier_code,
    placed.tier,
    placed.tier_order,
    placed.innovation_id,
    innovation_numbers.innovation_number,
    placed.government_id,
    placed.level,
    placed.agency,
    placed.subject_code,
    placed.source_id,
    cast(placed.position as integer) as position,
    cast(dense_rank() over (order by kinds.kind) as integer) as award_kind
from placed
inner join kinds on kinds.award_key = placed.award_key
left join innovation_numbers on innovation_numbers.innovation_id = placed.innovation_id
