-- question: What is the score of each innovation that a region could copy next, under some weights?
-- grain:    one row per innovation of match_pool
-- uses:     match_pool, subject_needs
-- params:   $government (the region's key), $frame, $cut_off, $first_year, $last_year (last year of awards, indicators and results), $undated_year (year from which results without one count), $with_packages, $need_weight, $award_weight, $copies_weight, $results_weight, $closeness_weight (not all 0)
-- returns:  innovation_number, subject_code, origin_government_id, top_order, top_tier, top_year, award_count, adopter_count, running_count, stopped_count, is_province_near, is_island_near, is_level_near (an adopter is), is_origin_near, outcome_count, outcome_grade, is_known_here, is_taken_here, indicator_id, indicator_year, indicator_value, national_value, ahead_count, compared_count, reach (copies, those running twice, stopped ones against), score (0 to 1, at nine digits; as in inovasi/matching/points.py, which gives the scores shown)
-- nulls:    as in match_pool; indicator columns are null where no complete indicator speaks directly to the subject
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
)

select
    pointed.*,
    round((
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
