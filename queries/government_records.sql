-- question: How many innovations has each government originated, and how many of its innovations were awarded, in all years?
-- grain:    one row per government that an innovation or an award names
-- uses:     award_entries
-- kept:     whole
-- params:   none
-- returns:  government_id, created_count, award_count (its innovations awarded, each once a year)
-- nulls:    none
-- sources:  innovations, awards, award_tiers, governments
with created as (
    select origin_government_id as government_id, count(*) as created_count
    from innovations
    where origin_government_id is not null
    group by origin_government_id
),

awarded as (
    select awards.government_id, count(distinct case when awards.is_award then award_entries.award_key end) as award_count
    from awards
    left join award_entries on award_entries.award_id = awards.award_id
    where awards.government_id is not null
    group by awards.government_id
)

select
    coalesce(created.government_id, awarded.government_id) as government_id,
    coalesce(created.created_count, 0) as created_count,
    coalesce(awarded.award_count, 0) as award_count
from created
full outer join awarded on awarded.government_id = created.government_id
