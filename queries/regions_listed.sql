-- question: Which regional governments stand, and where?
-- grain:    one row per province, regency and city government of the frame
-- params:   $frame, $language
-- returns:  government_id, government_name, level, province_code, island_group
-- nulls:    none
-- sources:  governments, government_provinces, province_frames
select
    governments.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    governments.level,
    government_provinces.province_code,
    province_frames.island_group
from governments
inner join government_provinces
    on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
inner join province_frames
    on province_frames.frame = $frame and province_frames.province_code = government_provinces.province_code
where governments.level in ('provinsi', 'kabupaten', 'kota')
order by government_provinces.province_code, governments.level desc, governments.government_id
