-- question: Which recorded award rows stand for an awarded innovation, and which rows are the same award?
-- grain:    one row per award row of an innovation; rows with the same award_key are one award (an innovation in a year)
-- kept:     whole
-- params:   none
-- returns:  award_id, award_key, award_year, competition, tier_code, tier, tier_order, innovation_id, government_id, level, agency, subject_code, source_id, entry_count (rows of the award)
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
)

select *, count(*) over (partition by award_key) as entry_count from entries
