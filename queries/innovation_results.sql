-- question: How many results are stated of an innovation, and how well is the best of them shown, by year?
-- grain:    one row per innovation and year of its results
-- uses:     innovation_numbers
-- kept:     whole, by innovation_number
-- params:   none
-- returns:  innovation_number, year_after, outcome_count, outcome_grade (1 claimed, 2 counted, 3 before and after, 4 with a comparison)
-- nulls:    year_after is null for results without a year
-- sources:  stated_outcomes, innovations
select
    innovation_numbers.innovation_number,
    stated_outcomes.year_after,
    count(*) as outcome_count,
    max(case stated_outcomes.evidence_grade when 'claimed' then 1 when 'counted' then 2 when 'before_after' then 3 when 'with_comparison' then 4 end) as outcome_grade
from stated_outcomes
inner join innovation_numbers on innovation_numbers.innovation_id = stated_outcomes.innovation_id
group by innovation_numbers.innovation_number, stated_outcomes.year_after
