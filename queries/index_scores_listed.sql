-- question: Which regional innovation index scores and predicates are recorded?
-- grain:    one row per government, year and score
-- params:   $language
-- returns:  index_score_id, score_year, government_id, government_name, level, score, scale, predicate, is_rated, is_national_average, source_id, source_url
-- nulls:    score is null when only a predicate is stated; scores of 2020 (points) and later (0-100) are never compared
-- sources:  regional_index_scores, governments, sources
select
    regional_index_scores.index_score_id,
    regional_index_scores.score_year,
    regional_index_scores.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    governments.level,
    regional_index_scores.score,
    regional_index_scores.scale,
    case when $language = 'en' then regional_index_scores.predicate_en else regional_index_scores.predicate_id end as predicate,
    regional_index_scores.is_rated,
    regional_index_scores.is_national_average,
    regional_index_scores.source_id,
    sources.url as source_url
from regional_index_scores
left join governments on governments.government_id = regional_index_scores.government_id
left join sources on sources.source_id = regional_index_scores.source_id
order by regional_index_scores.score_year, regional_index_scores.index_score_id
