-- question: How many copies came of each choice of a forum, and from which day on had one of them reached a step?
-- grain:    one row per choice and step that a copy of it reached; one without a step for a choice of which no copy is dated
-- uses:     copy_changes
-- kept:     whole
-- params:   none
-- returns:  forum_id, choice_no, copy_count (of the choice, on every row), step_rank, from_date
-- nulls:    step_rank is null where only an unknown stage is recorded; from_date where nothing is dated
-- sources:  forum_choice_copies, replication_steps
with sizes as (
    select forum_id, choice_no, count(*) as copy_count
    from forum_choice_copies
    group by forum_id, choice_no
),

ranks as (
    select
        forum_choice_copies.forum_id,
        forum_choice_copies.choice_no,
        copy_changes.step_rank,
        min(copy_changes.from_date) as from_date
    from forum_choice_copies
    inner join copy_changes on copy_changes.replication_id = forum_choice_copies.replication_id
    group by forum_choice_copies.forum_id, forum_choice_copies.choice_no, copy_changes.step_rank
)

select sizes.forum_id, sizes.choice_no, sizes.copy_count, ranks.step_rank, ranks.from_date
from sizes
left join ranks on ranks.forum_id = sizes.forum_id and ranks.choice_no = sizes.choice_no
