-- question: From which day on is an innovation known or recorded to be copied in a place, and in which year was it so before?
-- grain:    one row per kind of place, place, innovation, with packages among its copies and without, and year; those with a copy recorded between a year and a day are the rows by that day whose previous_year lies before that year: each innovation once
-- uses:     copy_history, innovation_numbers
-- kept:     for each frame, by with_packages, place, innovation_number
-- params:   $frame
-- returns:  with_packages (boolean: packages are among the copies), place_kind (province, island_group, level and government of the adopter; known: a government with a copy in any state, be it explored only or set apart), place, innovation_number, recorded_year, first_date, previous_year
-- nulls:    previous_year is null for the first copy there, recorded_year where place_kind is known
-- sources:  innovations, governments, province_frames, replications, government_provinces, replication_steps
with copies_by_day as (
    select
        innovation_id,
        adopter_government_id,
        adopter_province_code,
        is_package,
        recorded_year,
        min(from_date) as first_date
    from copy_history
    where innovation_id is not null and from_date is not null
    group by innovation_id, adopter_government_id, adopter_province_code, is_package, recorded_year
),

numbered as (
    select
        innovation_numbers.innovation_number,
        copies_by_day.adopter_government_id,
        copies_by_day.adopter_province_code,
        province_frames.island_group,
        governments.level,
        copies_by_day.is_package,
        copies_by_day.recorded_year,
        copies_by_day.first_date
    from copies_by_day
    inner join innovation_numbers on innovation_numbers.innovation_id = copies_by_day.innovation_id
    left join governments on governments.government_id = copies_by_day.adopter_government_id
    left join province_frames
        on province_frames.frame = $frame and province_frames.province_code = copies_by_day.adopter_province_code
),

places as (
    select 'province' as place_kind, adopter_province_code as place, innovation_number, is_package, recorded_year, first_date
    from numbered
    where recorded_year is not null

    union all

    select 'island_group' as place_kind, island_group as place, innovation_number, is_package, recorded_year, first_date
    from numbered
    where recorded_year is not null

    union all

    select 'level' as place_kind, level as place, innovation_number, is_package, recorded_year, first_date
    from numbered
    where recorded_year is not null

    union all

    select 'government' as place_kind, adopter_government_id as place, innovation_number, is_package, recorded_year, first_date
    from numbered
    where recorded_year is not null

    union all

    select 'known' as place_kind, adopter_government_id as place, innovation_number, false as is_package, cast(null as integer) as recorded_year, first_date
    from numbered
),

sides as (
    select true as with_packages, * from places
    where place is not null

    union all

    select false as with_packages, * from places
    where place is not null and not is_package
),

years as (
    select with_packages, place_kind, place, innovation_number, recorded_year, min(first_date) as first_date
    from sides
    group by with_packages, place_kind, place, innovation_number, recorded_year
)

select
    with_packages,
    place_kind,
    place,
    innovation_number,
    recorded_year,
    first_date,
    lag(recorded_year) over (partition by with_packages, place_kind, place, innovation_number order by recorded_year) as previous_year
from years
