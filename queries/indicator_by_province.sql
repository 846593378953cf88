-- question: What is the value of an indicator in each province of the frame its figures belong to?
-- grain:    one row per province of the frame
-- params:   $frame (of the values), $indicator_id, $indicator_year
-- returns:  province_code, value (unit of the indicator), status, look
-- nulls:    value is null when no source states it
-- sources:  indicators
select
    province_frames.province_code,
    indicators.value,
    indicators.status,
    case when indicators.value is null then 'none' else 'value' end as look
from province_frames
left join indicators
    on indicators.province_code = province_frames.province_code
    and indicators.frame = province_frames.frame
    and indicators.indicator_id = $indicator_id
    and indicators.indicator_year = $indicator_year
where province_frames.frame = $frame
order by province_frames.province_code
