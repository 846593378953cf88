-- question: Which innovations were awarded, how many copies of each are recorded, how far is the furthest, and by whom?
-- grain:    one row per awarded, named innovation and year; those copied furthest first, at most $most_rows
-- uses:     winners, innovation_numbers, copies_at_date
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province, $language, $most_rows
-- returns:  award_id, award_year, competition, tier, innovation_id, innovation_name, government_id, government_name, province_code, recorded_count, running_count, stopped_count, unknown_count, explored_count, undated_count, other_count, furthest, furthest_date, furthest_precision, adopter_government_id, adopter_name, source_id, source_url
-- nulls:    the adopter is that of the furthest copy, null without one
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_steps, sources
with shown as (
    select
        award_id,
        award_year,
        innovation_number,
        recorded_count,
        running_count,
        reached
    from winners
    order by reached desc, recorded_count desc, award_year, award_id
    limit $most_rows
),

ranked_copies as (
    select
        shown.*,
        innovation_numbers.innovation_id,
        copies_at_date.is_recorded,
        copies_at_date.since_date,
        copies_at_date.since_precision,
        copies_at_date.adopter_government_id,
        count(case when copies_at_date.is_recorded and copies_at_date.state = 'stopped' then 1 end)
            over (partition by shown.award_id) as stopped_count,
        count(case when copies_at_date.is_recorded and copies_at_date.state = 'unknown' then 1 end)
            over (partition by shown.award_id) as unknown_count,
        count(case when copies_at_date.is_explored_only then 1 end) over (partition by shown.award_id) as explored_count,
        count(case
            when
                copies_at_date.copy_scope = 'counted'
                and copies_at_date.is_undated
                and ($with_packages or not copies_at_date.is_package)
                then 1
        end) over (partition by shown.award_id) as undated_count,
        count(case
            when copies_at_date.state is not null and not copies_at_date.is_recorded and not copies_at_date.is_explored_only then 1
            when copies_at_date.is_undated and copies_at_date.copy_scope <> 'counted' then 1
        end) over (partition by shown.award_id) as other_count,
        row_number() over (
            partition by shown.award_id
            order by
                case when copies_at_date.is_recorded then 0 else 1 end,
                case copies_at_date.state when 'stopped' then -1 when 'unknown' then 0 else copies_at_date.step_rank end desc,
                copies_at_date.since_date,
                copies_at_date.replication_id
        ) as position
    from shown
    inner join innovation_numbers on innovation_numbers.innovation_number = shown.innovation_number
    left join copies_at_date on copies_at_date.innovation_id = innovation_numbers.innovation_id
)

select
    ranked_copies.award_id,
    ranked_copies.award_year,
    awards.competition,
    award_tiers.tier,
    ranked_copies.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    awards.government_id,
    case when $language = 'en' then owners.name_en else owners.name_id end as government_name,
    government_provinces.province_code,
    ranked_copies.recorded_count,
    ranked_copies.running_count,
    ranked_copies.stopped_count,
    ranked_copies.unknown_count,
    ranked_copies.explored_count,
    ranked_copies.undated_count,
    ranked_copies.other_count,
    case ranked_copies.reached
        when 6 then 'institutionalised' when 5 then 'running' when 4 then 'trial' when 3 then 'action_plan' when 2 then 'committed'
        when 1 then 'chosen' when 0 then 'unknown' when -1 then 'stopped' when -2 then 'undated' when -3 then 'explored' else 'none'
    end as furthest,
    case when ranked_copies.is_recorded then ranked_copies.since_date end as furthest_date,
    case when ranked_copies.is_recorded then ranked_copies.since_precision end as furthest_precision,
    case when ranked_copies.is_recorded then ranked_copies.adopter_government_id end as adopter_government_id,
    case
        when not ranked_copies.is_recorded then null
        when $language = 'en' then adopters.name_en
        else adopters.name_id
    end as adopter_name,
    awards.source_id,
    sources.url as source_url
from ranked_copies
inner join awards on awards.award_id = ranked_copies.award_id
left join award_tiers
    on award_tiers.competition = awards.competition
    and award_tiers.award_year = awards.award_year
    and award_tiers.tier_code = awards.tier_code
left join government_provinces
    on government_provinces.government_id = awards.government_id and government_provinces.frame = $frame
left join innovations on innovations.innovation_id = ranked_copies.innovation_id
left join governments as owners on owners.government_id = awards.government_id
left join governments as adopters on adopters.government_id = ranked_copies.adopter_government_id
left join sources on sources.source_id = awards.source_id
where ranked_copies.position = 1
order by ranked_copies.reached desc, ranked_copies.recorded_count desc, ranked_copies.award_year, ranked_copies.award_id
