-- question: From which copy may the copies of an innovation have been taken that come from one government?
-- grain:    one row per innovation, government that copies of it come from, and copy that this government took of it, or that it named as it: on each day the first of those known, by key, is the one they were taken from, and only a copy that may be this first has a row
-- uses:     named_copies, copy_history
-- kept:     for each frame
-- params:   $frame
-- returns:  innovation_id, origin_government_id, child_date, single_date (from then on a copy comes from the government; one that is no package), replication_id, is_package, known_date (of the copy that they may be taken from), parent_innovation_id, parent_origin_id (its own innovation and origin)
-- nulls:    single_date is null when all are packages; parent_innovation_id and parent_origin_id where the record names none; a copy without any day is known from the year 1 on
-- sources:  replications, replication_steps, innovation_aliases
with children as (
    select
        innovation_id,
        origin_government_id,
        min(case when is_undated then cast('0001-01-01' as date) else until_date end) as child_date,
        min(case when is_package then null when is_undated then cast('0001-01-01' as date) else until_date end) as single_date
    from copy_history
    where from_date is null and innovation_id is not null and origin_government_id is not null and (is_undated or until_date is not null)
    group by innovation_id, origin_government_id
),

takers as (
    select
        replication_id,
        innovation_id,
        adopter_government_id,
        origin_government_id,
        is_package,
        case when is_undated then cast('0001-01-01' as date) else until_date end as known_date
    from copy_history
    where
        from_date is null
        and copy_scope = 'counted'
        and adopter_government_id is not null
        and (is_undated or until_date is not null)
),

same_innovation as (
    select
        children.innovation_id,
        children.origin_government_id,
        children.child_date,
        children.single_date,
        takers.replication_id,
        takers.is_package,
        takers.known_date,
        takers.innovation_id as parent_innovation_id,
        takers.origin_government_id as parent_origin_id,
        min(takers.replication_id) over (
            partition by children.innovation_id, children.origin_government_id, takers.is_package
            order by takers.known_date, takers.replication_id
            rows between unbounded preceding and 1 preceding
        ) as earlier_id
    from children
    inner join takers
        on takers.innovation_id = children.innovation_id and takers.adopter_government_id = children.origin_government_id
),

named as (
    select
        named_copies.name_key,
        takers.*,
        min(takers.replication_id) over (
            partition by named_copies.name_key, takers.adopter_government_id, takers.is_package
            order by takers.known_date, takers.replication_id
            rows between unbounded preceding and 1 preceding
        ) as earlier_id
    from named_copies
    inner join takers on takers.replication_id = named_copies.replication_id
),

named_as as (
    select distinct
        children.innovation_id,
        children.origin_government_id,
        children.child_date,
        children.single_date,
        named.replication_id,
        named.is_package,
        named.known_date,
        named.innovation_id as parent_innovation_id,
        named.origin_government_id as parent_origin_id
    from named
    inner join innovation_aliases on lower(innovation_aliases.alias) = named.name_key
    inner join children
        on children.innovation_id = innovation_aliases.innovation_id and children.origin_government_id = named.adopter_government_id
    where named.earlier_id is null or named.replication_id < named.earlier_id
)

select
    innovation_id,
    origin_government_id,
    child_date,
    single_date,
    replication_id,
    is_package,
    known_date,
    parent_innovation_id,
    parent_origin_id
from same_innovation
where earlier_id is null or replication_id < earlier_id

union

select
    innovation_id,
    origin_government_id,
    child_date,
    single_date,
    replication_id,
    is_package,
    known_date,
    parent_innovation_id,
    parent_origin_id
from named_as
