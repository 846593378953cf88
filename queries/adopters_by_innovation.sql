-- question: Which innovations have adopters, and how far have their copies come?
-- grain:    one row per innovation, kind (package or not) and state that occurs
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (of the adopter; '' stands for any)
-- returns:  innovation_id, innovation_name, is_package, state, copy_count, no_news_count
-- nulls:    none; innovations without a recorded copy have no row
-- sources:  replications, replication_provinces, replication_steps, innovations
select
    copies_at_date.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    copies_at_date.is_package,
    copies_at_date.state,
    count(*) as copy_count,
    count(case when copies_at_date.is_no_news then 1 end) as no_news_count
from copies_at_date
inner join innovations on innovations.innovation_id = copies_at_date.innovation_id
where copies_at_date.is_recorded and ($province = '' or copies_at_date.adopter_province_code = $province)
group by copies_at_date.innovation_id, innovations.short_name, innovations.name, copies_at_date.is_package, copies_at_date.state
order by copies_at_date.innovation_id, copies_at_date.is_package, copies_at_date.state
