-- question: Which results do sources state of innovations and of their copies, who states them, and on what evidence?
-- grain:    one row per stated result
-- params:   $frame and $province (of the government whose result it is; '' for all), $language
-- returns:  outcome_id, innovation_id, innovation_name, subject_code, about, government_id, government_name, evidence_grade, statement, value_before, value_after, unit, year_before, year_after, source_id, source_url
-- nulls:    values and years are null when the source gives words only; the government is null when the source names none
-- sources:  stated_outcomes, innovations, replications, governments, government_provinces, sources
with placed as (
    select
        stated_outcomes.*,
        innovations.name as innovation_name,
        innovations.subject_code,
        case
            when stated_outcomes.about = 'adopter' then replications.adopter_government_id
            else innovations.origin_government_id
        end as government_id
    from stated_outcomes
    left join innovations on innovations.innovation_id = stated_outcomes.innovation_id
    left join replications on replications.replication_id = stated_outcomes.replication_id
)

select
    placed.outcome_id,
    placed.innovation_id,
    placed.innovation_name,
    placed.subject_code,
    placed.about,
    placed.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    placed.evidence_grade,
    case when $language = 'en' then placed.statement_en else placed.statement_id end as statement,
    placed.value_before,
    placed.value_after,
    case when $language = 'en' then placed.unit_en else placed.unit_id end as unit,
    placed.year_before,
    placed.year_after,
    placed.source_id,
    sources.url as source_url
from placed
left join governments on governments.government_id = placed.government_id
left join government_provinces
    on government_provinces.government_id = placed.government_id and government_provinces.frame = $frame
left join sources on sources.source_id = placed.source_id
where $province = '' or government_provinces.province_code = $province
order by
    case placed.evidence_grade
        when 'with_comparison' then 1 when 'before_after' then 2 when 'counted' then 3 else 4
    end,
    placed.outcome_id
