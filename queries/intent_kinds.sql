-- question: Of each innovation, how many copies were chosen, signed or planned by a day, and what is their furthest step?
-- grain:    one row per innovation, scope, package or not, and state; one without an innovation for commitments that name none
-- uses:     intents
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  innovation_number, copy_scope, is_package, state, copy_count, quiet_count (no news for 24 months), last_news_date
-- nulls:    innovation_number is null for commitments that name none
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    innovation_number,
    copy_scope,
    is_package,
    state,
    count(*) as copy_count,
    count(case when is_no_news then 1 end) as quiet_count,
    max(last_news_date) as last_news_date
from intents
group by innovation_number, copy_scope, is_package, state
