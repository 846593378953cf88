-- question: Which copies were chosen, proposed, reviewed, studied or signed at each forum?
-- grain:    one row per forum and copy
-- kept:     whole; in parts by replication_id
-- params:   none
-- returns:  forum_id, forum_date, replication_id, choice_no, link (chosen, proposed, reviewed, learned; signed: chosen, committed to or planned on the day of the forum by the page that reports the forum; same_day: on its day, in the province of its signing, by another page)
-- nulls:    choice_no is null where no choice of the forum is recorded for the copy; forum_date where the forum is undated
-- sources:  forums, forum_choices, forum_choice_copies, replication_steps, replications, governments
with by_choice as (
    select
        forum_choice_copies.forum_id,
        forum_choice_copies.replication_id,
        min(forum_choice_copies.choice_no) as choice_no,
        min(forum_choices.status) as link
    from forum_choice_copies
    inner join forum_choices
        on forum_choices.forum_id = forum_choice_copies.forum_id
        and forum_choices.choice_no = forum_choice_copies.choice_no
    group by forum_choice_copies.forum_id, forum_choice_copies.replication_id
),

by_day as (
    select
        forums.forum_id,
        replication_steps.replication_id,
        max(case when replication_steps.source_id = forums.source_id then 'signed' else 'same_day' end) as link
    from forums
    inner join replication_steps
        on replication_steps.date_from between forums.date_from and forums.date_to
        and replication_steps.date_to <= forums.date_to
    inner join replications on replications.replication_id = replication_steps.replication_id
    left join governments on governments.government_id = replications.adopter_government_id
    where
        forums.precision = 'day'
        and replication_steps.precision = 'day'
        and replication_steps.step in ('chosen', 'committed', 'action_plan')
        and (
            replication_steps.source_id = forums.source_id
            or (
                forums.scope = 'provincial'
                and forums.kind in ('replication_forum', 'signing')
                and coalesce(governments.province_code, replications.adopter_province_code) = forums.province_code
            )
        )
    group by forums.forum_id, replication_steps.replication_id
),

links as (
    select forum_id, replication_id, choice_no, link from by_choice

    union all

    select by_day.forum_id, by_day.replication_id, null as choice_no, by_day.link
    from by_day
    left join by_choice on by_choice.forum_id = by_day.forum_id and by_choice.replication_id = by_day.replication_id
    where by_choice.replication_id is null
)

select links.forum_id, forums.date_to as forum_date, links.replication_id, links.choice_no, links.link
from links
inner join forums on forums.forum_id = links.forum_id
