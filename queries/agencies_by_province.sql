-- question: What share of the agencies of a provincial government has at least one innovation?
-- grain:    one row per province of the frame
-- params:   $frame, $first_year, $last_year
-- returns:  province_code, value (0-1), case_count (agencies with an innovation), base_count (all agencies), count_year, look
-- nulls:    value is null unless one source states both counts for one year and inventory; counts are never added up
-- sources:  agency_innovation_counts, governments, government_provinces
with stated as (
    select
        government_provinces.province_code,
        agency_innovation_counts.agencies_with_innovation as case_count,
        agency_innovation_counts.agencies_total as base_count,
        agency_innovation_counts.count_year,
        row_number() over (
            partition by government_provinces.province_code
            order by agency_innovation_counts.count_year desc, agency_innovation_counts.agency_count_id
        ) as position
    from agency_innovation_counts
    inner join governments on governments.government_id = agency_innovation_counts.government_id
    inner join government_provinces
        on government_provinces.government_id = governments.government_id
        and government_provinces.frame = $frame
    where
        governments.level = 'provinsi'
        and agency_innovation_counts.agencies_total is not null
        and agency_innovation_counts.agencies_with_innovation is not null
        and agency_innovation_counts.count_year between $first_year and $last_year
)

select
    province_frames.province_code,
    cast(stated.case_count as double) / stated.base_count as value,
    stated.case_count,
    stated.base_count,
    stated.count_year,
    case when stated.base_count is null then 'none' when stated.case_count = 0 then 'zero' else 'value' end as look
from province_frames
left join stated on stated.province_code = province_frames.province_code and stated.position = 1
where province_frames.frame = $frame
order by province_frames.province_code
