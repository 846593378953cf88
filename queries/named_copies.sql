-- question: Which copies were given a name of their own by their adopter?
-- grain:    one row per such copy
-- kept:     whole, by name_key
-- params:   none
-- returns:  name_key (the name in lower case), replication_id, innovation_id, adopter_government_id
-- nulls:    innovation_id is null when no source names the innovation, adopter_government_id when the adopter is none
-- sources:  replications
select
    lower(adopted_name) as name_key,
    replication_id,
    innovation_id,
    adopter_government_id
from replications
where adopted_name is not null
