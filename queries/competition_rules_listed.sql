-- question: Which competition was held in each year, and what changed in its rules against the year before?
-- grain:    one row per competition and year
-- params:   $first_year, $last_year, $language
-- returns:  competition, award_year, is_held, has_break, change, decree, source_id
-- nulls:    change and decree are null when no source states them
-- sources:  competition_years
select
    competition,
    award_year,
    is_held,
    has_break,
    case when $language = 'en' then change_en else change_id end as change,
    decree,
    source_id
from competition_years
where award_year between $first_year and $last_year
order by award_year, competition
