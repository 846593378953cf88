-- question: Which governments and central bodies do the records name?
-- grain:    one row per government that a record names
-- uses:     government_records, cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language
-- returns:  government_id, government_name, level, province_code, created_count (innovations it originated), award_count (its innovations awarded, each once a year), taken_count, given_count (recorded copies)
-- nulls:    province_code is null for central bodies; counts are 0 when nothing is recorded, which is not the same as nothing done
-- sources:  governments, government_provinces, innovations, awards, award_tiers, replications, replication_steps, agency_innovation_counts, regional_index_scores
with taken as (
    select adopter_government_id as government_id, cast(sum(copy_count) as bigint) as record_count, cast(sum(case when is_recorded then copy_count else 0 end) as bigint) as taken_count
    from cells_at_date
    where adopter_government_id is not null
    group by adopter_government_id
),

given as (
    select origin_government_id as government_id, cast(sum(copy_count) as bigint) as record_count, cast(sum(case when is_recorded then copy_count else 0 end) as bigint) as given_count
    from cells_at_date
    where origin_government_id is not null
    group by origin_government_id
)

select
    governments.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    governments.level,
    government_provinces.province_code,
    coalesce(government_records.created_count, 0) as created_count,
    coalesce(government_records.award_count, 0) as award_count,
    coalesce(taken.taken_count, 0) as taken_count,
    coalesce(given.given_count, 0) as given_count
from governments
left join government_provinces
    on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
left join government_records on government_records.government_id = governments.government_id
left join taken on taken.government_id = governments.government_id
left join given on given.government_id = governments.government_id
where
    governments.level = 'provinsi'
    or government_records.government_id is not null
    or taken.record_count > 0
    or given.record_count > 0
    or exists (select 1 from agency_innovation_counts where agency_innovation_counts.government_id = governments.government_id)
    or exists (select 1 from regional_index_scores where regional_index_scores.government_id = governments.government_id)
order by governments.government_id
