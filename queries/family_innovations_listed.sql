-- question: Which other innovations may stand in the family of an innovation, because a copy was given the name of one of them?
-- grain:    one row per innovation: a copy of it was named as this one, or a copy of this one was named as it, and the copy's adopter is an origin of copies of the one it was named as
-- uses:     named_copies, copies, copy_history
-- params:   $frame, $innovation
-- returns:  innovation_id
-- nulls:    innovation_id is null in the row of copies of an innovation that no source names
-- sources:  replications, innovation_aliases
with own_origins as (
    select distinct origin_government_id
    from copy_history
    where innovation_id = $innovation and from_date is null
),

own_names as (
    select distinct lower(alias) as name_key from innovation_aliases where innovation_id = $innovation
),

given_names as (
    select distinct adopter_government_id, name_key from named_copies where innovation_id = $innovation
),

earlier as (
    select named_copies.innovation_id
    from named_copies
    inner join own_names on own_names.name_key = named_copies.name_key
    inner join own_origins on own_origins.origin_government_id = named_copies.adopter_government_id
),

later as (
    select copies.innovation_id
    from given_names
    inner join innovation_aliases on lower(innovation_aliases.alias) = given_names.name_key
    inner join copies
        on copies.innovation_id = innovation_aliases.innovation_id
        and copies.origin_government_id = given_names.adopter_government_id
)

select innovation_id from earlier
union
select innovation_id from later
order by innovation_id nulls last
