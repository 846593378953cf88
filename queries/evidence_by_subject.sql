-- question: How many innovations of each subject have a stated result, and on what evidence?
-- grain:    one row per subject, and one without a subject code for innovations whose subject is not known
-- params:   $frame and $province (of the origin; '' for all)
-- returns:  subject_code, innovation_count, claimed_count, counted_count, before_after_count, with_comparison_count, without_count, result_count
-- nulls:    subject_code is null for innovations without a subject; counts are 0 when none is recorded
-- sources:  innovations, stated_outcomes, subjects, government_provinces
with chosen as (
    select
        innovations.innovation_id,
        innovations.subject_code
    from innovations
    left join government_provinces
        on government_provinces.government_id = innovations.origin_government_id
        and government_provinces.frame = $frame
    where $province = '' or government_provinces.province_code = $province
),

results as (
    select
        innovation_id,
        count(*) as result_count,
        max(
            case evidence_grade
                when 'with_comparison' then 4
                when 'before_after' then 3
                when 'counted' then 2
                else 1
            end
        ) as best_grade
    from stated_outcomes
    where innovation_id is not null
    group by innovation_id
),

counts as (
    select
        chosen.subject_code,
        count(*) as innovation_count,
        count(case when results.best_grade = 1 then 1 end) as claimed_count,
        count(case when results.best_grade = 2 then 1 end) as counted_count,
        count(case when results.best_grade = 3 then 1 end) as before_after_count,
        count(case when results.best_grade = 4 then 1 end) as with_comparison_count,
        count(case when results.best_grade is null then 1 end) as without_count,
        cast(coalesce(sum(results.result_count), 0) as bigint) as result_count
    from chosen
    left join results on results.innovation_id = chosen.innovation_id
    group by chosen.subject_code
),

places as (
    select subject_code, "order" as position from subjects
    union all
    select cast(null as varchar) as subject_code, 999 as position from counts where subject_code is null
)

select
    places.subject_code,
    coalesce(counts.innovation_count, 0) as innovation_count,
    coalesce(counts.claimed_count, 0) as claimed_count,
    coalesce(counts.counted_count, 0) as counted_count,
    coalesce(counts.before_after_count, 0) as before_after_count,
    coalesce(counts.with_comparison_count, 0) as with_comparison_count,
    coalesce(counts.without_count, 0) as without_count,
    coalesce(counts.result_count, 0) as result_count
from places
left join counts on coalesce(counts.subject_code, '') = coalesce(places.subject_code, '')
order by places.position, places.subject_code
