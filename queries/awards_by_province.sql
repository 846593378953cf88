-- question: How many awarded innovations of each province are recorded, by competition year?
-- grain:    one row per province of the frame; an innovation counts once a year, whatever tiers and competitions awarded it
-- uses:     awarded_cells
-- params:   $frame, $first_year, $last_year, $competitions and $tiers (lists, never empty: 'every tier' is the full list), $subject, $level
-- returns:  province_code, value (awarded innovations x years), government_count, look
-- nulls:    value is null when none is recorded: the records are a sample, so none found is not zero
-- sources:  awards, award_tiers, innovations, governments, government_provinces, province_frames
with counts as (
    select province_code, cast(sum(award_count) as bigint) as award_count, count(distinct government_id) as government_count
    from awarded_cells
    where province_code is not null
    group by province_code
)

select
    province_frames.province_code,
    counts.award_count as value,
    coalesce(counts.government_count, 0) as government_count,
    case when counts.award_count is null then 'none' else 'value' end as look
from province_frames
left join counts on counts.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
