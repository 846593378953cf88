-- question: Which Indonesian entries to the United Nations award (UNPSA) are recorded, at which place?
-- grain:    one row per entry in one year and place, put forward or awarded, at most $most_rows
-- params:   $first_year, $last_year, $frame, $language, $province, $subject, $level ('' stands for any), $most_rows
-- returns:  award_id, award_year, competition, tier, is_award, innovation_id, innovation_name (with its short name), government_id, government_name, agency, source_id, source_url
-- nulls:    innovation_name is null when the source names only the government, agency when no source names it
-- sources:  awards, award_tiers, innovations, governments, government_provinces, sources
with shown as (
    select awards.*, award_tiers.tier
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
    order by awards.award_year, awards.award_id
    limit $most_rows
)

select
    shown.award_id,
    shown.award_year,
    shown.competition,
    shown.tier,
    shown.is_award,
    shown.innovation_id,
    coalesce(case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end, shown.name_as_published) as innovation_name,
    shown.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    shown.agency,
    shown.source_id,
    sources.url as source_url
from shown
left join innovations on innovations.innovation_id = shown.innovation_id
left join governments on governments.government_id = shown.government_id
left join sources on sources.source_id = shown.source_id
order by shown.award_year, shown.award_id
