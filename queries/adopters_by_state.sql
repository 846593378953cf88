-- question: How many adopters has an innovation (or all of them) by a day, and how far has each copy come?
-- grain:    one row per kind (package or not) and state that occurs
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter); '' stands for any
-- returns:  is_package, state, copy_count, no_news_count
-- nulls:    state is null for copies without any date: they are in no year
-- sources:  replications, replication_provinces, replication_steps
select
    is_package,
    state,
    count(*) as copy_count,
    count(case when is_no_news then 1 end) as no_news_count
from copies_at_date
where
    (is_recorded or (copy_scope = 'counted' and is_undated and ($with_packages or not is_package)))
    and ($innovation = '' or innovation_id = $innovation)
    and ($province = '' or adopter_province_code = $province)
group by is_package, state
order by is_package, state nulls last
