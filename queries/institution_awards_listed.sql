-- question: Which awards went to a government or agency as such, not to one innovation?
-- grain:    one row per award
-- params:   $frame, $first_year, $last_year, $level, $province ('' stands for any), $language
-- returns:  award_id, award_year, competition, tier, government_id, government_name, level, province_code, source_id, source_url
-- nulls:    province_code is null for central bodies
-- sources:  awards, award_tiers, governments, government_provinces, sources
select
    awards.award_id,
    awards.award_year,
    awards.competition,
    award_tiers.tier,
    awards.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    governments.level,
    government_provinces.province_code,
    awards.source_id,
    sources.url as source_url
from awards
inner join award_tiers
    on award_tiers.competition = awards.competition
    and award_tiers.award_year = awards.award_year
    and award_tiers.tier_code = awards.tier_code
left join governments on governments.government_id = awards.government_id
left join government_provinces
    on government_provinces.government_id = awards.government_id and government_provinces.frame = $frame
left join sources on sources.source_id = awards.source_id
where
    awards.is_award
    and award_tiers.recipient = 'government'
    and awards.award_year between $first_year and $last_year
    and ($level = '' or governments.level = $level)
    and ($province = '' or government_provinces.province_code = $province)
order by
    case when awards.competition = 'IGA' then 1 else 0 end,
    awards.award_year desc,
    award_tiers.tier,
    awards.award_id
