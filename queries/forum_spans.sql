-- question: At which forum does each copy stand, from which day until which?
-- grain:    one row per copy and day of a forum that it stands at; it holds until the next such day
-- uses:     forum_links
-- kept:     whole, by replication_id; in parts by replication_id
-- params:   none
-- returns:  replication_id, from_date, until_date, forum_id, link (the forum that chose it, else the one where or on whose day it was signed, else the one that reviewed it; of two alike the latest)
-- nulls:    until_date is null for the span that still holds
-- sources:  forums, forum_choices, forum_choice_copies, replication_steps, governments, government_provinces
with links as (
    select replication_id, forum_id, forum_date, link
    from forum_links
    where link in ('chosen', 'signed', 'same_day', 'reviewed') and forum_date is not null
),

days as (
    select
        replication_id,
        forum_date as from_date,
        lead(forum_date) over (partition by replication_id order by forum_date) as until_date
    from links
    group by replication_id, forum_date
),

ordered as (
    select
        days.replication_id,
        days.from_date,
        days.until_date,
        links.forum_id,
        links.link,
        row_number() over (
            partition by days.replication_id, days.from_date
            order by
                case links.link when 'chosen' then 1 when 'signed' then 2 when 'same_day' then 3 else 4 end,
                links.forum_date desc,
                links.forum_id
        ) as position
    from days
    inner join links on links.replication_id = days.replication_id and links.forum_date <= days.from_date
)

select replication_id, from_date, until_date, forum_id, link from ordered where position = 1
