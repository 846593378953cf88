-- question: How many signed things of each province had their last news in a month, and have they moved?
-- grain:    one row per province, scope, moved or not, and month of the last news
-- uses:     intent_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  province_code, province_name, copy_scope, has_moved, first_news_date, last_news_date (of the month), copy_count
-- nulls:    province_code is null when the record does not place the adopter
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames
with counts as (
    select
        province_code,
        copy_scope,
        has_moved,
        min(last_news_date) as first_news_date,
        max(last_news_date) as last_news_date,
        cast(sum(copy_count) as bigint) as copy_count
    from intent_counts
    group by
        province_code,
        copy_scope,
        has_moved,
        extract(year from last_news_date),
        extract(month from last_news_date)
)

select
    counts.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    counts.copy_scope,
    counts.has_moved,
    counts.first_news_date,
    counts.last_news_date,
    counts.copy_count
from counts
left join province_frames on province_frames.province_code = counts.province_code and province_frames.frame = $frame
order by counts.province_code nulls last, counts.copy_scope, counts.has_moved, counts.first_news_date
