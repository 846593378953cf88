-- question: Which innovations are awarded in the chosen years, each at its highest tier of the year?
-- grain:    one row per awarded innovation and year
-- uses:     award_entries, award_choices
-- params:   $frame, $first_year, $last_year, $competitions and $tiers (lists, never empty: 'every tier' is the full list), $subject, $level ('' stands for any)
-- returns:  the columns of award_entries; province_code
-- nulls:    province_code is null for central bodies; tiers rank within a competition only, so an innovation awarded by two in a year shows the first by name
-- sources:  awards, award_tiers, innovations, governments, government_provinces
select award_entries.*, government_provinces.province_code
from award_entries
inner join award_choices
    on award_choices.award_kind = award_entries.award_kind and award_choices.position = award_entries.position
left join government_provinces
    on government_provinces.government_id = award_entries.government_id and government_provinces.frame = $frame
