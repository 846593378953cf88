-- question: Which innovations could a region copy next, and what speaks for and against each, by what was known on a day?
-- grain:    one row per innovation with an award or a recorded copy by then, that is no package, not the region's own and not taken by it already; the best first, at most $most_rows
-- uses:     match_scores, innovation_numbers, copies_at_date
-- params:   $government (the region's key), $frame, $cut_off, $first_year, $last_year (last year of awards, indicators and results), $undated_year (year from which results without one count), $with_packages, $language, $subject ('' stands for any), $need_weight, $award_weight, $copies_weight, $results_weight, $closeness_weight (not all 0), $least_score (candidates below it are left out; below 0 for none), $most_rows
-- returns:  innovation_id, innovation_name, subject_code, origin_government_id, origin_name, tier_order, tier, award_year, award_count, adopter_count, running_count, stopped_count, quiet_count, explored_count, same_province_count, same_island_count, same_level_count, is_origin_near, outcome_count, outcome_grade, is_known_here, indicator_id, indicator_year, indicator_value, national_value, ahead_count, compared_count
-- nulls:    tier columns are null without an award; indicator columns are null where no complete indicator speaks directly to the subject; counts are 0 when nothing is recorded
-- sources:  innovations, governments, government_provinces, province_frames, awards, award_tiers, stated_outcomes, indicators, indicator_catalogue, indicator_subjects, replications, replication_steps
with shown as (
    select
        match_scores.*,
        innovations.innovation_id,
        coalesce(innovations.short_name, innovations.name) as innovation_name
    from match_scores
    inner join innovation_numbers on innovation_numbers.innovation_number = match_scores.innovation_number
    inner join innovations on innovations.innovation_id = innovation_numbers.innovation_id
    where
        not match_scores.is_taken_here
        and match_scores.score >= $least_score
        and ($subject = '' or match_scores.subject_code = $subject)
    order by match_scores.score desc, innovation_name, innovations.innovation_id
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
