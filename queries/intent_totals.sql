-- question: How many copies were chosen, committed to or planned, how many went further, and what is set apart?
-- grain:    one row
-- uses:     copies, copy_states, forum_copies, copy_forums, intents
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  named_count, named_moved_count, named_quiet_count, package_count, package_moved_count, package_quiet_count, group_count, unnamed_count, other_count, province_count
-- nulls:    none; named and package count copies, the rest counts records that are set apart
-- sources:  replications, replication_provinces, replication_steps, forums, forum_choices, forum_choice_copies
select
    count(case when copy_scope = 'counted' and not is_package then 1 end) as named_count,
    count(case when copy_scope = 'counted' and not is_package and has_moved then 1 end) as named_moved_count,
    count(case when copy_scope = 'counted' and not is_package and is_no_news then 1 end) as named_quiet_count,
    count(case when copy_scope = 'counted' and is_package then 1 end) as package_count,
    count(case when copy_scope = 'counted' and is_package and has_moved then 1 end) as package_moved_count,
    count(case when copy_scope = 'counted' and is_package and is_no_news then 1 end) as package_quiet_count,
    count(case when copy_scope = 'group' then 1 end) as group_count,
    count(case when copy_scope = 'unnamed' then 1 end) as unnamed_count,
    count(case when copy_scope not in ('counted', 'group', 'unnamed') then 1 end) as other_count,
    count(distinct province_code) as province_count
from intents
order by named_count
