-- question: From which province to which have innovations been copied?
-- grain:    one row per pair of origin and adopter province that a recorded copy links; A to B and B to A are two rows, A to A is one
-- uses:     copies, copy_states, copies_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter or the origin); '' stands for any
-- returns:  origin_kind (province, elsewhere: a central body, a community or abroad; unnamed), origin_province_code, adopter_province_code, copy_count, package_count, running_count
-- nulls:    origin_province_code is null unless origin_kind is province; adopter_province_code is null when the adopter is not placed
-- sources:  replications, replication_provinces, replication_steps
with flows as (
    select
        case
            when copies_at_date.origin_province_code is not null then 'province'
            when replications.origin_government_id is not null or replications.origin_label is not null then 'elsewhere'
            else 'unnamed'
        end as origin_kind,
        copies_at_date.origin_province_code,
        copies_at_date.adopter_province_code,
        copies_at_date.is_package,
        copies_at_date.state
    from copies_at_date
    inner join replications on replications.replication_id = copies_at_date.replication_id
    where
        copies_at_date.is_recorded
        and ($innovation = '' or copies_at_date.innovation_id = $innovation)
        and ($province = '' or copies_at_date.adopter_province_code = $province or copies_at_date.origin_province_code = $province)
)

select
    origin_kind,
    origin_province_code,
    adopter_province_code,
    count(*) as copy_count,
    count(case when is_package then 1 end) as package_count,
    count(case when state in ('running', 'institutionalised') then 1 end) as running_count
from flows
group by origin_kind, origin_province_code, adopter_province_code
order by origin_province_code nulls last, origin_kind, adopter_province_code nulls last
