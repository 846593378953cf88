-- question: How many regencies and cities of each province have no recorded copy?
-- grain:    one row per province of the frame
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, regency_count, with_copy_count (at least one recorded copy), explored_only_count (named by a record of a copy, but without a recorded copy), no_record_count, look
-- nulls:    counts other than regency_count are null in DKI Jakarta, whose regencies and cities are not autonomous (look na)
-- sources:  replications, governments, government_provinces, replication_steps, regency_provinces, province_frames
with regency_records as (
    select
        governments.regency_code,
        cast(sum(case when cells_at_date.is_recorded then cells_at_date.copy_count else 0 end) as bigint) as recorded_count
    from cells_at_date
    inner join governments on governments.government_id = cells_at_date.adopter_government_id
    where governments.regency_code is not null and cells_at_date.state is not null and cells_at_date.adopter_kind = 'government'
    group by governments.regency_code
),

counts as (
    select
        regency_provinces.province_code,
        count(*) as regency_count,
        count(case when regency_records.recorded_count > 0 then 1 end) as with_copy_count,
        count(case when regency_records.recorded_count = 0 then 1 end) as explored_only_count,
        count(case when regency_records.recorded_count is null then 1 end) as no_record_count
    from regency_provinces
    left join regency_records on regency_records.regency_code = regency_provinces.regency_code
    where regency_provinces.frame = $frame
    group by regency_provinces.province_code
)

select
    province_frames.province_code,
    counts.regency_count,
    case when province_frames.province_code <> '31' then counts.with_copy_count end as with_copy_count,
    case when province_frames.province_code <> '31' then counts.explored_only_count end as explored_only_count,
    case when province_frames.province_code <> '31' then counts.no_record_count end as no_record_count,
    case when province_frames.province_code = '31' then 'na' else 'value' end as look
from province_frames
inner join counts on counts.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
