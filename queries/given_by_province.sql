-- question: How many recorded copies were taken from innovations of each province?
-- grain:    one row per province of the frame (as origin)
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, value (copies given), adopter_count (different governments), within_count (adopter in the same province), look
-- nulls:    value is null when no record names the province as origin; copies without a known origin are in no province
-- sources:  replications, governments, government_provinces, replication_steps
with counts as (
    select
        origin_province_code as province_code,
        cast(sum(case when is_recorded then copy_count else 0 end) as bigint) as given_count,
        count(distinct case when is_recorded then adopter_government_id end) as adopter_count,
        cast(sum(case when is_recorded and adopter_province_code = origin_province_code then copy_count else 0 end) as bigint) as within_count
    from cells_at_date
    where origin_province_code is not null and state is not null
    group by origin_province_code
)

select
    province_frames.province_code,
    counts.given_count as value,
    coalesce(counts.adopter_count, 0) as adopter_count,
    coalesce(counts.within_count, 0) as within_count,
    case when counts.given_count is null then 'none' when counts.given_count = 0 then 'zero' else 'value' end as look
from province_frames
left join counts on counts.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
