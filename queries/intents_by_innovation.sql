-- question: Of each innovation, what was chosen, signed or planned, and what is the furthest step since?
-- grain:    one row per innovation, scope, package or not, and state; rows of groups and units are no copies and are never added to them
-- uses:     intents
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  innovation_id, innovation_name, copy_scope, is_package, state, copy_count, quiet_count (no news for 24 months), last_news_year
-- nulls:    innovation_id is null for commitments that name none
-- sources:  replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    intents.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    intents.copy_scope,
    intents.is_package,
    intents.state,
    count(*) as copy_count,
    count(case when intents.is_no_news then 1 end) as quiet_count,
    cast(max(extract(year from intents.last_news_date)) as integer) as last_news_year
from intents
left join innovations on innovations.innovation_id = intents.innovation_id
group by
    intents.innovation_id,
    innovations.short_name,
    innovations.name,
    intents.copy_scope,
    intents.is_package,
    intents.state
order by intents.innovation_id nulls last, intents.copy_scope, intents.is_package, intents.state
