-- question: Which indicators speak to which subjects of innovations, and how closely?
-- grain:    one row per indicator and subject
-- params:   none
-- returns:  indicator_id, subject_code, link, reason_id, reason_en
-- nulls:    none; an indicator or a subject without a row speaks to nothing held
-- sources:  indicator_subjects, subjects
select
    indicator_subjects.indicator_id,
    indicator_subjects.subject_code,
    indicator_subjects.link,
    indicator_subjects.reason_id,
    indicator_subjects.reason_en
from indicator_subjects
inner join subjects on subjects.subject_code = indicator_subjects.subject_code
order by indicator_subjects.indicator_id, indicator_subjects.link desc, subjects."order", indicator_subjects.subject_code
