-- question: On which complete indicator that speaks directly to a subject does the province of a region stand furthest behind the others?
-- grain:    one row per subject with such an indicator
-- params:   $government (the region's key), $last_year
-- returns:  subject_code, indicator_id, indicator_year, indicator_value, national_value, ahead_count, compared_count
-- nulls:    national_value is null when no source states it
-- sources:  government_provinces, indicators, indicator_catalogue, indicator_subjects
with own_values as (
    select
        indicators.indicator_id,
        indicators.indicator_year,
        indicators.frame,
        indicators.value,
        indicator_catalogue.better,
        row_number() over (
            partition by indicators.indicator_id order by indicators.indicator_year desc, indicators.frame desc
        ) as position
    from indicators
    inner join government_provinces
        on government_provinces.government_id = $government
        and government_provinces.frame = indicators.frame
        and government_provinces.province_code = indicators.province_code
    inner join indicator_catalogue on indicator_catalogue.indicator_id = indicators.indicator_id
    where
        indicators.indicator_year <= $last_year
        and indicators.value is not null
        and not indicators.is_partial
        and not indicator_catalogue.is_partial
        and indicator_catalogue.better in ('higher', 'lower')
),

gaps as (
    select
        own_values.indicator_id,
        own_values.indicator_year,
        own_values.value as indicator_value,
        max(case when others.province_code is null then others.value end) as national_value,
        count(case
            when others.province_code is null then null
            when own_values.better = 'higher' and others.value > own_values.value then 1
            when own_values.better = 'lower' and others.value < own_values.value then 1
        end) as ahead_count,
        count(others.province_code) - 1 as compared_count
    from own_values
    inner join indicators as others
        on others.indicator_id = own_values.indicator_id
        and others.indicator_year = own_values.indicator_year
        and others.frame = own_values.frame
        and others.value is not null
    where own_values.position = 1
    group by own_values.indicator_id, own_values.indicator_year, own_values.value
),

ranked as (
    select
        indicator_subjects.subject_code,
        gaps.*,
        row_number() over (
            partition by indicator_subjects.subject_code
            order by gaps.ahead_count * 1.0 / gaps.compared_count desc, gaps.indicator_year desc, gaps.indicator_id
        ) as position
    from indicator_subjects
    inner join gaps on gaps.indicator_id = indicator_subjects.indicator_id
    where indicator_subjects.link = 'direct' and gaps.compared_count >= 10
)

select subject_code, indicator_id, indicator_year, indicator_value, national_value, ahead_count, compared_count
from ranked
where position = 1
