-- question: Which outcome indicators are held?
-- grain:    one row per indicator
-- params:   none
-- returns:  indicator_id, name_id, name_en, unit_id, unit_en, decimals, better, publisher, definition_id, definition_en, frequency_id, frequency_en, is_partial, break_years, break_id, break_en
-- nulls:    break texts are null where the series has no break
-- sources:  indicator_catalogue
select
    indicator_id, name_id, name_en, unit_id, unit_en, decimals, better, publisher, definition_id, definition_en,
    frequency_id, frequency_en, is_partial, break_years, break_id, break_en
from indicator_catalogue
order by indicator_id
