-- question: When was the first copy of each innovation, and is one known without a day?
-- grain:    one row per innovation with counted copies, with packages among them and without
-- uses:     copy_history, innovation_numbers
-- kept:     for each frame, by with_packages, innovation_number
-- params:   $frame
-- returns:  with_packages (boolean: packages are among the copies), innovation_number, first_copy_from, first_copy_to (first and last possible day of the first recorded step after exploring), first_known_date (of any dated step but stopping, exploring included), has_undated (there are copies without a dated step)
-- nulls:    dates are null when no counted copy has them
-- sources:  innovations, replications, governments, government_provinces, replication_steps
with counted_copies as (
    select innovation_id, is_package, is_undated, from_date, first_copy_date, first_copy_from
    from copy_history
    where copy_scope = 'counted' and innovation_id is not null and (from_date is not null or is_undated)
),

days as (
    select
        innovation_id,
        is_package,
        first_copy_date,
        max(first_copy_from) as first_copy_from,
        min(from_date) as first_known_date,
        max(case when is_undated then 1 else 0 end) as undated
    from counted_copies
    group by innovation_id, is_package, first_copy_date
),

sides as (
    select true as with_packages, innovation_id, first_copy_date, first_copy_from, first_known_date, undated from days

    union all

    select false as with_packages, innovation_id, first_copy_date, first_copy_from, first_known_date, undated
    from days
    where not is_package
),

placed as (
    select
        with_packages,
        innovation_id,
        first_copy_date,
        first_copy_from,
        min(first_known_date) over (partition by with_packages, innovation_id) as first_known_date,
        max(undated) over (partition by with_packages, innovation_id) as undated,
        row_number() over (
            partition by with_packages, innovation_id order by first_copy_date nulls last, first_copy_from desc
        ) as position
    from sides
)

select
    placed.with_packages,
    innovation_numbers.innovation_number,
    case when placed.first_copy_date is not null then placed.first_copy_from end as first_copy_from,
    placed.first_copy_date as first_copy_to,
    placed.first_known_date,
    placed.undated = 1 as has_undated
from placed
inner join innovation_numbers on innovation_numbers.innovation_id = placed.innovation_id
where placed.position = 1
