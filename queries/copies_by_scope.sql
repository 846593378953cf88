-- question: How many records of copies count, and why are the others set apart?
-- grain:    one row per scope and state
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  copy_scope, state (null when undated), copy_count, package_count
-- nulls:    state is null when no step of the copy is dated; copies dated after the day are in no row
-- sources:  replications, governments, government_provinces, replication_steps
select
    copy_scope,
    state,
    cast(sum(copy_count) as bigint) as copy_count,
    cast(sum(case when is_package then copy_count else 0 end) as bigint) as package_count
from cells_at_date
where state is not null or is_undated
group by copy_scope, state
order by copy_scope, state nulls last
