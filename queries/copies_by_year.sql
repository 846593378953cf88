-- question: How many recorded copies had their first recorded step in each year, and in which state are they now?
-- grain:    one row per year and state that occurs
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  first_copy_year, state, copy_count, no_news_count, package_count
-- nulls:    none; undated copies are in no year
-- sources:  replications, governments, government_provinces, replication_steps
select
    recorded_year as first_copy_year,
    state,
    cast(sum(copy_count) as bigint) as copy_count,
    cast(sum(case when is_no_news then copy_count else 0 end) as bigint) as no_news_count,
    cast(sum(case when is_package then copy_count else 0 end) as bigint) as package_count
from cells_at_date
where is_recorded
group by recorded_year, state
order by first_copy_year, state
