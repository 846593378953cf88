-- question: How many visits, proposals and candidates that never became a choice are recorded per province?
-- grain:    one row per province of the frame
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, value (explorations), look
-- nulls:    value is null when no record names the province
-- sources:  replications, governments, government_provinces, replication_steps
with counts as (
    select
        adopter_province_code as province_code,
        cast(sum(case when is_explored_only then copy_count else 0 end) as bigint) as explored_count
    from cells_at_date
    where
        adopter_province_code is not null
        and state is not null
        and since_year >= $first_year
        and ($with_packages or not is_package)
    group by adopter_province_code
)

select
    province_frames.province_code,
    counts.explored_count as value,
    case when counts.explored_count is null then 'none' when counts.explored_count = 0 then 'zero' else 'value' end as look
from province_frames
left join counts on counts.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
