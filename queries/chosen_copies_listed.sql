-- question: When was each copy chosen or committed to, and since when has it been running?
-- grain:    one row per recorded copy with a dated choice or commitment
-- uses:     copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language, $innovation, $province (of the adopter); '' stands for any
-- returns:  replication_id, innovation_id, innovation_name, adopter_government_id, adopter_name, is_package, state, chosen_from, chosen_to, running_from, running_to, stopped_to, source_id
-- nulls:    running_from and running_to are null when the copy is not recorded as running by the day; stopped_to when it is not recorded as stopped
-- sources:  replications, governments, government_provinces, replication_steps, innovations
select
    copies_at_date.replication_id,
    copies_at_date.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_at_date.adopter_government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as adopter_name,
    copies_at_date.is_package,
    copies_at_date.state,
    copies_at_date.chosen_from,
    copies_at_date.chosen_to,
    copies_at_date.running_from,
    copies_at_date.running_to,
    copies_at_date.stopped_to,
    copies_at_date.source_id
from copies_at_date
left join innovations on innovations.innovation_id = copies_at_date.innovation_id
left join governments on governments.government_id = copies_at_date.adopter_government_id
where
    copies_at_date.is_recorded
    and copies_at_date.chosen_to is not null
    and ($innovation = '' or copies_at_date.innovation_id = $innovation)
    and ($province = '' or copies_at_date.adopter_province_code = $province)
order by copies_at_date.replication_id
