-- question: How many awarded innovations are recorded per million people?
-- grain:    one row per province of the frame
-- uses:     awarded_cells
-- params:   $frame, $first_year, $last_year, $competitions and $tiers (lists, never empty: 'every tier' is the full list), $subject, $level
-- returns:  province_code, value (per million), case_count, population_thousand, population_year, low, high (95 % Poisson interval, Byar), look
-- nulls:    value is null below 5 awards (few), without a record (none), or without a population within 3 years on the same frame (na)
-- sources:  awards, award_tiers, innovations, governments, government_provinces, province_frames, indicators
with counts as (
    select province_code, cast(sum(award_count) as bigint) as case_count
    from awarded_cells
    where province_code is not null
    group by province_code
),

populations as (
    select
        province_code,
        value as population_thousand,
        indicator_year as population_year,
        row_number() over (
            partition by province_code
            order by abs(indicator_year - $last_year), indicator_id, indicator_year
        ) as position
    from indicators
    where
        indicator_id in ('population_projection', 'population_registered')
        and frame = $frame
        and province_code is not null
        and abs(indicator_year - $last_year) <= 3
),

rates as (
    select
        province_frames.province_code,
        counts.case_count,
        populations.population_thousand,
        populations.population_year,
        populations.population_thousand / 1000 as million
    from province_frames
    left join counts on counts.province_code = province_frames.province_code
    left join populations
        on populations.province_code = province_frames.province_code and populations.position = 1
    where province_frames.frame = $frame
)

select
    province_code,
    case when case_count >= 5 then round(case_count / million, 9) end as value,
    coalesce(case_count, 0) as case_count,
    population_thousand,
    population_year,
    case when case_count >= 5 then round(
        case_count * power(1 - 1.0 / (9 * case_count) - 1.959963984540054 / (3 * sqrt(case_count)), 3) / million, 9) end as low,
    case when case_count >= 5 then round(
        (case_count + 1) * power(1 - 1.0 / (9 * (case_count + 1)) + 1.959963984540054 / (3 * sqrt(case_count + 1)), 3) / million, 9) end as high,
    case
        when case_count is null then 'none'
        when million is null then 'na'
        when case_count < 5 then 'few'
        else 'value'
    end as look
from rates
order by province_code
