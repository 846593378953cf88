-- question: Which copies stand behind a figure, with state, dates, evidence and source?
-- grain:    one row per copy
-- uses:     copies_in_words
-- params:   $frame, $cut_off, $first_year, $with_packages, $language ('id' or 'en')
-- returns:  replication_id, innovation_id, innovation_name (with its short name), adopter_government_id, adopter_name, adopter_province_code, origin_government_id, origin_name, origin_province_code, state, since_date, since_precision, last_news_date, is_no_news, copy_scope, is_recorded, is_package, is_old_province, adopted_name, facilitator, has_legal_basis, subject_code, source_id, source_url
-- nulls:    innovation_name is null when no source names it; state is null when nothing is dated by the day
-- sources:  replications, governments, government_provinces, replication_steps, innovations, sources
select
    replication_id,
    innovation_id,
    innovation_name,
    adopter_government_id,
    adopter_name,
    adopter_province_code,
    origin_government_id,
    origin_name,
    origin_province_code,
    state,
    since_date,
    since_precision,
    last_news_date,
    is_no_news,
    copy_scope,
    is_recorded,
    is_package,
    is_old_province,
    adopted_name,
    facilitator,
    has_legal_basis,
    subject_code,
    source_id,
    source_url
from copies_in_words
order by replication_id
