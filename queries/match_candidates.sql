-- question: Which innovations could a region copy next, and what speaks for and against each, by what was known on a day?
-- grain:    one row per innovation with an award or a recorded copy by then, that is no package, not the region's own and not taken by it already; the best first, at most $most_rows
-- uses:     match_pool, subject_needs, innovation_numbers, copies_at_date
-- params:   $government (the region's key), $frame, $cut_off, $first_year, $last_year (last year of awards, indicators and results), $undated_year (year from which results without one count), $with_packages, $language, $subject ('' stands for any), $need_weight, $award_weight, $copies_weight, $results_weight, $closeness_weight (not all 0), $least_score (candidates below it are left out; below 0 for none), $most_rows
-- returns:  innovation_id, innovation_name, subject_code, origin_government_id, origin_name, tier_order, tier, award_year, award_count, adopter_count, running_count, stopped_count, quiet_count, explored_count, same_province_count, same_island_count, same_level_count, is_origin_near, outcome_count, outcome_grade, is_known_here, indicator_id, indicator_year, indicator_value, national_value, ahead_count, compared_count
-- nulls:    tier columns are null without an award; indicator columns are null where no complete indicator speaks directly to the subject; counts are 0 when nothing is recorded
-- sources:  innovations, governments, government_provinces, province_frames, awards, award_tiers, stated_outcomes, indicators, indicator_catalogue, indicator_subjects, replications, replication_steps
with pointed as (
    select
        match_pool.*,
        subject_needs.indicator_id,
        subject_needs.indicator_year,
        subject_needs.indicator_value,
        subject_needs.national_value,
        subject_needs.ahead_count,
        subject_needs.compared_count,
        case
            when match_pool.adopter_count + match_pool.running_count > 2 * match_pool.stopped_count
                then match_pool.adopter_count + match_pool.running_count - 2 * match_pool.stopped_count
            else 0
        end as reach
    from match_pool
    left join subject_needs on subject_needs.subject_code = match_pool.subject_code
    where not match_pool.is_taken_here and ($subject = '' or match_pool.subject_code = $subject)
),

scored as (
    select
        *,
        round((  -- as in inovasi/matching/points.py, which gives the scores shown; here they only say which rows come first
            $need_weight * coalesce(ahead_count * 1.0 / compared_count, 0)
            + $award_weight * coalesce((top_order - 1) / 5.0, 0)
            + $copies_weight * case when adopter_count > 0 then reach / (reach + 2.0) else 0 end
            + $results_weight * coalesce(outcome_grade / 4.0, 0)
            + $closeness_weight * (
                case when is_province_near then 0.5 else 0 end
                + case when is_island_near or is_origin_near then 0.3 else 0 end
                + case when is_level_near then 0.2 else 0 end
            )
        ) / ($need_weight + $award_weight + $copies_weight + $results_weight + $closeness_weight), 9) as score
    from pointed
),

shown as (
    select
        scored.*,
        innovations.innovation_id,
        coalesce(innovations.short_name, innovations.name) as innovation_name
    from scored
    inner join innovation_numbers on innovation_numbers.innovation_number = scored.innovation_number
    inner join innovations on innovations.innovation_id = innovation_numbers.innovation_id
    where scored.score >= $least_score
    order by scored.score desc, innovation_name, innovations.innovation_id
    limit $most_rows
),

region as (
    select governments.level, government_provinces.province_code, province_frames.island_group
    from governments
    inner join government_provinces
        on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
    inner join province_frames
        on province_frames.frame = $frame and province_frames.province_code = government_provinces.province_code
    where governments.government_id = $government
),

counted as (
    select
        shown.*,
        count(case when copies_at_date.is_recorded and copies_at_date.is_no_news then 1 end)
            over (partition by shown.innovation_number) as quiet_count,
        count(case when copies_at_date.is_explored_only then 1 end) over (partition by shown.innovation_number) as explored_count,
        count(case when copies_at_date.is_recorded and copies_at_date.adopter_province_code = region.province_code then 1 end)
            over (partition by shown.innovation_number) as same_province_count,
        count(case when copies_at_date.is_recorded and province_frames.island_group = region.island_group then 1 end)
            over (partition by shown.innovation_number) as same_island_count,
        count(case when copies_at_date.is_recorded and adopters.level = region.level then 1 end)
            over (partition by shown.innovation_number) as same_level_count,
        row_number() over (partition by shown.innovation_number order by copies_at_date.replication_id) as position
    from shown
    cross join region
    left join copies_at_date on copies_at_date.innovation_id = shown.innovation_id
    left join governments as adopters on adopters.government_id = copies_at_date.adopter_government_id
    left join province_frames
        on province_frames.frame = $frame and province_frames.province_code = copies_at_date.adopter_province_code
)

select
    counted.innovation_id,
    counted.innovation_name,
    counted.subject_code,
    counted.origin_government_id,
    case when $language = 'en' then origins.name_en else origins.name_id end as origin_name,
    counted.top_order as tier_order,
    counted.top_tier as tier,
    counted.top_year as award_year,
    counted.award_count,
    counted.adopter_count,
    counted.running_count,
    counted.stopped_count,
    counted.quiet_count,
    counted.explored_count,
    counted.same_province_count,
    counted.same_island_count,
    counted.same_level_count,
    counted.is_origin_near,
    counted.outcome_count,
    counted.outcome_grade,
    counted.is_known_here,
    counted.indicator_id,
    counted.indicator_year,
    counted.indicator_value,
    counted.national_value,
    counted.ahead_count,
    counted.compared_count
from counted
left join governments as origins on origins.government_id = counted.origin_government_id
where counted.position = 1
order by counted.score desc, counted.innovation_name, counted.innovation_id
