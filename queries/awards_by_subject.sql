-- question: How many awarded innovations are recorded in each subject?
-- grain:    one row per subject that occurs
-- uses:     awarded_cells
-- params:   $frame, $first_year, $last_year, $competitions, $tiers, $subject, $level, $province ('' stands for any)
-- returns:  subject_code, award_count, government_count
-- nulls:    subject_code is null when the subject cannot be told
-- sources:  awards, award_tiers, innovations, governments, government_provinces
select subject_code, cast(sum(award_count) as bigint) as award_count, count(distinct government_id) as government_count
from awarded_cells
where $province = '' or province_code = $province
group by subject_code
order by award_count desc, subject_code nulls last
