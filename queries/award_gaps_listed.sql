-- question: Of which awarded innovations is no copy recorded?
-- grain:    one row per innovation awarded up to the last year without a recorded or undated copy; the tiers with the fewest places first, at most $most_rows
-- uses:     awarded_innovations, innovation_numbers, copy_history
-- params:   $frame, $cut_off, $last_year, $with_packages, $innovation, $province (of the origin), $most_rows; '' stands for any
-- returns:  innovation_id, innovation_name, origin_government_id, origin_name_id, origin_name_en, origin_province_code, subject_code, competition, tier, tier_year, tier_size (of its highest tier: the one with the fewest places), explored_count, source_id
-- nulls:    awards to governments (IGA) name no innovation and are not here; origin columns are null when no source names the origin; tier_size when none states it
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps
with shown as (
    select *
    from awarded_innovations
    where first_copy_to is null and not has_undated
    order by tier_size nulls last, tier_year desc, tier, innovation_number
    limit $most_rows
),

explored as (
    select
        shown.innovation_number,
        innovation_numbers.innovation_id,
        shown.origin_government_id,
        shown.origin_province_code,
        shown.competition,
        shown.tier,
        shown.tier_year,
        shown.tier_size,
        shown.source_id,
        count(copy_history.replication_id) as explored_count
    from shown
    inner join innovation_numbers on innovation_numbers.innovation_number = shown.innovation_number
    left join copy_history
        on copy_history.innovation_id = innovation_numbers.innovation_id
        and copy_history.copy_scope = 'counted'
        and copy_history.from_date <= $cut_off
        and (copy_history.until_date is null or copy_history.until_date > $cut_off)
        and ($with_packages or not copy_history.is_package)
    group by
        shown.innovation_number,
        innovation_numbers.innovation_id,
        shown.origin_government_id,
        shown.origin_province_code,
        shown.competition,
        shown.tier,
        shown.tier_year,
        shown.tier_size,
        shown.source_id
)

select
    explored.innovation_id,
    case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end as innovation_name,
    explored.origin_government_id,
    governments.name_id as origin_name_id,
    governments.name_en as origin_name_en,
    explored.origin_province_code,
    innovations.subject_code,
    explored.competition,
    explored.tier,
    explored.tier_year,
    explored.tier_size,
    explored.explored_count,
    explored.source_id
from explored
inner join innovations on innovations.innovation_id = explored.innovation_id
left join governments on governments.government_id = explored.origin_government_id
order by explored.tier_size nulls last, explored.tier_year desc, explored.tier, explored.innovation_number
