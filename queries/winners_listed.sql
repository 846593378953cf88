-- question: Which innovations were awarded, how many copies of each are recorded, how far is the furthest, and by whom?
-- grain:    one row per awarded, named innovation and year; those copied furthest first
-- uses:     copies, copy_states, copies_at_date, award_entries, awarded, winners
-- params:   $frame, $cut_off, $first_year, $last_year, $with_packages, $competitions, $tiers, $subject, $level, $province, $language
-- returns:  award_id, award_year, competition, tier, innovation_id, innovation_name, government_id, government_name, province_code, recorded_count, running_count, stopped_count, unknown_count, explored_count, undated_count, other_count, furthest, furthest_date, furthest_precision, adopter_government_id, adopter_name, source_id, source_url
-- nulls:    the adopter is that of the furthest copy, null without one
-- sources:  awards, award_tiers, innovations, governments, government_provinces, replications, replication_provinces, replication_steps, sources
with furthest_copies as (
    select
        innovation_id,
        state,
        adopter_government_id,
        since_date,
        since_precision,
        row_number() over (
            partition by innovation_id
            order by case state when 'stopped' then -1 when 'unknown' then 0 else step_rank end desc, since_date, replication_id
        ) as position
    from copies_at_date
    where is_recorded and innovation_id is not null
)

select
    winners.award_id,
    winners.award_year,
    winners.competition,
    winners.tier,
    winners.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    winners.government_id,
    case when $language = 'en' then owners.name_en else owners.name_id end as government_name,
    winners.province_code,
    winners.recorded_count,
    winners.running_count,
    winners.stopped_count,
    winners.unknown_count,
    winners.explored_count,
    winners.undated_count,
    winners.other_count,
    winners.furthest,
    furthest_copies.since_date as furthest_date,
    furthest_copies.since_precision as furthest_precision,
    furthest_copies.adopter_government_id,
    case when $language = 'en' then adopters.name_en else adopters.name_id end as adopter_name,
    winners.source_id,
    sources.url as source_url
from winners
left join innovations on innovations.innovation_id = winners.innovation_id
left join governments as owners on owners.government_id = winners.government_id
left join furthest_copies
    on furthest_copies.innovation_id = winners.innovation_id and furthest_copies.position = 1
left join governments as adopters on adopters.government_id = furthest_copies.adopter_government_id
left join sources on sources.source_id = winners.source_id
order by
    case winners.furthest
        when 'institutionalised' then 0 when 'running' then 1 when 'trial' then 2 when 'action_plan' then 3 when 'committed' then 4
        when 'chosen' then 5 when 'unknown' then 6 when 'stopped' then 7 when 'undated' then 8 when 'explored' then 9 else 10
    end,
    winners.recorded_count desc,
    winners.award_year,
    winners.award_id
