-- question: Which awards, nominations and finals are recorded in the chosen years?
-- grain:    one row per award of one innovation or government in one year and tier
-- params:   $first_year, $last_year, $frame, $language
-- returns:  award_id, award_year, competition, tier, is_award, innovation_id, innovation_name (with its short name), government_id, government_name, level, province_code, province_name, agency, subject_code, is_derived, is_unsure, source_id, source_url
-- nulls:    innovation_name is null when the source names only the government; province_code is null for central bodies
-- sources:  awards, award_tiers, innovations, governments, government_provinces, province_frames, sources
select
    awards.award_id,
    awards.award_year,
    awards.competition,
    award_tiers.tier,
    awards.is_award,
    awards.innovation_id,
    coalesce(case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end, awards.name_as_published) as innovation_name,
    awards.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    governments.level,
    government_provinces.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    awards.agency,
    awards.subject_code,
    awards.is_derived,
    awards.is_unsure,
    awards.source_id,
    sources.url as source_url
from awards
inner join award_tiers
    on award_tiers.competition = awards.competition
    and award_tiers.award_year = awards.award_year
    and award_tiers.tier_code = awards.tier_code
left join innovations on innovations.innovation_id = awards.innovation_id
left join governments on governments.government_id = awards.government_id
left join government_provinces
    on government_provinces.government_id = awards.government_id and government_provinces.frame = $frame
left join province_frames
    on province_frames.frame = $frame and province_frames.province_code = government_provinces.province_code
left join sources on sources.source_id = awards.source_id
where awards.award_year between $first_year and $last_year
order by awards.award_year, awards.competition, awards.award_id
