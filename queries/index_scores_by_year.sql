-- question: Which scores and predicates of the regional innovation index are recorded in the chosen years?
-- grain:    one row per government and year, and the national averages
-- params:   $frame, $first_year, $last_year, $level, $province ('' stands for any), $language
-- returns:  index_score_id, score_year, government_id, government_name, level, province_code, score, scale, predicate_code, predicate, is_rated, is_national_average, source_id, source_url
-- nulls:    score is null when only a predicate is stated or the government could not be rated; points of 2020 and the index 0-100 are never compared
-- sources:  regional_index_scores, governments, government_provinces, sources
select
    regional_index_scores.index_score_id,
    regional_index_scores.score_year,
    regional_index_scores.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    governments.level,
    government_provinces.province_code,
    regional_index_scores.score,
    regional_index_scores.scale,
    regional_index_scores.predicate_code,
    case when $language = 'en' then regional_index_scores.predicate_en else regional_index_scores.predicate_id end as predicate,
    regional_index_scores.is_rated,
    regional_index_scores.is_national_average,
    regional_index_scores.source_id,
    sources.url as source_url
from regional_index_scores
left join governments on governments.government_id = regional_index_scores.government_id
left join government_provinces
    on government_provinces.government_id = regional_index_scores.government_id and government_provinces.frame = $frame
left join sources on sources.source_id = regional_index_scores.source_id
where
    regional_index_scores.score_year between $first_year and $last_year
    and (
        regional_index_scores.is_national_average
        or (($level = '' or governments.level = $level) and ($province = '' or government_provinces.province_code = $province))
    )
order by regional_index_scores.score_year, regional_index_scores.index_score_id
