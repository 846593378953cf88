-- question: Which innovations could a region copy next, and what is known of each on a day that gives it points?
-- grain:    one row per innovation with an award or a recorded copy by then, that is no package and not the region's own
-- uses:     innovation_numbers, innovation_awards, innovation_spread, innovation_places, innovation_results
-- params:   $government (the region's key), $frame, $cut_off, $first_year, $last_year (last year of awards and results), $undated_year (year from which results without one count), $with_packages
-- returns:  innovation_number, subject_code, origin_government_id, top_order, top_tier, top_year, award_count, adopter_count, running_count, stopped_count, is_province_near, is_island_near, is_level_near (an adopter is), is_origin_near, outcome_count, outcome_grade, is_known_here, is_taken_here
-- nulls:    tier columns are null without an award, outcome_grade without a result; counts are 0 when nothing is recorded
-- sources:  innovations, governments, government_provinces, province_frames, awards, award_tiers, stated_outcomes, replications, replication_steps
with region as (
    select governments.government_id, governments.level, government_provinces.province_code, province_frames.island_group
    from governments
    inner join government_provinces
        on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
    inner join province_frames
        on province_frames.frame = $frame and province_frames.province_code = government_provinces.province_code
    where governments.government_id = $government
),

region_places as (
    select 'province' as place_kind, province_code as place from region

    union all

    select 'island_group' as place_kind, island_group as place from region

    union all

    select 'level' as place_kind, level as place from region

    union all

    select 'government' as place_kind, government_id as place from region

    union all

    select 'known' as place_kind, government_id as place from region
),

found as (
    select innovation_places.innovation_number, region_places.place_kind
    from innovation_places
    inner join region_places
        on region_places.place = innovation_places.place and region_places.place_kind = innovation_places.place_kind
    where
        innovation_places.with_packages = $with_packages
        and innovation_places.first_date <= $cut_off
        and (innovation_places.recorded_year is null or innovation_places.recorded_year >= $first_year)
        and (innovation_places.previous_year is null or innovation_places.previous_year < $first_year)
),

told as (  -- what is told of few innovations: put together first, it is looked up once for each of the many
    select
        innovation_number,
        recorded_count,
        running_count,
        stopped_count,
        'spread' as place_kind,
        cast(0 as bigint) as outcome_count,
        cast(null as integer) as outcome_grade
    from innovation_spread
    where recorded_count > 0

    union all

    select
        innovation_number,
        0 as recorded_count,
        0 as running_count,
        0 as stopped_count,
        place_kind,
        0 as outcome_count,
        null as outcome_grade
    from found

    union all

    select
        innovation_number,
        0 as recorded_count,
        0 as running_count,
        0 as stopped_count,
        'results' as place_kind,
        outcome_count,
        outcome_grade
    from innovation_results
    where coalesce(year_after, $undated_year) <= $last_year
),

facts as (
    select
        innovation_number,
        cast(sum(recorded_count) as bigint) as adopter_count,
        cast(sum(running_count) as bigint) as running_count,
        cast(sum(stopped_count) as bigint) as stopped_count,
        max(case place_kind when 'province' then 1 else 0 end) as province_near,
        max(case place_kind when 'island_group' then 1 else 0 end) as island_near,
        max(case place_kind when 'level' then 1 else 0 end) as level_near,
        max(case place_kind when 'government' then 1 else 0 end) as taken_here,
        max(case place_kind when 'known' then 1 else 0 end) as known_here,
        cast(sum(outcome_count) as bigint) as outcome_count,
        max(outcome_grade) as outcome_grade
    from told
    group by innovation_number
),

tiers as (
    select
        innovation_number,
        subject_code,
        origin_government_id,
        is_package,
        top_order,
        top_tier,
        top_year,
        award_count
    from innovation_awards
    where from_year <= $last_year and (until_year is null or until_year > $last_year)
),

candidates as (  -- facts in both halves: joined once after them, they are looked up for the many (a quarter slower)
    select
        tiers.*,
        facts.adopter_count,
        facts.running_count,
        facts.stopped_count,
        facts.province_near,
        facts.island_near,
        facts.level_near,
        facts.taken_here,
        facts.known_here,
        facts.outcome_count,
        facts.outcome_grade
    from tiers
    left join facts on facts.innovation_number = tiers.innovation_number

    union all

    select
        innovation_numbers.innovation_number,
        innovation_numbers.subject_code,
        innovation_numbers.origin_government_id,
        innovation_numbers.is_package,
        tiers.top_order,
        tiers.top_tier,
        tiers.top_year,
        tiers.award_count,
        facts.adopter_count,
        facts.running_count,
        facts.stopped_count,
        facts.province_near,
        facts.island_near,
        facts.level_near,
        facts.taken_here,
        facts.known_here,
        facts.outcome_count,
        facts.outcome_grade
    from facts
    inner join innovation_numbers on innovation_numbers.innovation_number = facts.innovation_number
    left join tiers on tiers.innovation_number = facts.innovation_number
    where facts.adopter_count > 0 and tiers.innovation_number is null
),

near_origins as (
    select government_provinces.government_id
    from government_provinces
    inner join province_frames
        on province_frames.frame = $frame and province_frames.province_code = government_provinces.province_code
    inner join region on region.island_group = province_frames.island_group
    where government_provinces.frame = $frame
)

select
    candidates.innovation_number,
    candidates.subject_code,
    candidates.origin_government_id,
    candidates.top_order,
    candidates.top_tier,
    candidates.top_year,
    coalesce(candidates.award_count, 0) as award_count,
    coalesce(candidates.adopter_count, 0) as adopter_count,
    coalesce(candidates.running_count, 0) as running_count,
    coalesce(candidates.stopped_count, 0) as stopped_count,
    coalesce(candidates.province_near = 1, false) as is_province_near,
    coalesce(candidates.island_near = 1, false) as is_island_near,
    coalesce(candidates.level_near = 1, false) as is_level_near,
    near_origins.government_id is not null as is_origin_near,
    coalesce(candidates.outcome_count, 0) as outcome_count,
    candidates.outcome_grade,
    coalesce(candidates.known_here = 1, false) as is_known_here,
    coalesce(candidates.taken_here = 1, false) as is_taken_here
from candidates
left join near_origins on near_origins.government_id = candidates.origin_government_id
where
    not candidates.is_package
    and (candidates.origin_government_id is null or candidates.origin_government_id <> $government)
    and (candidates.award_count > 0 or candidates.adopter_count > 0)
