-- question: What do sources say of one agency, one innovation?
-- grain:    one row per statement on one government, year and inventory; counts of different inventories are never added up
-- params:   $language
-- returns:  agency_count_id, government_id, government_name, level, count_year, inventory, agencies_total, agencies_with_innovation, innovations_total, policy, note, source_id, source_url
-- nulls:    a count is null when the source does not state it
-- sources:  agency_innovation_counts, governments, sources
select
    agency_innovation_counts.agency_count_id,
    agency_innovation_counts.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    governments.level,
    agency_innovation_counts.count_year,
    agency_innovation_counts.inventory,
    agency_innovation_counts.agencies_total,
    agency_innovation_counts.agencies_with_innovation,
    agency_innovation_counts.innovations_total,
    case when $language = 'en' then agency_innovation_counts.policy_en else agency_innovation_counts.policy_id end as policy,
    case when $language = 'en' then agency_innovation_counts.note_en else agency_innovation_counts.note_id end as note,
    agency_innovation_counts.source_id,
    sources.url as source_url
from agency_innovation_counts
left join governments on governments.government_id = agency_innovation_counts.government_id
left join sources on sources.source_id = agency_innovation_counts.source_id
order by agency_innovation_counts.agency_count_id
