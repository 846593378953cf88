-- question: From which sources is known what was chosen, signed or planned?
-- grain:    one row per source
-- uses:     intent_counts
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any)
-- returns:  source_id
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select distinct source_id from intent_counts where source_id is not null order by source_id
