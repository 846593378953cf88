-- question: How many adopters has an innovation (or all of them) by a day, and how far has each copy come?
-- grain:    one row per kind (package or not) and state that occurs
-- uses:     cells_of_innovation
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  is_package, state, copy_count, no_news_count
-- nulls:    state is null for copies without any date: they are in no year
-- sources:  replications, governments, government_provinces, replication_steps
select
    is_package,
    state,
    cast(sum(copy_count) as bigint) as copy_count,
    cast(sum(case when is_no_news then copy_count else 0 end) as bigint) as no_news_count
from cells_of_innovation
where
    (is_recorded or (copy_scope = 'counted' and is_undated and ($with_packages or not is_package)))
    and ($province = '' or adopter_province_code = $province)
group by is_package, state
order by is_package, state nulls last
