-- question: Which copies of an innovation that no source names were given the name of this one?
-- grain:    one row per copy that is dated by the day or bears no date at all
-- uses:     named_copies, copies_in_words
-- params:   $frame, $cut_off, $first_year, $with_packages, $language ('id' or 'en'), $innovation
-- returns:  replication_id, innovation_id, innovation_name (with its short name), adopter_government_id, adopter_name, adopter_province_code, origin_government_id, origin_name, origin_province_code, state, since_date, since_precision, last_news_date, is_no_news, copy_scope, is_recorded, is_package, is_old_province, adopted_name, facilitator, has_legal_basis, subject_code, source_id, source_url, is_undated
-- nulls:    innovation_id and innovation_name are null; state is null when the copy is undated
-- sources:  replications, governments, government_provinces, replication_steps, innovation_aliases, sources
with own_names as (
    select distinct lower(alias) as name_key from innovation_aliases where innovation_id = $innovation
),

unnamed as (
    select named_copies.replication_id
    from named_copies
    inner join own_names on own_names.name_key = named_copies.name_key
    where named_copies.innovation_id is null
)

select
    copies_in_words.replication_id,
    copies_in_words.innovation_id,
    copies_in_words.innovation_name,
    copies_in_words.adopter_government_id,
    copies_in_words.adopter_name,
    copies_in_words.adopter_province_code,
    copies_in_words.origin_government_id,
    copies_in_words.origin_name,
    copies_in_words.origin_province_code,
    copies_in_words.state,
    copies_in_words.since_date,
    copies_in_words.since_precision,
    copies_in_words.last_news_date,
    copies_in_words.is_no_news,
    copies_in_words.copy_scope,
    copies_in_words.is_recorded,
    copies_in_words.is_package,
    copies_in_words.is_old_province,
    copies_in_words.adopted_name,
    copies_in_words.facilitator,
    copies_in_words.has_legal_basis,
    copies_in_words.subject_code,
    copies_in_words.source_id,
    copies_in_words.source_url,
    copies_in_words.is_undated
from copies_in_words
inner join unnamed on unnamed.replication_id = copies_in_words.replication_id
where
    copies_in_words.innovation_id is null
    and (copies_in_words.state is not null or copies_in_words.is_undated)
    and ($with_packages or not copies_in_words.is_package)
order by copies_in_words.replication_id
