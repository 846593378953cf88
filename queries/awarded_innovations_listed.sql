-- question: Which awarded innovations are recorded, at which tier, and when was the first copy of each?
-- grain:    one row per innovation awarded up to the last year
-- uses:     copy_history
-- params:   $frame, $cut_off, $last_year, $with_packages, $innovation, $province (of the origin); '' stands for any
-- returns:  innovation_id, innovation_name, origin_government_id, origin_name_id, origin_name_en, origin_province_code, subject_code, award_year (of the first award), competition, tier, tier_year, tier_size (of its highest tier: the one with the fewest places), first_copy_from, first_copy_to (first and last possible day of the first recorded step after exploring, of counted copies), copy_count, undated_count, explored_count, source_id
-- nulls:    awards to governments (IGA) name no innovation and are not here; first_copy_from and first_copy_to are null when no counted copy is dated by the day; tier_size is null when no source states it
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_provinces, replication_steps
with awarded as (
    select
        awards.innovation_id,
        awards.award_year,
        awards.competition,
        award_tiers.tier,
        award_tiers.size,
        awards.source_id,
        min(awards.award_year) over (partition by awards.innovation_id) as first_award_year,
        row_number() over (
            partition by awards.innovation_id
            order by award_tiers.size nulls last, award_tiers.tier_order desc, awards.award_year, awards.award_id
        ) as position
    from awards
    inner join award_tiers
        on award_tiers.competition = awards.competition
        and award_tiers.award_year = awards.award_year
        and award_tiers.tier_code = awards.tier_code
    where
        awards.is_award
        and awards.innovation_id is not null
        and awards.award_year <= $last_year
),

counted_copies as (
    select innovation_id, state, is_undated, first_copy_from, first_copy_date
    from copy_history
    where
        (from_date is null or from_date <= $cut_off)
        and (until_date is null or until_date > $cut_off)
        and copy_scope = 'counted'
        and ($with_packages or not is_package)
        and innovation_id is not null
),

copy_counts as (
    select
        innovation_id,
        count(first_copy_date) as copy_count,
        count(state) as dated_count,
        count(case when is_undated then 1 end) as undated_count,
        min(first_copy_date) as first_copy_to
    from counted_copies
    group by innovation_id
),

first_days as (
    select copy_counts.innovation_id, max(counted_copies.first_copy_from) as first_copy_from
    from copy_counts
    inner join counted_copies
        on counted_copies.innovation_id = copy_counts.innovation_id and counted_copies.first_copy_date = copy_counts.first_copy_to
    group by copy_counts.innovation_id
)

select
    awarded.innovation_id,
    case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end as innovation_name,
    innovations.origin_government_id,
    governments.name_id as origin_name_id,
    governments.name_en as origin_name_en,
    government_provinces.province_code as origin_province_code,
    innovations.subject_code,
    awarded.first_award_year as award_year,
    awarded.competition,
    awarded.tier,
    awarded.award_year as tier_year,
    awarded.size as tier_size,
    first_days.first_copy_from,
    copy_counts.first_copy_to,
    coalesce(copy_counts.copy_count, 0) as copy_count,
    coalesce(copy_counts.undated_count, 0) as undated_count,
    coalesce(copy_counts.dated_count, 0) - coalesce(copy_counts.copy_count, 0) as explored_count,
    awarded.source_id
from awarded
inner join innovations on innovations.innovation_id = awarded.innovation_id
left join governments on governments.government_id = innovations.origin_government_id
left join government_provinces
    on government_provinces.government_id = innovations.origin_government_id and government_provinces.frame = $frame
left join copy_counts on copy_counts.innovation_id = awarded.innovation_id
left join first_days on first_days.innovation_id = awarded.innovation_id
where
    awarded.position = 1
    and ($innovation = '' or awarded.innovation_id = $innovation)
    and ($province = '' or government_provinces.province_code = $province)
order by awarded.size nulls last, awarded.award_year desc, awarded.tier, awarded.innovation_id
