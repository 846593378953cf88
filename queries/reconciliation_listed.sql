-- question: What became of each handed row?
-- grain:    one row per handed row
-- params:   none
-- returns:  source_file, source_row, outcome, table_name, row_key, reason
-- nulls:    reason is null for loaded rows; row_key is null for rows that were never loaded
-- sources:  reconciliation
select source_file, source_row, outcome, table_name, row_key, reason
from reconciliation
order by source_file, source_row
