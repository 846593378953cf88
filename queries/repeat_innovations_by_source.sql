-- question: How many innovations are awarded in several years, and on which sources does that rest?
-- grain:    one row per source of an award of an innovation awarded in at least two of the chosen years
-- uses:     awarded
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  source_id, award_count (innovations x years), innovation_count (whose first such award rests on the source, so that each counts once)
-- nulls:    none
-- sources:  awards, award_tiers, innovations, governments, government_provinces
with again as (
    select innovation_number, min(award_year) as first_award_year
    from awarded
    where innovation_number is not null and ($province = '' or province_code = $province)
    group by innovation_number
    having count(*) >= 2
)

select
    awarded.source_id,
    count(*) as award_count,
    count(case when awarded.award_year = again.first_award_year then 1 end) as innovation_count
from awarded
inner join again on again.innovation_number = awarded.innovation_number
where $province = '' or awarded.province_code = $province
group by awarded.source_id
order by awarded.source_id
