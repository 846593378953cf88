-- question: What share of recorded copies stays within the province of origin?
-- grain:    three rows: all copies, copies of a single innovation, packages
-- uses:     cells_of_innovation
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  part (all, single, package), value (0-1), case_count (adopter in the province of origin), island_count (another province of the same island group), base_count (both provinces known), unknown_count (origin or adopter not in a known province), low, high (95 % Wilson score interval)
-- nulls:    value, low and high are null below 5 copies; copies without a known province of origin are in no denominator
-- sources:  replications, governments, government_provinces, replication_steps, province_frames
with placed as (
    select
        cells_of_innovation.is_package,
        cells_of_innovation.origin_province_code = cells_of_innovation.adopter_province_code as is_within,
        origins.island_group = adopters.island_group as is_same_island,
        cells_of_innovation.origin_province_code is not null and cells_of_innovation.adopter_province_code is not null as is_known,
        cells_of_innovation.copy_count
    from cells_of_innovation
    left join province_frames as origins
        on origins.frame = $frame and origins.province_code = cells_of_innovation.origin_province_code
    left join province_frames as adopters
        on adopters.frame = $frame and adopters.province_code = cells_of_innovation.adopter_province_code
    where
        cells_of_innovation.is_recorded
        and ($province = '' or cells_of_innovation.adopter_province_code = $province)
),

parts as (
    select 'all' as part, 1 as position
    union all
    select 'single' as part, 2 as position
    union all
    select 'package' as part, 3 as position
),

counts as (
    select
        parts.part,
        parts.position,
        cast(sum(case when placed.is_known and placed.is_within then placed.copy_count else 0 end) as bigint) as case_count,
        cast(sum(case when placed.is_known and placed.is_same_island and not placed.is_within then placed.copy_count else 0 end) as bigint) as island_count,
        cast(sum(case when placed.is_known then placed.copy_count else 0 end) as bigint) as base_count,
        cast(sum(case when not placed.is_known then placed.copy_count else 0 end) as bigint) as unknown_count
    from parts
    left join placed
        on parts.part = 'all'
        or (parts.part = 'single' and not placed.is_package)
        or (parts.part = 'package' and placed.is_package)
    group by parts.part, parts.position
),

shares as (
    select
        *,
        case when base_count >= 5 then cast(case_count as double) / base_count end as share,
        case when base_count >= 5 then cast(base_count as double) end as n,
        1.959963984540054 as z
    from counts
)

select
    part,
    round(share, 9) as value,
    case_count,
    island_count,
    base_count,
    unknown_count,
    round((share + z * z / (2 * n) - z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))) / (1 + z * z / n), 9) as low,
    round((share + z * z / (2 * n) + z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))) / (1 + z * z / n), 9) as high
from shares
order by position
