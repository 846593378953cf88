-- question: Which adoptions of a named innovation by a region are known, and when did each begin?
-- grain:    one row per region and innovation: its earliest dated step (exploring included), no packages, nothing set apart
-- uses:     copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  replication_id, innovation_id, government_id, first_date, is_recorded
-- nulls:    none; undated copies are left out
-- sources:  replications, governments, government_provinces, replication_steps, innovations
with firsts as (
    select
        replication_id,
        innovation_id,
        adopter_government_id as government_id,
        first_date,
        is_recorded,
        row_number() over (
            partition by innovation_id, adopter_government_id order by is_recorded desc, first_date, replication_id
        ) as position
    from copies_at_date
    where
        copy_scope = 'counted'
        and not is_package
        and innovation_id is not null
        and adopter_province_code is not null
        and first_date is not null
)

select firsts.replication_id, firsts.innovation_id, firsts.government_id, firsts.first_date, firsts.is_recorded
from firsts
inner join innovations on innovations.innovation_id = firsts.innovation_id and not innovations.is_package
where firsts.position = 1
order by firsts.replication_id
