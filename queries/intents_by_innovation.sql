-- question: Of each innovation, what was chosen, signed or planned, and what is the furthest step since?
-- grain:    one row per innovation, scope, package or not, and state; rows of groups and units are no copies and are never added to them
-- uses:     innovation_numbers, intent_kinds
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $most_rows
-- returns:  innovation_id, innovation_name, copy_scope, is_package, state, copy_count, quiet_count (no news for 24 months), last_news_year
-- nulls:    innovation_id is null for commitments that name none
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
with page as (
    select * from intent_kinds order by innovation_number nulls last, copy_scope, is_package, state limit $most_rows
)

select
    innovations.innovation_id,
    coalesce(innovations.short_name, innovations.name) as innovation_name,
    page.copy_scope,
    page.is_package,
    page.state,
    page.copy_count,
    page.quiet_count,
    cast(extract(year from page.last_news_date) as integer) as last_news_year
from page
left join innovation_numbers on innovation_numbers.innovation_number = page.innovation_number
left join innovations on innovations.innovation_id = innovation_numbers.innovation_id
order by page.innovation_number nulls last, page.copy_scope, page.is_package, page.state
