-- question: Which innovations are awarded in the chosen years, each at its highest tier of the year?
-- grain:    one row per awarded innovation and year
-- uses:     award_entries
-- params:   $frame, $first_year, $last_year, $competitions and $tiers (lists, never empty: 'every tier' is the full list), $subject, $level ('' stands for any)
-- returns:  the columns of award_entries; province_code
-- nulls:    province_code is null for central bodies; tiers rank within a competition only, so an innovation awarded by two in a year shows the first by name
-- sources:  awards, award_tiers, innovations, governments, government_provinces
with chosen as (
    select *
    from award_entries
    where
        award_year between $first_year and $last_year
        and list_contains($competitions, competition)
        and list_contains($tiers, tier_code)
        and ($subject = '' or subject_code = $subject)
        and ($level = '' or level = $level)
),

entries as (
    select chosen.*, 1 as position from chosen where entry_count = 1  -- most awards are one row: nothing to choose from

    union all

    select
        chosen.*,
        row_number() over (
            partition by award_key order by competition, tier_order desc, award_id
        ) as position
    from chosen
    where entry_count > 1
)

select
    entries.award_id,
    entries.award_key,
    entries.award_year,
    entries.competition,
    entries.tier_code,
    entries.tier,
    entries.tier_order,
    entries.innovation_id,
    entries.government_id,
    entries.level,
    entries.agency,
    entries.subject_code,
    entries.source_id,
    government_provinces.province_code
from entries
left join government_provinces
    on government_provinces.government_id = entries.government_id and government_provinces.frame = $frame
where entries.position = 1
