-- question: Which awarded innovations are recorded, at which tier, and when was the first copy of each?
-- grain:    one row per innovation awarded up to the last year
-- uses:     copies
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
    select replication_id, innovation_id, is_undated
    from copies
    where copy_scope = 'counted' and ($with_packages or not is_package) and innovation_id is not null
),

copy_steps as (
    select
        counted_copies.innovation_id,
        counted_copies.replication_id,
        replication_steps.step,
        replication_steps.date_from,
        replication_steps.date_to,
        row_number() over (
            partition by counted_copies.innovation_id, case when replication_steps.step = 'explored' then 1 else 0 end
            order by replication_steps.date_to, replication_steps.date_from desc, counted_copies.replication_id, replication_steps.step_no
        ) as position
    from counted_copies
    inner join replication_steps on replication_steps.replication_id = counted_copies.replication_id
    where replication_steps.step <> 'stopped' and replication_steps.date_to is not null and replication_steps.date_to <= $cut_off
),

step_counts as (
    select
        innovation_id,
        count(distinct case when step <> 'explored' then replication_id end) as copy_count,
        count(distinct replication_id) as dated_count,
        min(case when step <> 'explored' and position = 1 then date_from end) as first_copy_from,
        min(case when step <> 'explored' and position = 1 then date_to end) as first_copy_to
    from copy_steps
    group by innovation_id
),

undated_counts as (
    select innovation_id, count(*) as undated_count
    from counted_copies
    where is_undated
    group by innovation_id
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
    step_counts.first_copy_from,
    step_counts.first_copy_to,
    coalesce(step_counts.copy_count, 0) as copy_count,
    coalesce(undated_counts.undated_count, 0) as undated_count,
    coalesce(step_counts.dated_count, 0) - coalesce(step_counts.copy_count, 0) as explored_count,
    awarded.source_id
from awarded
inner join innovations on innovations.innovation_id = awarded.innovation_id
left join governments on governments.government_id = innovations.origin_government_id
left join government_provinces
    on government_provinces.government_id = innovations.origin_government_id and government_provinces.frame = $frame
left join step_counts on step_counts.innovation_id = awarded.innovation_id
left join undated_counts on undated_counts.innovation_id = awarded.innovation_id
where
    awarded.position = 1
    and ($innovation = '' or awarded.innovation_id = $innovation)
    and ($province = '' or government_provinces.province_code = $province)
order by awarded.size nulls last, awarded.award_year desc, awarded.tier, awarded.innovation_id
