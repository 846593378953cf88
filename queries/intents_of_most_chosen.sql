-- question: Of the innovations that were chosen, signed or planned most often, what is the furthest step of each since?
-- grain:    one row per innovation, scope, package or not, and state; of as many innovations as are asked for: most named copies first, then packages, then what is set apart
-- uses:     innovation_numbers, intent_kinds
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $most_bars (innovations)
-- returns:  innovation_id, innovation_name, copy_scope, is_package, state, copy_count, quiet_count (no news for 24 months)
-- nulls:    none; commitments that name no innovation are counted in intent_innovation_totals
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
with wholes as (
    select
        innovation_number,
        sum(case when copy_scope = 'counted' and not is_package then copy_count else 0 end) as named_count,
        sum(case when copy_scope = 'counted' and is_package then copy_count else 0 end) as package_count,
        sum(case when copy_scope <> 'counted' then copy_count else 0 end) as apart_count
    from intent_kinds
    where innovation_number is not null
    group by innovation_number
),

page as (
    select * from wholes order by named_count desc, package_count desc, apart_count desc, innovation_number limit $most_bars
)

select
    innovations.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    kinds.copy_scope,
    kinds.is_package,
    kinds.state,
    kinds.copy_count,
    kinds.quiet_count
from page
inner join intent_kinds as kinds on kinds.innovation_number = page.innovation_number
inner join innovation_numbers on innovation_numbers.innovation_number = page.innovation_number
inner join innovations on innovations.innovation_id = innovation_numbers.innovation_id
order by
    page.named_count desc,
    page.package_count desc,
    page.apart_count desc,
    page.innovation_number,
    kinds.copy_scope,
    kinds.is_package,
    kinds.state
