"""How innovations spread: adopters, flows, awarded innovations, durations and gaps, counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
END_2021 = {"frame": "38", "cut_off": date(2021, 12, 31), "first_year": 2010, "with_packages": True}
ANY = {"innovation": "", "province": ""}
YEAR_2019 = (date(2019, 1, 1), date(2019, 12, 31))


@pytest.fixture
def world(put: Put) -> None:
    """Provinces 16 and 17 of one island group, 31 (DKI) and 35 of another; two regencies in 16, one in 35, one in 31."""
    for code, island in (("16", "Sumatera"), ("17", "Sumatera"), ("31", "Jawa"), ("35", "Jawa")):
        put("province_frames", frame="38", province_code=code, name_id=f"P{code}", name_en=f"P{code} en", island_group=island)
        put("governments", government_id=f"prov-{code}", name_id=f"Provinsi {code}", name_en=f"{code} Province", level="provinsi")
        put("government_provinces", frame="38", government_id=f"prov-{code}", province_code=code)
    for regency in ("1601", "1602", "3501", "3171"):
        put("regency_provinces", frame="38", regency_code=regency, province_code=regency[:2])
        put(
            "governments",
            government_id=f"kab-{regency}",
            name_id=f"Kabupaten {regency}",
            name_en=f"{regency} Regency",
            level="kabupaten",
            regency_code=regency,
        )
        put("government_provinces", frame="38", government_id=f"kab-{regency}", province_code=regency[:2])
    put("innovations", innovation_id="i1", name="Satu", short_name="SATU")
    put("innovations", innovation_id="i2", name="Dua Panjang", short_name="DP", origin_government_id="prov-35")


def copy(
    put: Put,
    key: str,
    *steps: tuple[str, int | None, date | tuple[date, date] | None],
    adopter: str = "kab-1601",
    origin: str | None = "35",
    **values: object,
) -> None:
    """Put one copy of i1 (unless told otherwise) with its steps: name, rank, and a day, a span or no date."""
    put(
        "replications",
        **{
            "replication_id": key,
            "innovation_id": "i1",
            "adopter_kind": "government",
            "adopter_government_id": adopter,
            "origin_government_id": f"prov-{origin}" if origin else None,
        }
        | values,
    )
    for number, (step, rank, when) in enumerate(steps, start=1):
        first, last = when if isinstance(when, tuple) else (when, when)
        put(
            "replication_steps",
            replication_id=key,
            step_no=number,
            step=step,
            step_rank=rank,
            date_from=first,
            date_to=last,
            precision="none" if first is None else "day" if first == last else "year",
            date_kind="happened",
            evidence="third_party",
        )


def test_adopters_by_state_keeps_packages_and_undated_apart(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("committed", 2, date(2018, 5, 1)), ("running", 5, date(2021, 5, 1)))
    copy(put, "b", ("committed", 2, date(2018, 5, 1)), is_package=True)
    copy(put, "c", ("committed", 2, None))
    copy(put, "d", ("explored", 0, date(2018, 5, 1)))
    copy(put, "e", ("chosen", 1, date(2020, 5, 1)), innovation_id="i2", adopter="prov-17")
    rows = ask("adopters_by_state", **END_2021, **ANY)
    assert [(row["is_package"], row["state"], row["copy_count"], row["no_news_count"]) for row in rows] == [
        (False, "chosen", 1, 0),
        (False, "running", 1, 0),
        (False, None, 1, 0),
        (True, "committed", 1, 1),
    ]
    earlier = ask("adopters_by_state", **{**END_2021, "cut_off": date(2019, 12, 31)}, innovation="i1", province="16")
    assert [(row["is_package"], row["state"]) for row in earlier] == [(False, "committed"), (False, None), (True, "committed")]
    assert ask("adopters_by_state", **END_2021, innovation="i2", province="16") == []
    without = ask("adopters_by_state", **{**END_2021, "with_packages": False}, **ANY)
    assert not any(row["is_package"] for row in without)


def test_adopters_by_innovation_and_the_innovations_that_records_name(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    copy(put, "b", ("chosen", 1, date(2020, 1, 1)), adopter="kab-1602")
    copy(put, "c", ("explored", 0, date(2020, 1, 1)), innovation_id="i2")
    rows = ask("adopters_by_innovation", **END_2021, province="", most_rows=500)
    assert [(row["innovation_name"], row["state"], row["copy_count"]) for row in rows] == [("SATU", "chosen", 2)]
    named = ask("copied_innovations_listed")
    assert [(row["innovation_name"], row["record_count"]) for row in named] == [("Satu", 2), ("Dua Panjang (DP)", 1)]


def test_flows_keep_both_directions_loops_and_unnamed_origins(put: Put, ask: Ask, world: None) -> None:
    day = date(2020, 1, 1)
    copy(put, "a", ("chosen", 1, day), origin="35")
    copy(put, "b", ("running", 5, day), origin="16", adopter="kab-3501", is_package=True)
    copy(put, "c", ("chosen", 1, day), origin="16")
    copy(put, "d", ("chosen", 1, day), origin=None)
    copy(put, "e", ("chosen", 1, day), adopter="prov-17", origin=None, origin_government_id="kl-x")
    copy(put, "f", ("explored", 0, day), origin="35")
    rows = ask("flows_by_province", **END_2021, **ANY)
    assert [
        (
            row["origin_kind"],
            row["origin_province_code"],
            row["adopter_province_code"],
            row["copy_count"],
            row["package_count"],
            row["running_count"],
        )
        for row in rows
    ] == [
        ("province", "16", "16", 1, 0, 0),
        ("province", "16", "35", 1, 1, 1),
        ("province", "35", "16", 1, 0, 0),
        ("elsewhere", None, "17", 1, 0, 0),
        ("unnamed", None, "16", 1, 0, 0),
    ]
    of_35 = ask("flows_by_province", **END_2021, innovation="", province="35")
    assert [(row["origin_province_code"], row["adopter_province_code"]) for row in of_35] == [("16", "35"), ("35", "16")]


def test_within_share_has_its_denominator_and_a_wilson_interval(put: Put, ask: Ask, world: None) -> None:
    day = date(2020, 1, 1)
    copy(put, "a", ("chosen", 1, day), origin="16")
    for number in range(3):
        copy(put, f"b{number}", ("chosen", 1, day), origin="17")
    copy(put, "c", ("chosen", 1, day), origin="35", is_package=True)
    copy(put, "d", ("chosen", 1, day), origin=None)
    rows = {row["part"]: row for row in ask("within_province_share", **END_2021, **ANY)}
    every = rows["all"]
    assert (every["value"], every["case_count"], every["island_count"], every["base_count"], every["unknown_count"]) == (
        0.2,
        1,
        3,
        5,
        1,
    )
    # Wilson (1927) score interval of 1 of 5 at 95 %: 0.0362241 to 0.6244654
    assert every["low"] == pytest.approx(0.0362241, abs=1e-6)
    assert every["high"] == pytest.approx(0.6244654, abs=1e-6)
    assert (rows["single"]["value"], rows["single"]["base_count"], rows["package"]["base_count"]) == (None, 4, 1)
    nothing = ask("within_province_share", **END_2021, innovation="zz", province="")
    assert [(row["part"], row["value"], row["base_count"], row["unknown_count"]) for row in nothing] == [
        ("all", None, 0, 0),
        ("single", None, 0, 0),
        ("package", None, 0, 0),
    ]


def award(put: Put, key: str, innovation: str | None, year: int, tier: str, size: int | None) -> None:
    put("award_tiers", competition="KIPP", award_year=year, tier_code=tier, tier=tier, size=size, is_award=True)
    put("awards", award_id=key, award_year=year, competition="KIPP", tier_code=tier, innovation_id=innovation, is_award=True)


def test_awarded_innovations_with_their_first_copy(put: Put, ask: Ask, world: None) -> None:
    put("innovations", innovation_id="i3", name="Tiga")
    award(put, "1", "i1", 2018, "Top 99", 99)
    award(put, "2", "i1", 2019, "Top 45", 45)
    award(put, "3", "i2", 2020, "Top 98", 99)
    award(put, "4", "i3", 2021, "Top X", None)
    award(put, "5", "i3", 2022, "Top 44", 44)
    award(put, "6", None, 2018, "IGA", None)
    copy(put, "a", ("explored", 0, date(2018, 2, 1)), ("committed", 2, date(2020, 3, 1)))
    copy(put, "b", ("unknown", None, YEAR_2019), adopter="kab-1602")
    copy(put, "c", ("explored", 0, date(2019, 2, 1)), adopter="kab-3501")
    copy(put, "d", ("running", 5, None), innovation_id="i2")
    copy(put, "e", ("running", 5, date(2015, 1, 1)), is_own_origin=True)
    copy(put, "f", ("committed", 2, date(2016, 1, 1)), is_package=True)
    asked = {"frame": "38", "cut_off": date(2021, 12, 31), "last_year": 2021, "with_packages": False}
    params = {**asked, "most_rows": 99}
    rows = ask("awarded_innovations_listed", **params, **ANY)
    names = ("innovation_id", "award_year", "tier", "tier_year", "copy_count", "undated_count", "explored_count")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("i1", 2018, "Top 45", 2019, 2, 0, 1),
        ("i2", 2020, "Top 98", 2020, 0, 1, 0),
        ("i3", 2021, "Top X", 2021, 0, 0, 0),
    ]
    assert (rows[0]["first_copy_from"], rows[0]["first_copy_to"]) == YEAR_2019
    assert (rows[1]["first_copy_to"], rows[1]["origin_province_code"], rows[1]["origin_name_en"]) == (None, "35", "35 Province")
    with_packages = ask("awarded_innovations_listed", **{**params, "with_packages": True}, innovation="i1", province="")
    assert with_packages[0]["first_copy_to"] == date(2016, 1, 1)
    assert [row["innovation_id"] for row in ask("awarded_innovations_listed", **params, innovation="", province="35")] == ["i2"]
    assert [row["innovation_id"] for row in ask("awarded_innovations_listed", **{**params, "most_rows": 1}, **ANY)] == ["i1"]
    assert [row["innovation_id"] for row in ask("award_gaps_listed", **params, **ANY)] == ["i3"]
    by_day = [
        (row["award_year"], row["first_copy_to"], row["has_undated"], row["innovation_count"])
        for row in ask("first_copies_by_day", **asked, **ANY)
    ]
    assert by_day == [(2018, YEAR_2019[1], False, 1), (2020, None, True, 1), (2021, None, False, 1)]
    sources = [
        (row["innovation_count"], row["gap_count"], row["explored_count"])
        for row in ask("awarded_innovations_by_source", **asked, **ANY)
    ]
    assert sources == [(3, 1, 0)]
    spans = [
        (row["from_year"], row["until_year"], row["award_count"], row["highest_tier"])
        for row in ask("innovation_awards")
        if row["first_award_year"] == 2018
    ]
    assert sorted(spans) == [(2018, 2019, 1, "Top 99"), (2019, None, 2, "Top 45")]
    firsts = {
        (row["with_packages"], row["innovation_number"]): (row["first_copy_to"], row["has_undated"])
        for row in ask("innovation_firsts", frame="38")
    }
    assert (
        firsts[(True, 1)] == (date(2016, 1, 1), False)
        and firsts[(False, 1)] == (YEAR_2019[1], False)
        and firsts[(False, 2)] == (None, True)
    )
    told = {row["tier"]: row["is_known"] for row in ask("awarded_innovations", **{**asked, "cut_off": date(2018, 2, 1)}, **ANY)}
    assert told == {"Top 45": True, "Top 98": False, "Top X": False}


def test_chosen_copies_with_their_running_and_stopping(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2018, 1, 1)), ("committed", 2, date(2019, 1, 1)), ("running", 5, date(2020, 1, 1)))
    copy(put, "b", ("committed", 2, YEAR_2019), ("stopped", None, date(2021, 1, 1)), adopter="kab-1602")
    copy(put, "c", ("running", 5, date(2020, 1, 1)), adopter="kab-3501")
    copy(put, "d", ("chosen", 1, date(2018, 1, 1)), ("running", 5, date(2022, 1, 1)), adopter="prov-17")
    rows = ask("chosen_copies_listed", **END_2021, language="en", **ANY)
    names = ("replication_id", "chosen_from", "chosen_to", "running_to", "stopped_to")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("a", date(2018, 1, 1), date(2018, 1, 1), date(2020, 1, 1), None),
        ("b", *YEAR_2019, None, date(2021, 1, 1)),
        ("d", date(2018, 1, 1), date(2018, 1, 1), None, None),
    ]
    by_day = ask("chosen_copies_by_day", **END_2021, **ANY)
    assert [(row["chosen_to"], row["running_to"], row["stopped_to"], row["copy_count"]) for row in by_day] == [
        (date(2018, 1, 1), date(2020, 1, 1), None, 1),
        (date(2018, 1, 1), None, None, 1),
        (YEAR_2019[1], None, date(2021, 1, 1), 1),
    ]
    assert sum(row["copy_count"] for row in ask("choice_cells", frame="38")) == 3
    assert [row["copy_count"] for row in ask("chosen_copies_by_source", **END_2021, **ANY)] == [3]
    named = ask("choices_at_date", **END_2021, innovation="i1", province="17")
    assert [(row["chosen_to"], row["running_to"]) for row in named] == [(date(2018, 1, 1), None)]
    assert rows[0]["adopter_name"] == "1601 Regency"
    assert [
        row["replication_id"] for row in ask("chosen_copies_listed", **END_2021, language="id", innovation="", province="17")
    ] == ["d"]


def test_adopter_dates_count_copies_of_a_day(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    copy(put, "b", ("chosen", 1, date(2020, 1, 1)), adopter="kab-1602")
    copy(put, "c", ("chosen", 1, date(2021, 1, 1)), adopter="kab-3501")
    copy(put, "d", ("chosen", 1, date(2021, 1, 1)), is_package=True)
    copy(put, "e", ("chosen", 1, None), adopter="kab-3501")
    rows = ask("adopter_dates_listed", **END_2021, **ANY)
    assert [(row["is_package"], row["first_copy_date"], row["copy_count"]) for row in rows] == [
        (False, date(2020, 1, 1), 2),
        (False, date(2021, 1, 1), 1),
        (True, date(2021, 1, 1), 1),
    ]


def test_regency_gaps_tell_no_record_from_only_explored(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("explored", 0, date(2020, 1, 1)))
    copy(put, "b", ("chosen", 1, date(2020, 1, 1)), adopter="kab-3501")
    put("regency_provinces", frame="38", regency_code="1701", province_code="17")
    rows = {row["province_code"]: row for row in ask("regency_gaps_by_province", **END_2021)}
    names = ("regency_count", "with_copy_count", "explored_only_count", "no_record_count", "look")
    assert tuple(rows["16"][name] for name in names) == (2, 0, 1, 1, "value")
    assert tuple(rows["35"][name] for name in names) == (1, 1, 0, 0, "value")
    assert tuple(rows["17"][name] for name in names) == (1, 0, 0, 1, "value")
    assert tuple(rows["31"][name] for name in names) == (1, None, None, None, "na")
