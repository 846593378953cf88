-- question: How have the innovations grown year by year that have adopters enough for a curve?
-- grain:    one row per innovation and year in which copies are first recorded, packages left out: of innovations with $least_adopters or more, and of the ten with most
-- uses:     recorded_years, innovation_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province (of the adopter; '' stands for any), $least_adopters
-- returns:  innovation_id, innovation_name, recorded_year, copy_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps, innovations
with counted as (
    select
        innovation_counts.innovation_id,
        innovation_counts.copy_count,
        coalesce(innovations.short_name, innovations.name) as innovation_name
    from innovation_counts
    inner join innovations on innovations.innovation_id = innovation_counts.innovation_id
    where not innovation_counts.is_package
),

most as (
    select innovation_id, innovation_name
    from counted
    order by copy_count desc, innovation_name, innovation_id
    limit 10
),

candidates as (
    select innovation_id, innovation_name from counted where copy_count >= $least_adopters
    union
    select innovation_id, innovation_name from most
)

select
    candidates.innovation_id,
    candidates.innovation_name,
    recorded_years.recorded_year,
    cast(sum(recorded_years.copy_count) as bigint) as copy_count
from recorded_years
inner join candidates on candidates.innovation_id = recorded_years.innovation_id
where not recorded_years.is_package
group by candidates.innovation_id, candidates.innovation_name, recorded_years.recorded_year
order by candidates.innovation_id, recorded_years.recorded_year
