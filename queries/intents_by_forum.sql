-- question: At each forum, what was chosen, signed or planned, and what is the furthest step since?
-- grain:    one row per forum, scope, package or not, and state; rows of groups and units are no copies and are never added to them
-- uses:     intent_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $language
-- returns:  forum_id, forum_title, forum_date, forum_precision, province_code, province_name, copy_scope, is_package, state, copy_count, quiet_count (no news for 24 months), last_news_year
-- nulls:    forum_id is null for what no recorded forum chose or signed
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations, provinces
select
    intent_counts.forum_id,
    case when $language = 'en' then forums.title_en else forums.title_id end as forum_title,
    forums.date_from as forum_date,
    forums.precision as forum_precision,
    forums.province_code,
    case when $language = 'en' then provinces.name_en else provinces.name_id end as province_name,
    intent_counts.copy_scope,
    intent_counts.is_package,
    intent_counts.state,
    cast(sum(intent_counts.copy_count) as bigint) as copy_count,
    cast(sum(case when intent_counts.is_no_news then intent_counts.copy_count else 0 end) as bigint) as quiet_count,
    cast(max(extract(year from intent_counts.last_news_date)) as integer) as last_news_year
from intent_counts
left join forums on forums.forum_id = intent_counts.forum_id
left join provinces on provinces.province_code = forums.province_code
group by
    intent_counts.forum_id,
    forums.title_id,
    forums.title_en,
    forums.date_from,
    forums.precision,
    forums.province_code,
    provinces.name_id,
    provinces.name_en,
    intent_counts.copy_scope,
    intent_counts.is_package,
    intent_counts.state
order by intent_counts.forum_id nulls last, intent_counts.copy_scope, intent_counts.is_package, intent_counts.state
