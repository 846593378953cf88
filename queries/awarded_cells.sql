-- question: How many innovations are awarded in the chosen years, each at its highest tier of the year?
-- grain:    one row per kind of award, government and source, with their number: the rows of awarded, counted
-- uses:     award_cells, award_choices
-- params:   $frame, $first_year, $last_year, $competitions and $tiers (lists, never empty: 'every tier' is the full list), $subject, $level ('' stands for any)
-- returns:  award_kind, position, award_year, competition, tier_code, tier, tier_order, government_id, level, subject_code, source_id, is_named, has_agency, award_count, province_code
-- nulls:    province_code is null for central bodies
-- sources:  awards, award_tiers, innovations, governments, government_provinces
select award_cells.*, government_provinces.province_code
from award_cells
inner join award_choices
    on award_choices.award_kind = award_cells.award_kind and award_choices.position = award_cells.position
left join government_provinces
    on government_provinces.government_id = award_cells.government_id and government_provinces.frame = $frame
