-- question: What share of the recorded copies of a province is recorded as running (a lower bound)?
-- grain:    one row per province of the frame
-- uses:     cells_at_date
-- params:   $frame, $cut_off, $first_year, $with_packages
-- returns:  province_code, value (0-1), case_count (copies at step 5-6), base_count (recorded copies at step 1-6 or stopped), low, high (95 % Wilson interval), no_news_count, look
-- nulls:    value is null below 5 recorded copies (look few) and without any (look none)
-- sources:  replications, governments, government_provinces, replication_steps
with counts as (
    select
        adopter_province_code as province_code,
        cast(sum(case when state in ('running', 'institutionalised') then copy_count else 0 end) as bigint) as case_count,
        cast(sum(copy_count) as bigint) as base_count,
        cast(sum(case when is_no_news then copy_count else 0 end) as bigint) as no_news_count
    from cells_at_date
    where is_recorded and state <> 'unknown' and adopter_province_code is not null
    group by adopter_province_code
),

shares as (
    select
        province_code,
        case_count,
        base_count,
        no_news_count,
        cast(case_count as double) / base_count as share,
        3.841458820694124 / base_count as z2n
    from counts
)

select
    province_frames.province_code,
    case when shares.base_count >= 5 then shares.share end as value,
    coalesce(shares.case_count, 0) as case_count,
    coalesce(shares.base_count, 0) as base_count,
    case when shares.base_count >= 5 then greatest(0, round(
        (share + z2n / 2 - sqrt(z2n * (share * (1 - share) + z2n / 4))) / (1 + z2n), 9)) end as low,
    case when shares.base_count >= 5 then least(1, round(
        (share + z2n / 2 + sqrt(z2n * (share * (1 - share) + z2n / 4))) / (1 + z2n), 9)) end as high,
    coalesce(shares.no_news_count, 0) as no_news_count,
    case
        when shares.base_count is null then 'none'
        when shares.base_count < 5 then 'few'
        when shares.case_count = 0 then 'zero'
        else 'value'
    end as look
from province_frames
left join shares on shares.province_code = province_frames.province_code
where province_frames.frame = $frame
order by province_frames.province_code
