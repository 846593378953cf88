-- question: How many Indonesian entries to the United Nations award (UNPSA) are recorded at each place of a year?
-- grain:    one row per year, place and source
-- params:   $first_year, $last_year, $frame, $province, $subject, $level ('' stands for any)
-- returns:  award_year, tier, is_award, source_id, award_count
-- nulls:    none
-- sources:  awards, award_tiers, governments, government_provinces
select
    awards.award_year,
    award_tiers.tier,
    awards.is_award,
    awards.source_id,
    count(*) as award_count
from awards
inner join award_tiers
    on award_tiers.competition = awards.competition
    and award_tiers.award_year = awards.award_year
    and award_tiers.tier_code = awards.tier_code
left join governments on governments.government_id = awards.government_id
left join government_provinces
    on government_provinces.government_id = awards.government_id and government_provinces.frame = $frame
where
    awards.competition = 'UNPSA'
    and awards.award_year between $first_year and $last_year
    and ($province = '' or government_provinces.province_code = $province)
    and ($subject = '' or awards.subject_code = $subject)
    and ($level = '' or governments.level = $level)
group by awards.award_year, award_tiers.tier, awards.is_award, awards.source_id
order by awards.award_year, award_tiers.tier, awards.is_award, awards.source_id
