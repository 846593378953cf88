-- question: How many recorded copies has each government taken, and how many of its innovations were copied by others?
-- grain:    one row per government that a recorded copy names as adopter or origin
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  government_id, taken_count, given_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
with sides as (
    select adopter_government_id as government_id, copy_count as taken_count, cast(0 as bigint) as given_count
    from cells_at_date
    where is_recorded and adopter_government_id is not null

    union all

    select origin_government_id, cast(0 as bigint), copy_count
    from cells_at_date
    where is_recorded and origin_government_id is not null
)

select
    government_id,
    cast(sum(taken_count) as bigint) as taken_count,
    cast(sum(given_count) as bigint) as given_count
from sides
group by government_id
order by government_id
