-- question: How many proposals, finalists and winners do official sources state per year?
-- grain:    one row per stated figure
-- params:   $language
-- returns:  count_id, competition, award_year, quantity, group_code, tier_code, level, unit, value, is_preferred, note, source_id, source_url
-- nulls:    tier_code is null for figures that are not of a tier
-- sources:  competition_counts, sources
select
    competition_counts.count_id,
    competition_counts.competition,
    competition_counts.award_year,
    competition_counts.quantity,
    competition_counts.group_code,
    competition_counts.tier_code,
    competition_counts.level,
    competition_counts.unit,
    competition_counts.value,
    competition_counts.is_preferred,
    case when $language = 'en' then competition_counts.note_en else competition_counts.note_id end as note,
    competition_counts.source_id,
    sources.url as source_url
from competition_counts
left join sources on sources.source_id = competition_counts.source_id
order by competition_counts.award_year, competition_counts.count_id
