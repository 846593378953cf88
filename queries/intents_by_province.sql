-- question: In each province, what was chosen, signed or planned, and what is the furthest step since?
-- grain:    one row per province, scope, package or not, and state; rows of groups and units are no copies and are never added to them
-- uses:     copies, copy_states, forum_copies, copy_forums, intents
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  province_code, province_name, copy_scope, is_package, state, copy_count, quiet_count (no news for 24 months), last_news_year
-- nulls:    province_code is null when the record does not place the adopter
-- sources:  replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, province_frames
select
    intents.province_code,
    case when $language = 'en' then province_frames.name_en else province_frames.name_id end as province_name,
    intents.copy_scope,
    intents.is_package,
    intents.state,
    count(*) as copy_count,
    count(case when intents.is_no_news then 1 end) as quiet_count,
    cast(max(extract(year from intents.last_news_date)) as integer) as last_news_year
from intents
left join province_frames on province_frames.province_code = intents.province_code and province_frames.frame = $frame
group by
    intents.province_code,
    province_frames.name_id,
    province_frames.name_en,
    intents.copy_scope,
    intents.is_package,
    intents.state
order by intents.province_code nulls last, intents.copy_scope, intents.is_package, intents.state
