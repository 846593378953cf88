-- question: Which row of each kind of award is shown: the highest tier of those that the filters leave?
-- grain:    one row per kind of award with a row in the chosen years
-- uses:     award_cells
-- params:   $first_year, $last_year, $competitions and $tiers (lists, never empty: 'every tier' is the full list), $subject, $level ('' stands for any)
-- returns:  award_kind, position
-- nulls:    none; tiers rank within a competition only, so an innovation awarded by two in a year shows the first by name
-- sources:  awards, award_tiers, innovations, governments
select award_kind, min(position) as position
from award_cells
where
    award_year between $first_year and $last_year
    and list_contains($competitions, competition)
    and list_contains($tiers, tier_code)
    and ($subject = '' or subject_code = $subject)
    and ($level = '' or level = $level)
group by award_kind
