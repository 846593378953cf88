-- question: Which adoptions of a named innovation by a region are known, and when did each begin?
-- grain:    one row per region and innovation: its earliest dated step (exploring included), no packages, nothing set apart
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  replication_id, innovation_id, government_id, first_date, is_recorded
-- nulls:    none; undated copies are left out
-- sources:  replications, replication_provinces, replication_steps, innovations
with dated as (
    select
        copies_at_date.replication_id,
        copies_at_date.innovation_id,
        copies_at_date.adopter_government_id as government_id,
        min(replication_steps.date_to) as first_date,
        copies_at_date.is_recorded
    from copies_at_date
    inner join replication_steps on replication_steps.replication_id = copies_at_date.replication_id
    where
        copies_at_date.copy_scope = 'counted'
        and not copies_at_date.is_package
        and copies_at_date.innovation_id is not null
        and copies_at_date.adopter_province_code is not null
        and replication_steps.date_to <= $cut_off
        and replication_steps.step <> 'stopped'
    group by
        copies_at_date.replication_id,
        copies_at_date.innovation_id,
        copies_at_date.adopter_government_id,
        copies_at_date.is_recorded
),

firsts as (
    select
        *,
        row_number() over (
            partition by innovation_id, government_id order by is_recorded desc, first_date, replication_id
        ) as position
    from dated
)

select firsts.replication_id, firsts.innovation_id, firsts.government_id, firsts.first_date, firsts.is_recorded
from firsts
inner join innovations on innovations.innovation_id = firsts.innovation_id and not innovations.is_package
where firsts.position = 1
order by firsts.replication_id
