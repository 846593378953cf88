-- question: How much was chosen, signed or planned in a place after a day, and not at the forum opened there?
-- grain:    one row
-- uses:     intents
-- params:   $frame, $cut_off, $first_year, $with_packages, $province, $forum, $innovation ('' stands for any), $held (the day), $opened (the forum)
-- returns:  copy_count
-- nulls:    none
-- sources:  replications, governments, government_provinces, replication_steps, forums, forum_choices, forum_choice_copies, innovations
select count(*) as copy_count
from intents
where intent_date > $held and (forum_id is null or forum_id <> $opened)
order by copy_count
