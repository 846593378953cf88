-- question: What became of the handed rows of each file?
-- grain:    one row per file
-- params:   none
-- returns:  source_file, row_count, loaded_count, merged_count, set_aside_count
-- nulls:    none
-- sources:  reconciliation
select
    source_file,
    count(*) as row_count,
    count(case when outcome = 'loaded' then 1 end) as loaded_count,
    count(case when outcome = 'merged' then 1 end) as merged_count,
    count(case when outcome = 'set_aside' then 1 end) as set_aside_count
from reconciliation
group by source_file
order by source_file
