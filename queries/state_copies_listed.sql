-- question: Which copies stand behind a map, those that count first, and of these the furthest?
-- grain:    one row per copy with a dated step, the first $most_rows of them
-- uses:     source_cells_at_date, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter; '' stands for any), $language, $most_rows
-- returns:  replication_id, innovation_id, innovation_name (with its short name), adopter_government_id, adopter_name, adopter_province_code, origin_government_id, origin_name, origin_province_code, state, since_date, since_precision, last_news_date, is_no_news, copy_scope, is_recorded, is_package, is_old_province, adopted_name, facilitator, has_legal_basis, subject_code, source_id, source_url
-- nulls:    innovation_name is null when no source names it
-- sources:  replications, governments, government_provinces, replication_steps, innovations, sources
with ranks as (
    select 'institutionalised' as state, 0 as state_order
    union all
    select 'running', 1
    union all
    select 'trial', 2
    union all
    select 'action_plan', 3
    union all
    select 'committed', 4
    union all
    select 'chosen', 5
    union all
    select 'unknown', 6
    union all
    select 'stopped', 7
    union all
    select 'explored', 8
),

counts as (
    select
        source_cells_at_date.is_recorded,
        source_cells_at_date.state,
        ranks.state_order,
        sum(source_cells_at_date.copy_count) as copy_count
    from source_cells_at_date
    inner join ranks on ranks.state = source_cells_at_date.state
    where $province = '' or source_cells_at_date.adopter_province_code = $province
    group by source_cells_at_date.is_recorded, source_cells_at_date.state, ranks.state_order
),

running_counts as (
    select
        *,
        sum(copy_count) over (order by is_recorded desc, state_order rows between unbounded preceding and current row) - copy_count as earlier_count
    from counts
),

groups as (
    select is_recorded, state, state_order from running_counts where earlier_count < $most_rows
),

shown as (
    select copies_at_date.*, groups.state_order
    from copies_at_date
    inner join groups on groups.state = copies_at_date.state and groups.is_recorded = copies_at_date.is_recorded
    where
        ($innovation = '' or copies_at_date.innovation_id = $innovation)
        and ($province = '' or copies_at_date.adopter_province_code = $province)
    order by copies_at_date.is_recorded desc, groups.state_order, copies_at_date.replication_id
    limit $most_rows
)

select
    shown.replication_id,
    shown.innovation_id,
    case when innovations.short_name is null or contains(lower(innovations.name), lower(innovations.short_name)) then innovations.name else innovations.name || ' (' || innovations.short_name || ')' end as innovation_name,
    shown.adopter_government_id,
    case
        when shown.adopter_kind in ('government', 'central_body') and $language = 'en' then adopters.name_en
        when shown.adopter_kind in ('government', 'central_body') then adopters.name_id
        when $language = 'en' then shown.adopter_label_en
        else shown.adopter_label_id
    end as adopter_name,
    shown.adopter_province_code,
    shown.origin_government_id,
    coalesce(shown.origin_label, case when $language = 'en' then origins.name_en else origins.name_id end) as origin_name,
    shown.origin_province_code,
    shown.state,
    shown.since_date,
    shown.since_precision,
    shown.last_news_date,
    shown.is_no_news,
    shown.copy_scope,
    shown.is_recorded,
    shown.is_package,
    shown.is_old_province,
    shown.adopted_name,
    shown.facilitator,
    shown.has_legal_basis,
    shown.subject_code,
    shown.source_id,
    sources.url as source_url
from shown
left join innovations on innovations.innovation_id = shown.innovation_id
left join governments as adopters on adopters.government_id = shown.adopter_government_id
left join governments as origins on origins.government_id = shown.origin_government_id
left join sources on sources.source_id = shown.source_id
order by shown.is_recorded desc, shown.state_order, shown.replication_id
