-- question: From which copy were the copies of an innovation taken that come from one government, by what is known on a day?
-- grain:    one row per innovation and government of origin that took a copy of it, or of one that it named so
-- uses:     copy_parents
-- params:   $frame, $cut_off, $with_packages
-- returns:  innovation_id, origin_government_id, replication_id (the first by key), parent_innovation_id, parent_origin_id (its own innovation and origin)
-- nulls:    parent_innovation_id and parent_origin_id are null where the record names none
-- sources:  replications, replication_steps, innovation_aliases
with known as (
    select *
    from copy_parents
    where
        known_date <= $cut_off
        and ($with_packages or not is_package)
        and case when $with_packages then child_date else single_date end <= $cut_off
),

firsts as (
    select innovation_id, origin_government_id, min(replication_id) as replication_id
    from known
    group by innovation_id, origin_government_id
)

select distinct
    known.innovation_id,
    known.origin_government_id,
    known.replication_id,
    known.parent_innovation_id,
    known.parent_origin_id
from firsts
inner join known
    on known.innovation_id = firsts.innovation_id
    and known.origin_government_id = firsts.origin_government_id
    and known.replication_id = firsts.replication_id
order by known.innovation_id, known.origin_government_id
