-- question: Where does replication stand on a day: copies, running copies, adopters, origins?
-- grain:    one row
-- uses:     cells_at_date, innovation_starts
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  recorded_count, running_count, rated_count, no_news_count, explored_count, adopter_count, innovation_count, province_count, undated_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps
with counts as (
    select
        sum(case when is_recorded then copy_count end) as recorded_count,
        sum(case when is_recorded and state in ('running', 'institutionalised') then copy_count end) as running_count,
        sum(case when is_recorded and state <> 'unknown' then copy_count end) as rated_count,
        sum(case when is_recorded and is_no_news then copy_count end) as no_news_count,
        sum(case when is_explored_only then copy_count end) as explored_count,
        count(distinct case when is_recorded then adopter_government_id end) as adopter_count,
        count(distinct case when is_recorded then adopter_province_code end) as province_count,
        sum(case when copy_scope = 'counted' and is_undated then copy_count end) as undated_count
    from cells_at_date
),

innovations_copied as (
    select sum(innovation_count) as innovation_count
    from innovation_starts
    where
        with_packages = $with_packages
        and recorded_year >= $first_year
        and coalesce(previous_year < $first_year, true)
        and recorded_date <= $cut_off
)

select
    cast(coalesce(counts.recorded_count, 0) as bigint) as recorded_count,
    cast(coalesce(counts.running_count, 0) as bigint) as running_count,
    cast(coalesce(counts.rated_count, 0) as bigint) as rated_count,
    cast(coalesce(counts.no_news_count, 0) as bigint) as no_news_count,
    cast(coalesce(counts.explored_count, 0) as bigint) as explored_count,
    counts.adopter_count,
    cast(coalesce(innovations_copied.innovation_count, 0) as bigint) as innovation_count,
    counts.province_count,
    cast(coalesce(counts.undated_count, 0) as bigint) as undated_count
from counts
cross join innovations_copied
