-- question: On which pages do the records rest?
-- grain:    one row per source page
-- params:   none
-- returns:  source_id, publisher, is_publisher_from_host, title, url, date_published, date_read, licence
-- nulls:    title, date_published and licence are null until the page has been read for them
-- sources:  sources
select source_id, publisher, is_publisher_from_host, title, url, date_published, date_read, licence
from sources
order by publisher, source_id
