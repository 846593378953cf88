-- question: How many copies has each regency and city of a province taken, and in which state are they?
-- grain:    one row per regency or city of the province in the frame
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (code in the frame)
-- returns:  regency_code, name_id, name_en, label_lon, label_lat, value (recorded copies), running_count, explored_count, highest_rank, look
-- nulls:    value is null when no record names the regency or city; highest_rank is null without a known step
-- sources:  replications, governments, government_provinces, replication_steps, regencies, regency_provinces
with counts as (
    select
        governments.regency_code,
        cast(sum(case when cells_at_date.is_recorded then cells_at_date.copy_count else 0 end) as bigint) as recorded_count,
        cast(sum(case when cells_at_date.is_recorded and cells_at_date.state in ('running', 'institutionalised') then cells_at_date.copy_count else 0 end) as bigint) as running_count,
        cast(sum(case when cells_at_date.is_explored_only then cells_at_date.copy_count else 0 end) as bigint) as explored_count,
        max(case when cells_at_date.is_recorded then cells_at_date.step_rank end) as highest_rank
    from cells_at_date
    inner join governments on governments.government_id = cells_at_date.adopter_government_id
    where governments.regency_code is not null and cells_at_date.state is not null and cells_at_date.adopter_kind = 'government'
    group by governments.regency_code
)

select
    regencies.regency_code,
    regencies.name_id,
    regencies.name_en,
    regencies.label_lon,
    regencies.label_lat,
    counts.recorded_count as value,
    coalesce(counts.running_count, 0) as running_count,
    coalesce(counts.explored_count, 0) as explored_count,
    counts.highest_rank,
    case when counts.recorded_count is null then 'none' when counts.recorded_count = 0 then 'zero' else 'value' end as look
from regencies
inner join regency_provinces
    on regency_provinces.regency_code = regencies.regency_code and regency_provinces.frame = $frame
left join counts on counts.regency_code = regencies.regency_code
where regency_provinces.province_code = $province
order by regencies.regency_code
