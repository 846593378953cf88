-- question: When did each province record its first copy of a subject that an indicator speaks to, and when did it become a hub?
-- grain:    one row per province of the frame
-- uses:     hub_first_designations, copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $indicator_id
-- returns:  province_code, first_copy_year, innovation_id, innovation_name, subject_code, hub_year
-- nulls:    first_copy_year is null without a recorded copy of such a subject; hub_year is null for a province that no source names
-- sources:  replications, governments, government_provinces, replication_steps, innovations, indicator_subjects, hub_events, province_frames
with starts as (
    select
        copies_at_date.adopter_province_code as province_code,
        copies_at_date.innovation_id,
        copies_at_date.subject_code,
        cast(extract(year from copies_at_date.first_copy_date) as integer) as first_copy_year,
        row_number() over (
            partition by copies_at_date.adopter_province_code
            order by copies_at_date.first_copy_date, copies_at_date.replication_id
        ) as position
    from copies_at_date
    inner join indicator_subjects
        on indicator_subjects.subject_code = copies_at_date.subject_code
        and indicator_subjects.indicator_id = $indicator_id
    where copies_at_date.is_recorded
),

hubs as (
    select government_provinces.province_code, min(hub_first_designations.hub_year) as hub_year
    from hub_first_designations
    inner join governments
        on governments.level = 'provinsi' and governments.province_code = hub_first_designations.named_code
    inner join government_provinces
        on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
    group by government_provinces.province_code
)

select
    province_frames.province_code,
    starts.first_copy_year,
    starts.innovation_id,
    innovations.name as innovation_name,
    starts.subject_code,
    hubs.hub_year
from province_frames
left join starts on starts.province_code = province_frames.province_code and starts.position = 1
left join innovations on innovations.innovation_id = starts.innovation_id
left join hubs on hubs.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
