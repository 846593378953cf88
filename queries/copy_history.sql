-- question: What is known of each copy, from which day until which, and where does it lie in a frame?
-- grain:    one row per copy and span of time: one before anything of it is dated, then one for each change
-- uses:     copies, copy_changes, copy_firsts
-- kept:     for each frame, by from_date is null, innovation_id, until_date; in parts by replication_id
-- params:   $frame
-- returns:  replication_id, innovation_id, copy_scope, is_package, adopter_kind, adopter_government_id, origin_government_id, adopter_province_code, origin_province_code, is_old_province, is_undated, subject_code, has_origin, has_legal_basis, has_undated_intent, adopter_label_id, adopter_label_en, origin_label, adopted_name, facilitator, source_id, from_date, until_date, state, step_rank, since_date, since_precision, first_copy_date, last_news_date, last_news_precision, intent_date, intent_precision, days_to_running, first_date, first_copy_from, chosen_from, chosen_to, running_from, running_to, stopped_to (as in copy_firsts: of the whole record, not only what is known in the span), recorded_year (since then it counts as recorded: it is named, and more than explored), explored_year (of a named copy that is explored only)
-- nulls:    from_date and the state are null before anything is dated; until_date is null for the span that still holds; recorded_year and explored_year unless it counts as such
-- sources:  replications, governments, government_provinces, replication_steps
with first_days as (
    select replication_id, min(from_date) as first_date from copy_changes group by replication_id
),

spans as (
    select * from copy_changes

    union all

    select
        copies.replication_id,
        cast(null as date) as from_date,
        first_days.first_date as until_date,
        cast(null as varchar) as state,
        cast(null as bigint) as step_rank,
        cast(null as date) as since_date,
        cast(null as varchar) as since_precision,
        cast(null as date) as first_copy_date,
        cast(null as date) as last_news_date,
        cast(null as varchar) as last_news_precision,
        cast(null as date) as intent_date,
        cast(null as varchar) as intent_precision,
        cast(null as bigint) as days_to_running
    from copies
    left join first_days on first_days.replication_id = copies.replication_id
)

select
    copies.*,
    spans.from_date,
    spans.until_date,
    spans.state,
    spans.step_rank,
    spans.since_date,
    spans.since_precision,
    spans.first_copy_date,
    spans.last_news_date,
    spans.last_news_precision,
    spans.intent_date,
    spans.intent_precision,
    spans.days_to_running,
    copy_firsts.first_date,
    copy_firsts.first_copy_from,
    copy_firsts.chosen_from,
    copy_firsts.chosen_to,
    copy_firsts.running_from,
    copy_firsts.running_to,
    copy_firsts.stopped_to,
    case
        when copies.copy_scope = 'counted' and spans.state <> 'explored'
            then cast(extract(year from spans.first_copy_date) as integer)
    end as recorded_year,
    case
        when copies.copy_scope = 'counted' and spans.state = 'explored'
            then cast(extract(year from spans.since_date) as integer)
    end as explored_year
from copies
inner join spans on spans.replication_id = copies.replication_id
left join copy_firsts on copy_firsts.replication_id = copies.replication_id
