-- question: Which innovations are awarded up to a year, and when was the first copy of each, as far as it is known on a day?
-- grain:    one row per innovation awarded up to the last year
-- uses:     innovation_awards, innovation_firsts, innovation_numbers
-- params:   $frame, $cut_off, $last_year, $with_packages, $innovation, $province (of the origin); '' stands for any
-- returns:  innovation_number, origin_government_id, origin_province_code, award_year (of the first award), competition, tier, tier_year, tier_size (of its highest tier: the one with the fewest places), source_id, first_copy_from, first_copy_to (first and last possible day of the first recorded step after exploring, of counted copies), is_known (a counted copy is dated by the day, be it only explored), has_undated (a counted copy is not dated)
-- nulls:    first_copy_from and first_copy_to are null when no counted copy is dated by the day; tier_size is null when no source states it
-- sources:  awards, award_tiers, innovations, government_provinces, replications, governments, replication_steps
select
    innovation_awards.innovation_number,
    innovation_awards.origin_government_id,
    government_provinces.province_code as origin_province_code,
    innovation_awards.first_award_year as award_year,
    innovation_awards.highest_competition as competition,
    innovation_awards.highest_tier as tier,
    innovation_awards.highest_year as tier_year,
    innovation_awards.highest_size as tier_size,
    innovation_awards.highest_source_id as source_id,
    case when innovation_firsts.first_copy_to <= $cut_off then innovation_firsts.first_copy_from end as first_copy_from,
    case when innovation_firsts.first_copy_to <= $cut_off then innovation_firsts.first_copy_to end as first_copy_to,
    coalesce(innovation_firsts.first_known_date <= $cut_off, false) as is_known,
    coalesce(innovation_firsts.has_undated, false) as has_undated
from innovation_awards
left join innovation_firsts
    on innovation_firsts.innovation_number = innovation_awards.innovation_number and innovation_firsts.with_packages = $with_packages
left join government_provinces
    on government_provinces.government_id = innovation_awards.origin_government_id and government_provinces.frame = $frame
where
    innovation_awards.from_year <= $last_year
    and (innovation_awards.until_year is null or innovation_awards.until_year > $last_year)
    and ($province = '' or government_provinces.province_code = $province)
    and (
        $innovation = ''
        or innovation_awards.innovation_number in (select innovation_number from innovation_numbers where innovation_id = $innovation)
    )
