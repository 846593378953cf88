-- question: Which provinces stand in a frame, and where are they drawn?
-- grain:    one row per province of the frame
-- params:   $frame
-- returns:  province_code, name_id, name_en, abbreviation, island_group, tile_row, tile_column, label_lon, label_lat, is_small, first_date, last_date
-- nulls:    none
-- sources:  province_frames
select
    province_code, name_id, name_en, abbreviation, island_group, tile_row, tile_column, label_lon, label_lat, is_small, first_date, last_date
from province_frames
where frame = $frame
order by province_code
