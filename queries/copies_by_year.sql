-- question: How many recorded copies had their first recorded step in each year, and in which state are they now?
-- grain:    one row per year and state that occurs
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  first_copy_year, state, copy_count, no_news_count, package_count
-- nulls:    none; undated copies are in no year
-- sources:  replications, replication_provinces, replication_steps
select
    cast(extract(year from first_copy_date) as integer) as first_copy_year,
    state,
    count(*) as copy_count,
    count(case when is_no_news then 1 end) as no_news_count,
    count(case when is_package then 1 end) as package_count
from copies_at_date
where is_recorded
group by extract(year from first_copy_date), state
order by first_copy_year, state
