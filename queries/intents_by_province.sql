-- question: In each province, what was chosen, signed or planned, and what is the furthest step since?
-- grain:    one row per province, scope, package or not, and state; rows of groups and units are no copies and are never added to them
-- uses:     intent_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  province_code, province_name, copy_scope, is_package, state, copy_count, quiet_count (no news for 24 months), last_news_year
-- nulls:    province_code is null when the record does not place the adopter
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, province_frames
select
    intent_counts.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    intent_counts.copy_scope,
    intent_counts.is_package,
    intent_counts.state,
    cast(sum(intent_counts.copy_count) as bigint) as copy_count,
    cast(sum(case when intent_counts.is_no_news then intent_counts.copy_count else 0 end) as bigint) as quiet_count,
    cast(max(extract(year from intent_counts.last_news_date)) as integer) as last_news_year
from intent_counts
left join province_frames on province_frames.province_code = intent_counts.province_code and province_frames.frame = $frame
group by
    intent_counts.province_code,
    province_frames.name_id,
    province_frames.name_en,
    intent_counts.copy_scope,
    intent_counts.is_package,
    intent_counts.state
order by intent_counts.province_code nulls last, intent_counts.copy_scope, intent_counts.is_package, intent_counts.state
