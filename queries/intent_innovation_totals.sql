-- question: How many innovations were chosen, signed or planned, of how many was a copy tried or runs, and what names no innovation?
-- grain:    one row
-- uses:     intent_kinds
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  innovation_count, moved_count (innovations of which a copy is tried, runs or is institutionalised), outside_count (copies that name no innovation), row_count (of intents_by_innovation)
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select
    count(distinct innovation_number) as innovation_count,
    count(distinct case when state in ('trial', 'running', 'institutionalised') then innovation_number end) as moved_count,
    cast(coalesce(sum(case when innovation_number is null then copy_count end), 0) as bigint) as outside_count,
    count(*) as row_count
from intent_kinds
order by innovation_count
