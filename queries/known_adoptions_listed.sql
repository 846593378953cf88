-- question: Which adoptions of a named innovation by a region are known, and when did each begin?
-- grain:    one row per region and innovation: its earliest dated step (exploring included), no packages, nothing set apart; at most $most_rows, drawn by the digest of the key, so always the same ones
-- uses:     copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $most_rows
-- returns:  replication_id, innovation_id, government_id, first_date, is_recorded, known_count (of all, drawn or not)
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
),

known as (
    select
        firsts.replication_id,
        firsts.innovation_id,
        firsts.government_id,
        firsts.first_date,
        firsts.is_recorded,
        count(*) over () as known_count
    from firsts
    inner join innovations on innovations.innovation_id = firsts.innovation_id and not innovations.is_package
    where firsts.position = 1
),

drawn as (
    select * from known order by md5(replication_id), replication_id limit $most_rows
)

select replication_id, innovation_id, government_id, first_date, is_recorded, known_count
from drawn
order by replication_id
