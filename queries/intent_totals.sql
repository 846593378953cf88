-- question: How many copies were chosen, committed to or planned, how many went further, and what is set apart?
-- grain:    one row
-- uses:     intent_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  named_count, named_moved_count, named_quiet_count, package_count, package_moved_count, package_quiet_count, group_count, unnamed_count, other_count, province_count
-- nulls:    none; named and package count copies, the rest counts records that are set apart
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    cast(coalesce(sum(case when copy_scope = 'counted' and not is_package then copy_count end), 0) as bigint) as named_count,
    cast(coalesce(sum(case when copy_scope = 'counted' and not is_package and has_moved then copy_count end), 0) as bigint) as named_moved_count,
    cast(coalesce(sum(case when copy_scope = 'counted' and not is_package and is_no_news then copy_count end), 0) as bigint) as named_quiet_count,
    cast(coalesce(sum(case when copy_scope = 'counted' and is_package then copy_count end), 0) as bigint) as package_count,
    cast(coalesce(sum(case when copy_scope = 'counted' and is_package and has_moved then copy_count end), 0) as bigint) as package_moved_count,
    cast(coalesce(sum(case when copy_scope = 'counted' and is_package and is_no_news then copy_count end), 0) as bigint) as package_quiet_count,
    cast(coalesce(sum(case when copy_scope = 'group' then copy_count end), 0) as bigint) as group_count,
    cast(coalesce(sum(case when copy_scope = 'unnamed' then copy_count end), 0) as bigint) as unnamed_count,
    cast(coalesce(sum(case when copy_scope not in ('counted', 'group', 'unnamed') then copy_count end), 0) as bigint) as other_count,
    count(distinct province_code) as province_count
from intent_counts
order by named_count
