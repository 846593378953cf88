-- question: How many awarded innovations of each province are recorded, by competition year?
-- grain:    one row per province of the frame; an innovation at several award tiers of one year counts once
-- params:   $frame, $first_year, $last_year, $competitions and $tiers (lists, never empty: 'every tier' is the full list)
-- returns:  province_code, value (awarded innovations x years), government_count, look
-- nulls:    value is null when none is recorded: the records are a sample, so none found is not zero
-- sources:  awards, government_provinces
with awarded as (
    select
        government_provinces.province_code,
        count(distinct coalesce(awards.innovation_id, awards.award_id) || '|' || cast(awards.award_year as varchar) || '|' || awards.competition) as award_count,
        count(distinct awards.government_id) as government_count
    from awards
    inner join government_provinces
        on government_provinces.government_id = awards.government_id
        and government_provinces.frame = $frame
    where
        awards.is_award
        and awards.award_year between $first_year and $last_year
        and list_contains($competitions, awards.competition)
        and list_contains($tiers, awards.tier_code)
    group by government_provinces.province_code
)

select
    province_frames.province_code,
    awarded.award_count as value,
    coalesce(awarded.government_count, 0) as government_count,
    case when awarded.award_count is null then 'none' else 'value' end as look
from province_frames
left join awarded on awarded.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
