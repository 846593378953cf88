-- question: How many awards are recorded in each competition and year, each innovation once?
-- grain:    one row per competition and year
-- uses:     award_entries
-- kept:     whole
-- params:   none
-- returns:  competition, award_year, found_count
-- nulls:    none
-- sources:  awards, award_tiers, innovations, governments
select competition, award_year, count(distinct award_key) as found_count
from award_entries
group by competition, award_year
