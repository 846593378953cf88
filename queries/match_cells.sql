-- question: How many candidates of a region are alike in what gives them points?
-- grain:    one row per kind of candidate: the rows of match_candidates, counted, with what the region has taken already beside
-- uses:     match_pool, subject_needs
-- params:   $government (the region's key), $frame, $cut_off, $first_year, $last_year (last year of awards, indicators and results), $undated_year (year from which results without one count), $with_packages
-- returns:  subject_code, tier_order, adopter_count, running_count, stopped_count, same_province_count, same_island_count, same_level_count (1 for any), is_origin_near, outcome_grade, is_taken_here, indicator_id, indicator_year, indicator_value, national_value, ahead_count, compared_count, candidate_count
-- nulls:    tier_order is null without an award; indicator columns are null where no complete indicator speaks directly to the subject
-- sources:  innovations, governments, government_provinces, province_frames, awards, award_tiers, stated_outcomes, indicators, indicator_catalogue, indicator_subjects, replications, replication_steps
with cells as (
    select
        subject_code,
        top_order,
        adopter_count,
        running_count,
        stopped_count,
        is_province_near,
        is_island_near,
        is_level_near,
        is_origin_near,
        outcome_grade,
        is_taken_here,
        count(*) as candidate_count
    from match_pool
    group by
        subject_code,
        top_order,
        adopter_count,
        running_count,
        stopped_count,
        is_province_near,
        is_island_near,
        is_level_near,
        is_origin_near,
        outcome_grade,
        is_taken_here
)

select
    cells.subject_code,
    cells.top_order as tier_order,
    cells.adopter_count,
    cells.running_count,
    cells.stopped_count,
    case when cells.is_province_near then 1 else 0 end as same_province_count,
    case when cells.is_island_near then 1 else 0 end as same_island_count,
    case when cells.is_level_near then 1 else 0 end as same_level_count,
    cells.is_origin_near,
    cells.outcome_grade,
    cells.is_taken_here,
    subject_needs.indicator_id,
    subject_needs.indicator_year,
    subject_needs.indicator_value,
    subject_needs.national_value,
    subject_needs.ahead_count,
    subject_needs.compared_count,
    cells.candidate_count
from cells
left join subject_needs on subject_needs.subject_code = cells.subject_code
order by
    cells.subject_code,
    cells.top_order,
    cells.adopter_count,
    cells.running_count,
    cells.stopped_count,
    cells.is_province_near,
    cells.is_island_near,
    cells.is_level_near,
    cells.is_origin_near,
    cells.outcome_grade,
    cells.is_taken_here
