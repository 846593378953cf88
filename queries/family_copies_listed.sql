-- question: Which copies of an innovation are on record by a day?
-- grain:    one row per copy that is dated by the day or bears no date at all
-- uses:     copies_in_words
-- params:   $frame, $cut_off, $first_year, $with_packages, $language ('id' or 'en'), $innovation
-- returns:  replication_id, innovation_id, innovation_name (with its short name), adopter_government_id, adopter_name, adopter_province_code, origin_government_id, origin_name, origin_province_code, state, since_date, since_precision, last_news_date, is_no_news, copy_scope, is_recorded, is_package, is_old_province, adopted_name, facilitator, has_legal_basis, subject_code, source_id, source_url, is_undated
-- nulls:    state is null when the copy is undated
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
    source_url,
    is_undated
from copies_in_words
where innovation_id = $innovation and (state is not null or is_undated) and ($with_packages or not is_package)
order by replication_id
