-- question: How many award rows are alike in all that counts ask for?
-- grain:    one row per kind of award and row of it, government and source, with their number: the rows of award_entries without the names of innovations
-- uses:     award_entries
-- kept:     whole
-- params:   none
-- returns:  award_kind, position, award_year, competition, tier_code, tier, tier_order, government_id, level, subject_code, source_id, is_named (the innovation is), has_agency, award_count
-- nulls:    as in award_entries
-- sources:  awards, award_tiers, innovations, governments
select
    award_kind,
    position,
    award_year,
    competition,
    tier_code,
    tier,
    tier_order,
    government_id,
    level,
    subject_code,
    source_id,
    innovation_id is not null as is_named,
    agency is not null as has_agency,
    count(*) as award_count
from award_entries
group by
    award_kind,
    position,
    award_year,
    competition,
    tier_code,
    tier,
    tier_order,
    government_id,
    level,
    subject_code,
    source_id,
    innovation_id is not null,
    agency is not null
