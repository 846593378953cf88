-- question: Which provinces have both a value of an indicator and records of copies, on one and the same frame?
-- grain:    one row per province of the frame of the indicator's values
-- uses:     cells_at_date
-- params:   $frame (of the values), $indicator_id, $indicator_year, $cut_off, $first_year, $with_packages
-- returns:  province_code, indicator_value, copy_count, copies_per_million, population_thousand, population_year
-- nulls:    indicator_value is null when no source states it; copy_count is null when no record names the province; the rate is null below 5 copies or without a population within 3 years
-- sources:  indicators, province_frames, replications, governments, government_provinces, replication_steps
with counts as (
    select
        adopter_province_code as province_code,
        cast(sum(case when is_recorded then copy_count else 0 end) as bigint) as copy_count
    from cells_at_date
    where adopter_province_code is not null and state is not null
    group by adopter_province_code
),

populations as (
    select
        province_code,
        value as population_thousand,
        indicator_year as population_year,
        row_number() over (
            partition by province_code
            order by abs(indicator_year - $indicator_year), indicator_id, indicator_year
        ) as position
    from indicators
    where
        indicator_id in ('population_projection', 'population_registered')
        and frame = $frame
        and province_code is not null
        and abs(indicator_year - $indicator_year) <= 3
)

select
    province_frames.province_code,
    indicators.value as indicator_value,
    counts.copy_count,
    case
        when counts.copy_count >= 5 then round(counts.copy_count / (populations.population_thousand / 1000), 9)
    end as copies_per_million,
    populations.population_thousand,
    populations.population_year
from province_frames
left join indicators
    on indicators.province_code = province_frames.province_code
    and indicators.frame = province_frames.frame
    and indicators.indicator_id = $indicator_id
    and indicators.indicator_year = $indicator_year
left join counts on counts.province_code = province_frames.province_code
left join populations
    on populations.province_code = province_frames.province_code and populations.position = 1
where province_frames.frame = $frame
order by province_frames.province_code
