-- question: How many awarded innovations have a recorded copy, and how far is the furthest, by year and tier of the award?
-- grain:    one row per competition, year, tier and state of the furthest copy that occurs
-- uses:     copies, copy_states, copies_at_date, award_entries, awarded, winners
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province
-- returns:  competition, award_year, tier_code, tier, tier_order, furthest, winner_count
-- nulls:    none; 'none' means no recorded copy, not no copy
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_provinces, replication_steps
select competition, award_year, tier_code, tier, tier_order, furthest, count(*) as winner_count
from winners
group by competition, award_year, tier_code, tier, tier_order, furthest
order by award_year, competition, tier_order, tier_code, furthest
