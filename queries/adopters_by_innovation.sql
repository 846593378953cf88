-- question: Which innovations have most adopters, and how far have their copies come?
-- grain:    one row per innovation, kind (package or not) and state that occurs: of the $most_rows innovations with most adopters, and of the 16 with most of each kind
-- uses:     innovation_counts, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (of the adopter; '' stands for any), $most_rows
-- returns:  innovation_id, innovation_name, is_package, state, copy_count, no_news_count
-- nulls:    none; innovations without a recorded copy have no row
-- sources:  replications, governments, government_provinces, replication_steps, innovations
with counted as (
    select
        innovation_counts.innovation_id,
        innovation_counts.is_package,
        innovation_counts.copy_count,
        coalesce(innovations.short_name, innovations.name) as innovation_name
    from innovation_counts
    inner join innovations on innovations.innovation_id = innovation_counts.innovation_id
),

most as (
    select innovation_id, is_package, innovation_name
    from counted
    order by copy_count desc, innovation_name, innovation_id, is_package
    limit $most_rows
),

most_single as (
    select innovation_id, is_package, innovation_name
    from counted
    where not is_package
    order by copy_count desc, innovation_name, innovation_id
    limit 16
),

most_packages as (
    select innovation_id, is_package, innovation_name
    from counted
    where is_package
    order by copy_count desc, innovation_name, innovation_id
    limit 16
),

shown as (
    select * from most
    union
    select * from most_single
    union
    select * from most_packages
)

select
    copies_at_date.innovation_id,
    shown.innovation_name,
    copies_at_date.is_package,
    copies_at_date.state,
    count(*) as copy_count,
    count(case when copies_at_date.is_no_news then 1 end) as no_news_count
from copies_at_date
inner join shown on shown.innovation_id = copies_at_date.innovation_id and shown.is_package = copies_at_date.is_package
where copies_at_date.is_recorded and ($province = '' or copies_at_date.adopter_province_code = $province)
group by copies_at_date.innovation_id, shown.innovation_name, copies_at_date.is_package, copies_at_date.state
order by copies_at_date.innovation_id, copies_at_date.is_package, copies_at_date.state
