-- question: Which innovations are recorded, by whom, how often awarded and copied?
-- grain:    one row per innovation
-- uses:     award_entries, copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language
-- returns:  innovation_id, innovation_name, short_name, origin_government_id, origin_name, province_code, subject_code, first_year, award_count (years in which it was awarded), recorded_count, explored_count, is_package
-- nulls:    origin_name is null when no source names it; counts are 0 when nothing is recorded
-- sources:  innovations, governments, government_provinces, awards, award_tiers, replications, replication_steps
with award_counts as (
    select innovation_id, count(distinct award_key) as award_count
    from award_entries
    where innovation_id is not null
    group by innovation_id
),

copy_counts as (
    select
        innovation_id,
        count(case when is_recorded then 1 end) as recorded_count,
        count(case when is_explored_only then 1 end) as explored_count
    from copies_at_date
    where innovation_id is not null
    group by innovation_id
)

select
    innovations.innovation_id,
    innovations.name as innovation_name,
    innovations.short_name,
    innovations.origin_government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as origin_name,
    government_provinces.province_code,
    innovations.subject_code,
    innovations.first_year,
    coalesce(award_counts.award_count, 0) as award_count,
    coalesce(copy_counts.recorded_count, 0) as recorded_count,
    coalesce(copy_counts.explored_count, 0) as explored_count,
    innovations.is_package
from innovations
left join governments on governments.government_id = innovations.origin_government_id
left join government_provinces
    on government_provinces.government_id = innovations.origin_government_id and government_provinces.frame = $frame
left join award_counts on award_counts.innovation_id = innovations.innovation_id
left join copy_counts on copy_counts.innovation_id = innovations.innovation_id
order by innovations.innovation_id
