-- question: When was each copy chosen or committed to, and since when has it been running?
-- grain:    one row per recorded copy with a dated choice or commitment
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $language, $innovation, $province (of the adopter); '' stands for any
-- returns:  replication_id, innovation_id, innovation_name, adopter_government_id, adopter_name, is_package, state, chosen_from, chosen_to, running_from, running_to, stopped_to, source_id
-- nulls:    running_from and running_to are null when the copy is not recorded as running by the day; stopped_to when it is not recorded as stopped
-- sources:  replications, replication_provinces, replication_steps, innovations, governments
with dated as (
    select
        replication_id,
        case when step_rank between 1 and 2 then 'chosen' when step_rank >= 5 then 'running' else step end as stage,
        date_from,
        date_to,
        row_number() over (
            partition by
                replication_id,
                case when step_rank between 1 and 2 then 'chosen' when step_rank >= 5 then 'running' else step end
            order by date_to, date_from desc, step_no
        ) as position
    from replication_steps
    where date_to is not null and date_to <= $cut_off
),

spans as (
    select
        replication_id,
        max(case when stage = 'chosen' then date_from end) as chosen_from,
        max(case when stage = 'chosen' then date_to end) as chosen_to,
        max(case when stage = 'running' then date_from end) as running_from,
        max(case when stage = 'running' then date_to end) as running_to,
        max(case when stage = 'stopped' then date_to end) as stopped_to
    from dated
    where position = 1
    group by replication_id
)

select
    copies_at_date.replication_id,
    copies_at_date.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_at_date.adopter_government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as adopter_name,
    copies_at_date.is_package,
    copies_at_date.state,
    spans.chosen_from,
    spans.chosen_to,
    spans.running_from,
    spans.running_to,
    spans.stopped_to,
    copies_at_date.source_id
from copies_at_date
inner join spans on spans.replication_id = copies_at_date.replication_id
left join innovations on innovations.innovation_id = copies_at_date.innovation_id
left join governments on governments.government_id = copies_at_date.adopter_government_id
where
    copies_at_date.is_recorded
    and spans.chosen_to is not null
    and ($innovation = '' or copies_at_date.innovation_id = $innovation)
    and ($province = '' or copies_at_date.adopter_province_code = $province)
order by copies_at_date.replication_id
