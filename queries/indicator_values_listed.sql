-- question: Which indicator values are held, place by place?
-- grain:    one row per indicator, year and place (the nation has no province code)
-- params:   $language
-- returns:  source_row, indicator_id, indicator_name, indicator_year, frame, province_code, province_name, value, unit, status, is_partial, source_id, source_url
-- nulls:    province_code is null for the nation
-- sources:  indicators, indicator_catalogue, province_frames, sources
select
    indicators.source_row,
    indicators.indicator_id,
    case when $language = 'en' then indicator_catalogue.name_en else indicator_catalogue.name_id end as indicator_name,
    indicators.indicator_year,
    indicators.frame,
    indicators.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    indicators.value,
    case when $language = 'en' then indicator_catalogue.unit_en else indicator_catalogue.unit_id end as unit,
    indicators.status,
    indicators.is_partial,
    indicators.source_id,
    sources.url as source_url
from indicators
inner join indicator_catalogue on indicator_catalogue.indicator_id = indicators.indicator_id
left join province_frames
    on province_frames.frame = indicators.frame and province_frames.province_code = indicators.province_code
left join sources on sources.source_id = indicators.source_id
order by indicators.indicator_id, indicators.indicator_year, indicators.province_code nulls first, indicators.source_row
