-- question: At which forum does each copy stand: the one that chose it, else the one where or on whose day it was signed, else the one that reviewed it?
-- grain:    one row per copy that stands at a forum; no copy stands at two, the latest wins
-- uses:     forum_spans
-- params:   $cut_off
-- returns:  replication_id, forum_id, link
-- nulls:    none
-- sources:  forums, forum_choices, forum_choice_copies, replication_steps, replication_provinces
select replication_id, forum_id, link
from forum_spans
where from_date <= $cut_off and (until_date is null or until_date > $cut_off)
