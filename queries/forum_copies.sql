-- question: Which copies were chosen, proposed, reviewed, studied or signed at each forum held by a day?
-- grain:    one row per forum and copy
-- uses:     forum_links
-- params:   $cut_off
-- returns:  forum_id, replication_id, choice_no, link (chosen, proposed, reviewed, learned; signed: chosen, committed to or planned on the day of the forum by the page that reports the forum; same_day: on its day, in the province of its signing, by another page)
-- nulls:    choice_no is null where no choice of the forum is recorded for the copy
-- sources:  forums, forum_choices, forum_choice_copies, replication_steps, governments, government_provinces
select forum_id, replication_id, choice_no, link
from forum_links
where forum_date <= $cut_off
