-- question: At which place would a region have found an innovation that it is known to have adopted, by our score and by two plain orders?
-- grain:    one row, if the innovation was a candidate by what was known on the day; none if it was not
-- uses:     match_scores, innovation_numbers
-- params:   $sought (key), $government (the region's key), $frame, $cut_off, $first_year, $last_year (last year of awards, indicators and results), $undated_year (year from which results without one count), $with_packages, $need_weight, $award_weight, $copies_weight, $results_weight, $closeness_weight (not all 0)
-- returns:  candidate_count, subject_candidate_count (of the same subject, or of none if it has none), ours_rank, most_copied_rank, most_awarded_rank (highest tier, then number of awards), ours_subject_rank, most_copied_subject_rank, most_awarded_subject_rank (among ties the middle rank, so that no order gains by chance)
-- nulls:    none
-- sources:  innovations, governments, government_provinces, province_frames, awards, award_tiers, stated_outcomes, indicators, indicator_catalogue, indicator_subjects, replications, replication_steps
with candidates as (
    select
        innovation_number,
        coalesce(subject_code, '') as subject_code,
        score,
        adopter_count,
        coalesce(top_order, 0) * 100 + award_count as award_points
    from match_scores
    where not is_taken_here and not is_known_here
),

wanted as (
    select candidates.*
    from candidates
    inner join innovation_numbers on innovation_numbers.innovation_number = candidates.innovation_number
    where innovation_numbers.innovation_id = $sought
),

compared as (
    select
        candidates.subject_code = wanted.subject_code as is_of_subject,
        case when candidates.score > wanted.score then 1 when candidates.score = wanted.score then 0.5 else 0 end as by_score,
        case when candidates.adopter_count > wanted.adopter_count then 1 when candidates.adopter_count = wanted.adopter_count then 0.5 else 0 end as by_copies,
        case when candidates.award_points > wanted.award_points then 1 when candidates.award_points = wanted.award_points then 0.5 else 0 end as by_awards
    from candidates
    cross join wanted
)

select
    count(*) as candidate_count,
    count(case when is_of_subject then 1 end) as subject_candidate_count,
    cast(sum(by_score) as double) + 0.5 as ours_rank,  -- itself counts a half
    cast(sum(by_copies) as double) + 0.5 as most_copied_rank,
    cast(sum(by_awards) as double) + 0.5 as most_awarded_rank,
    cast(sum(case when is_of_subject then by_score end) as double) + 0.5 as ours_subject_rank,
    cast(sum(case when is_of_subject then by_copies end) as double) + 0.5 as most_copied_subject_rank,
    cast(sum(case when is_of_subject then by_awards end) as double) + 0.5 as most_awarded_subject_rank
from compared
having count(*) > 0
