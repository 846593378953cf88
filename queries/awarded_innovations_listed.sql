-- question: Which awarded innovations are recorded, at which tier, and when was the first copy of each?
-- grain:    one row per innovation awarded up to the last year; the tiers with the fewest places first, at most $most_rows
-- uses:     awarded_innovations, innovation_numbers, copy_history
-- params:   $frame, $cut_off, $last_year, $with_packages, $innovation, $province (of the origin), $most_rows; '' stands for any
-- returns:  innovation_id, innovation_name, origin_government_id, origin_name_id, origin_name_en, origin_province_code, subject_code, award_year (of the first award), competition, tier, tier_year, tier_size (of its highest tier: the one with the fewest places), first_copy_from, first_copy_to (first and last possible day of the first recorded step after exploring, of counted copies), copy_count, undated_count, explored_count, source_id
-- nulls:    awards to governments (IGA) name no innovation and are not here; first_copy_from and first_copy_to are null when no counted copy is dated by the day; tier_size is null when no source states it
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps
with shown as (
    select *
    from awarded_innovations
    order by tier_size nulls last, tier_year desc, tier, innovation_number
    limit $most_rows
),

counted as (
    select
        shown.innovation_number,
        innovation_numbers.innovation_id,
        shown.origin_government_id,
        shown.origin_province_code,
        shown.award_year,
        shown.competition,
        shown.tier,
        shown.tier_year,
        shown.tier_size,
        shown.first_copy_from,
        shown.first_copy_to,
        shown.source_id,
        count(copy_history.first_copy_date) as copy_count,
        count(copy_history.state) as dated_count,
        count(case when copy_history.is_undated then 1 end) as undated_count
    from shown
    inner join innovation_numbers on innovation_numbers.innovation_number = shown.innovation_number
    left join copy_history
        on copy_history.innovation_id = innovation_numbers.innovation_id
        and copy_history.copy_scope = 'counted'
        and (copy_history.from_date is null or copy_history.from_date <= $cut_off)
        and (copy_history.until_date is null or copy_history.until_date > $cut_off)
        and ($with_packages or not copy_history.is_package)
    group by
        shown.innovation_number,
        innovation_numbers.innovation_id,
        shown.origin_government_id,
        shown.origin_province_code,
        shown.award_year,
        shown.competition,
        shown.tier,
        shown.tier_year,
        shown.tier_size,
        shown.first_copy_from,
        shown.first_copy_to,
        shown.source_id
)

select
    counted.innovation_id,
    case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end as innovation_name,
    counted.origin_government_id,
    governments.name_id as origin_name_id,
    governments.name_en as origin_name_en,
    counted.origin_province_code,
    innovations.subject_code,
    counted.award_year,
    counted.competition,
    counted.tier,
    counted.tier_year,
    counted.tier_size,
    counted.first_copy_from,
    counted.first_copy_to,
    counted.copy_count,
    counted.undated_count,
    counted.dated_count - counted.copy_count as explored_count,
    counted.source_id
from counted
inner join innovations on innovations.innovation_id = counted.innovation_id
left join governments on governments.government_id = counted.origin_government_id
order by counted.tier_size nulls last, counted.tier_year desc, counted.tier, counted.innovation_number
