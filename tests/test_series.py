"""Lines of an indicator end at breaks and at changed borders."""

import pandas as pd
import pytest

from inovasi import queries, series

SUCCESSIONS = pd.DataFrame(
    [
        ("33", "16", "34", "16", "same"),
        ("34", "16", "38", "16", "same"),
        ("34", "94", "37", "94", "smaller"),
        ("34", "94", "37", "95", "split_off"),
        ("37", "94", "38", "94", "same"),
        ("37", "95", "38", "95", "same"),
    ],
    columns=["from_frame", "from_code", "to_frame", "to_code", "kind"],
)


def values(*rows: tuple[int, str, str | None, float, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["indicator_year", "frame", "province_code", "value", "is_partial"])


def test_an_unchanged_province_is_one_land_and_papua_is_two() -> None:
    known = series.lands(SUCCESSIONS)
    assert known[("33", "16")] == known[("34", "16")] == known[("38", "16")] == "38.16"
    assert known[("34", "94")] == "34.94"
    assert known[("37", "94")] == known[("38", "94")] == "38.94"


def test_real_successions_cut_papua_and_papua_barat_only_between_34_and_38() -> None:
    known = series.lands(queries.run("province_successions_listed"))
    changed = {code for frame, code in known if frame == "34" and known[("34", code)] != known.get(("38", code))}
    assert changed == {"91", "94"}
    assert known[("37", "91")] == known[("34", "91")] != known[("38", "91")]
    assert known[("33", "64")] != known[("34", "64")]  # Kalimantan Utara split off in 2012


@pytest.mark.parametrize(("text", "years"), [(None, ()), ("", ()), ("2016", (2016,)), ("2021;2023;2024", (2021, 2023, 2024))])
def test_break_years_are_read(text: str | None, years: tuple[int, ...]) -> None:
    assert series.break_years(text) == years


def test_a_line_ends_at_a_break_and_at_a_border() -> None:
    rows = series.lined(
        values(
            (2019, "34", "94", 1, False),
            (2020, "34", "94", 2, False),
            (2020, "34", None, 9, False),
            (2021, "38", "94", 3, False),
            (2021, "38", "16", 4, False),
        ),
        SUCCESSIONS,
        (2020,),
    )
    assert list(rows["line"]) == ["34.94#0", "34.94#1", "nation#1", "38.94#1", "38.16#1"]


def test_a_panel_holds_whole_values_of_one_era_only() -> None:
    rows = series.lined(
        values(
            (2019, "34", "16", 1, False),
            (2020, "34", "16", 2, False),
            (2021, "38", "16", 3, False),
            (2020, "34", "94", 5, False),
            (2022, "38", "16", 9, True),
            (2020, "34", None, 9, False),
        ),
        SUCCESSIONS,
        (2020,),
    )
    assert series.panel(rows, 1).to_dict("index") == {"38.16": {2020: 2, 2021: 3}}
    assert series.panel(rows, 7).empty


def test_the_span_is_that_of_the_newest_era_with_two_whole_years() -> None:
    rows = series.lined(
        values(
            (2019, "34", "16", 1, False), (2020, "34", "16", 2, False), (2021, "34", "16", 3, False), (2022, "34", "16", 3, True)
        ),
        SUCCESSIONS,
        (2021,),
    )
    assert series.common_span(rows) == (2019, 2020)
    assert series.common_span(rows[rows["indicator_year"] > 2020]) is None
