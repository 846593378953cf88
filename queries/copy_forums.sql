-- question: At which forum does each copy stand: the one that chose it, else the one where or on whose day it was signed, else the one that reviewed it?
-- grain:    one row per copy that stands at a forum; no copy stands at two, the latest wins
-- uses:     forum_copies
-- params:   $cut_off
-- returns:  replication_id, forum_id, link
-- nulls:    none
-- sources:  forums, forum_choices, forum_choice_copies, replication_steps, replication_provinces
with ordered as (
    select
        forum_copies.replication_id,
        forum_copies.forum_id,
        forum_copies.link,
        row_number() over (
            partition by forum_copies.replication_id
            order by
                case forum_copies.link when 'chosen' then 1 when 'signed' then 2 when 'same_day' then 3 else 4 end,
                forums.date_to desc,
                forum_copies.forum_id
        ) as position
    from forum_copies
    inner join forums on forums.forum_id = forum_copies.forum_id
    where forum_copies.link in ('chosen', 'signed', 'same_day', 'reviewed')
)

select replication_id, forum_id, link from ordered where position = 1
