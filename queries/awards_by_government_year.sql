-- question: Which governments have awarded innovations in several years?
-- grain:    one row per government and year, of governments awarded in at least two of the chosen years
-- uses:     awarded_cells
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any), $language
-- returns:  government_id, government_name, level, province_code, award_year, award_count (innovations of that year), year_count (years with an award), total_count (innovations x years)
-- nulls:    province_code is null for central bodies; a year without a row has no record, which is not the same as no award
-- sources:  awards, award_tiers, innovations, governments, government_provinces
with years as (
    select government_id, level, province_code, award_year, cast(sum(award_count) as bigint) as award_count
    from awarded_cells
    where government_id is not null and ($province = '' or province_code = $province)
    group by government_id, level, province_code, award_year
),

spans as (
    select
        *,
        count(*) over (partition by government_id) as year_count,
        sum(award_count) over (partition by government_id) as total_count
    from years
)

select
    spans.government_id,
    case when $language = 'en' then governments.name_en else governments.name_id end as government_name,
    spans.level,
    spans.province_code,
    spans.award_year,
    spans.award_count,
    spans.year_count,
    cast(spans.total_count as bigint) as total_count
from spans
inner join governments on governments.government_id = spans.government_id
where spans.year_count >= 2
order by spans.year_count desc, total_count desc, spans.government_id, spans.award_year
