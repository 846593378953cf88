-- question: Which results do sources state of an innovation or of a copy of it?
-- grain:    one row per stated result
-- params:   $language
-- returns:  outcome_id, innovation_id, innovation_name, about, evidence_grade, statement, value_before, value_after, unit, year_before, year_after, source_id, source_url
-- nulls:    values are null when the source gives words only
-- sources:  stated_outcomes, innovations, sources
select
    stated_outcomes.outcome_id,
    stated_outcomes.innovation_id,
    innovations.name as innovation_name,
    stated_outcomes.about,
    stated_outcomes.evidence_grade,
    case when $language = 'en' then stated_outcomes.statement_en else stated_outcomes.statement_id end as statement,
    stated_outcomes.value_before,
    stated_outcomes.value_after,
    case when $language = 'en' then stated_outcomes.unit_en else stated_outcomes.unit_id end as unit,
    stated_outcomes.year_before,
    stated_outcomes.year_after,
    stated_outcomes.source_id,
    sources.url as source_url
from stated_outcomes
left join innovations on innovations.innovation_id = stated_outcomes.innovation_id
left join sources on sources.source_id = stated_outcomes.source_id
order by stated_outcomes.outcome_id
