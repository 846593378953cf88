-- question: Which innovations could a region copy next, and what speaks for and against each, by what was known on a day?
-- grain:    one row per innovation with an award or a recorded copy by then, that is no package and not the region's own
-- uses:     copies, copy_states, copies_at_date
-- params:   $government (the region's key), $frame, $cut_off, $first_year, $last_year (last year of awards, indicators and results), $undated_year (year from which results without one count), $with_packages, $language
-- returns:  innovation_id, innovation_name, subject_code, origin_government_id, origin_name, tier_order, tier, award_year, award_count, adopter_count, running_count, stopped_count, quiet_count, explored_count, same_province_count, same_island_count, same_level_count, is_origin_near, outcome_count, outcome_grade, is_known_here, is_taken_here, indicator_id, indicator_year, indicator_value, national_value, ahead_count, compared_count
-- nulls:    tier columns are null without an award; indicator columns are null where no complete indicator speaks directly to the subject; counts are 0 when nothing is recorded
-- sources:  innovations, governments, government_provinces, province_frames, awards, award_tiers, stated_outcomes, indicators, indicator_catalogue, indicator_subjects, replications, replication_provinces, replication_steps
with region as (
    select governments.government_id, governments.level, government_provinces.province_code, province_frames.island_group
    from governments
    inner join government_provinces
        on government_provinces.government_id = governments.government_id and government_provinces.frame = $frame
    inner join province_frames
        on province_frames.frame = $frame and province_frames.province_code = government_provinces.province_code
    where governments.government_id = $government
),

own_values as (
    select
        indicators.indicator_id,
        indicators.indicator_year,
        indicators.frame,
        indicators.value,
        indicator_catalogue.better,
        row_number() over (
            partition by indicators.indicator_id order by indicators.indicator_year desc, indicators.frame desc
        ) as position
    from indicators
    inner join government_provinces
        on government_provinces.government_id = $government
        and government_provinces.frame = indicators.frame
        and government_provinces.province_code = indicators.province_code
    inner join indicator_catalogue on indicator_catalogue.indicator_id = indicators.indicator_id
    where
        indicators.indicator_year <= $last_year
        and indicators.value is not null
        and not indicators.is_partial
        and not indicator_catalogue.is_partial
        and indicator_catalogue.better in ('higher', 'lower')
),

gaps as (
    select
        own_values.indicator_id,
        own_values.indicator_year,
        own_values.value as indicator_value,
        max(case when others.province_code is null then others.value end) as national_value,
        count(case
            when others.province_code is null then null
            when own_values.better = 'higher' and others.value > own_values.value then 1
            when own_values.better = 'lower' and others.value < own_values.value then 1
        end) as ahead_count,
        count(others.province_code) - 1 as compared_count
    from own_values
    inner join indicators as others
        on others.indicator_id = own_values.indicator_id
        and others.indicator_year = own_values.indicator_year
        and others.frame = own_values.frame
        and others.value is not null
    where own_values.position = 1
    group by own_values.indicator_id, own_values.indicator_year, own_values.value
),

subject_gaps as (
    select
        indicator_subjects.subject_code,
        gaps.*,
        row_number() over (
            partition by indicator_subjects.subject_code
            order by gaps.ahead_count * 1.0 / gaps.compared_count desc, gaps.indicator_year desc, gaps.indicator_id
        ) as position
    from indicator_subjects
    inner join gaps on gaps.indicator_id = indicator_subjects.indicator_id
    where indicator_subjects.link = 'direct' and gaps.compared_count >= 10
),

tiers as (
    select
        awards.innovation_id,
        award_tiers.tier,
        award_tiers.tier_order,
        awards.award_year,
        row_number() over (
            partition by awards.innovation_id order by award_tiers.tier_order desc, awards.award_year desc, awards.award_id
        ) as position,
        count(*) over (partition by awards.innovation_id) as award_count
    from awards
    inner join award_tiers
        on award_tiers.competition = awards.competition
        and award_tiers.award_year = awards.award_year
        and award_tiers.tier_code = awards.tier_code
    where awards.is_award and awards.innovation_id is not null and awards.award_year <= $last_year
),

spread as (
    select
        copies_at_date.innovation_id,
        count(case when copies_at_date.is_recorded then 1 end) as adopter_count,
        count(case when copies_at_date.is_recorded and copies_at_date.state in ('running', 'institutionalised') then 1 end) as running_count,
        count(case when copies_at_date.is_recorded and copies_at_date.state = 'stopped' then 1 end) as stopped_count,
        count(case when copies_at_date.is_recorded and copies_at_date.is_no_news then 1 end) as quiet_count,
        count(case when copies_at_date.is_explored_only then 1 end) as explored_count,
        count(case when copies_at_date.is_recorded and copies_at_date.adopter_province_code = region.province_code then 1 end) as same_province_count,
        count(case when copies_at_date.is_recorded and province_frames.island_group = region.island_group then 1 end) as same_island_count,
        count(case when copies_at_date.is_recorded and adopters.level = region.level then 1 end) as same_level_count,
        count(case when copies_at_date.adopter_government_id = region.government_id and copies_at_date.state is not null then 1 end) as known_here_count,
        count(case when copies_at_date.adopter_government_id = region.government_id and copies_at_date.is_recorded then 1 end) as taken_here_count
    from copies_at_date
    cross join region
    left join governments as adopters on adopters.government_id = copies_at_date.adopter_government_id
    left join province_frames
        on province_frames.frame = $frame and province_frames.province_code = copies_at_date.adopter_province_code
    where copies_at_date.innovation_id is not null
    group by copies_at_date.innovation_id
),

results as (
    select
        innovation_id,
        count(*) as outcome_count,
        max(case evidence_grade when 'claimed' then 1 when 'counted' then 2 when 'before_after' then 3 when 'with_comparison' then 4 end) as outcome_grade
    from stated_outcomes
    where innovation_id is not null and coalesce(year_after, $undated_year) <= $last_year
    group by innovation_id
)

select
    innovations.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    innovations.subject_code,
    innovations.origin_government_id,
    case when $language = 'en' then origins.name_en else origins.name_id end as origin_name,
    tiers.tier_order,
    tiers.tier,
    tiers.award_year,
    coalesce(tiers.award_count, 0) as award_count,
    coalesce(spread.adopter_count, 0) as adopter_count,
    coalesce(spread.running_count, 0) as running_count,
    coalesce(spread.stopped_count, 0) as stopped_count,
    coalesce(spread.quiet_count, 0) as quiet_count,
    coalesce(spread.explored_count, 0) as explored_count,
    coalesce(spread.same_province_count, 0) as same_province_count,
    coalesce(spread.same_island_count, 0) as same_island_count,
    coalesce(spread.same_level_count, 0) as same_level_count,
    coalesce(origin_frames.island_group = region.island_group, false) as is_origin_near,
    coalesce(results.outcome_count, 0) as outcome_count,
    results.outcome_grade,
    coalesce(spread.known_here_count, 0) > 0 as is_known_here,
    coalesce(spread.taken_here_count, 0) > 0 as is_taken_here,
    subject_gaps.indicator_id,
    subject_gaps.indicator_year,
    subject_gaps.indicator_value,
    subject_gaps.national_value,
    subject_gaps.ahead_count,
    subject_gaps.compared_count
from innovations
cross join region
left join governments as origins on origins.government_id = innovations.origin_government_id
left join government_provinces as origin_places
    on origin_places.government_id = innovations.origin_government_id and origin_places.frame = $frame
left join province_frames as origin_frames
    on origin_frames.frame = $frame and origin_frames.province_code = origin_places.province_code
left join tiers on tiers.innovation_id = innovations.innovation_id and tiers.position = 1
left join spread on spread.innovation_id = innovations.innovation_id
left join results on results.innovation_id = innovations.innovation_id
left join subject_gaps on subject_gaps.subject_code = innovations.subject_code and subject_gaps.position = 1
where
    not innovations.is_package
    and (innovations.origin_government_id is null or innovations.origin_government_id <> region.government_id)
    and (tiers.award_count > 0 or spread.adopter_count > 0)
order by innovations.innovation_id
