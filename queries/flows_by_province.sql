-- question: From which province to which have innovations been copied?
-- grain:    one row per pair of origin and adopter province that a recorded copy links; A to B and B to A are two rows, A to A is one
-- uses:     cells_of_innovation
-- params:   $frame, $cut_off, $first_year, $with_packages, $innovation, $province (of the adopter or the origin); '' stands for any
-- returns:  origin_kind (province, elsewhere: a central body, a community or abroad; unnamed), origin_province_code, adopter_province_code, copy_count, package_count, running_count
-- nulls:    origin_province_code is null unless origin_kind is province; adopter_province_code is null when the adopter is not placed
-- sources:  replications, governments, government_provinces, replication_steps
with flows as (
    select
        case
            when origin_province_code is not null then 'province'
            when has_origin then 'elsewhere'
            else 'unnamed'
        end as origin_kind,
        origin_province_code,
        adopter_province_code,
        is_package,
        state,
        copy_count
    from cells_of_innovation
    where
        is_recorded
        and ($province = '' or adopter_province_code = $province or origin_province_code = $province)
)

select
    origin_kind,
    origin_province_code,
    adopter_province_code,
    cast(sum(copy_count) as bigint) as copy_count,
    cast(sum(case when is_package then copy_count else 0 end) as bigint) as package_count,
    cast(sum(case when state in ('running', 'institutionalised') then copy_count else 0 end) as bigint) as running_count
from flows
group by origin_kind, origin_province_code, adopter_province_code
order by origin_province_code nulls last, origin_kind, adopter_province_code nulls last
