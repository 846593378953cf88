"""Candidates and known adoptions on rows counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
AT = {"frame": "38", "cut_off": date(2021, 12, 31), "first_year": 2010, "with_packages": False}


@pytest.fixture
def world(put: Put) -> None:
    """Three provinces of two islands with a poverty rate; region 16; innovation a awarded and copied, b only named, c a package."""
    for code, island in (("16", "S"), ("17", "S"), ("33", "J")):
        put("province_frames", frame="38", province_code=code, name_id=code, name_en=code, island_group=island)
        put("governments", government_id=f"prov-{code}", name_id=code, name_en=code, level="provinsi", province_code=code)
        put("government_provinces", frame="38", government_id=f"prov-{code}", province_code=code)
    put("governments", government_id="kota-1", name_id="Kota", name_en="City", level="kota", province_code="16")
    put("government_provinces", frame="38", government_id="kota-1", province_code="16")
    for key, origin, package in (("a", "prov-33", False), ("b", "prov-33", False), ("c", "prov-33", True), ("d", "prov-16", False)):
        put("innovations", innovation_id=key, name=key, subject_code="health", origin_government_id=origin, is_package=package)
        if key != "b":
            put("awards", award_id=key, innovation_id=key, award_year=2020, competition="KIPP", tier_code="top_99", is_award=True)
    put("awards", award_id="a2", innovation_id="a", award_year=2022, competition="KIPP", tier_code="top_45", is_award=True)
    put("award_tiers", competition="KIPP", award_year=2020, tier_code="top_99", tier="Top 99", tier_order=3, is_award=True)
    put("award_tiers", competition="KIPP", award_year=2022, tier_code="top_45", tier="Top 45", tier_order=5, is_award=True)
    put("indicator_catalogue", indicator_id="poor", better="lower", is_partial=False)
    put("indicator_subjects", indicator_id="poor", subject_code="health", link="direct")
    for number in range(12):
        code = {0: "16", 1: "17", 2: "33"}.get(number, f"x{number}")
        put(
            "indicators",
            source_row=number,
            indicator_id="poor",
            indicator_year=2021,
            frame="38",
            province_code=code,
            value=float(20 - number),
            is_partial=False,
        )
    put(
        "indicators",
        source_row=99,
        indicator_id="poor",
        indicator_year=2021,
        frame="38",
        province_code=None,
        value=9.0,
        is_partial=False,
    )
    put("stated_outcomes", outcome_id="o1", innovation_id="a", evidence_grade="counted", year_after=2021)
    put("stated_outcomes", outcome_id="o2", innovation_id="a", evidence_grade="before_after", year_after=None)


def copy(put: Put, key: str, innovation: str, adopter: str, province: str, step: str, rank: int, day: date) -> None:
    put(
        "replications",
        replication_id=key,
        innovation_id=innovation,
        adopter_kind="government",
        adopter_government_id=adopter,
        origin_government_id="prov-33",
    )
    put("replication_provinces", frame="38", replication_id=key, role="adopter", province_code=province)
    put("replication_steps", replication_id=key, step_no=1, step=step, step_rank=rank, date_from=day, date_to=day, precision="day")


def test_match_candidates_counts_what_was_known_by_the_day(put: Put, ask: Ask, world: None) -> None:
    copy(put, "r1", "a", "prov-17", "17", "running", 5, date(2021, 1, 1))
    copy(put, "r2", "a", "kota-1", "16", "chosen", 1, date(2021, 5, 1))
    copy(put, "r3", "a", "prov-16", "16", "explored", 0, date(2021, 6, 1))
    copy(put, "r4", "a", "prov-17", "17", "chosen", 1, date(2023, 1, 1))
    rows = ask("match_candidates", government="prov-16", last_year=2021, undated_year=2026, language="id", **AT)
    assert [row["innovation_id"] for row in rows] == ["a"]  # b has nothing, c is a package, d is the region's own
    row = rows[0]
    assert (row["tier"], row["tier_order"], row["award_year"], row["award_count"]) == ("Top 99", 3, 2020, 1)
    assert (row["adopter_count"], row["running_count"], row["explored_count"]) == (2, 1, 1)
    assert (row["same_province_count"], row["same_island_count"], row["same_level_count"]) == (1, 2, 1)
    assert (row["is_known_here"], row["is_taken_here"], row["is_origin_near"]) == (True, False, False)
    assert (row["outcome_count"], row["outcome_grade"]) == (1, 2)
    assert (row["ahead_count"], row["compared_count"], row["indicator_value"], row["national_value"]) == (11, 11, 20.0, 9.0)


def test_known_adoptions_listed_keeps_the_first_of_a_region_and_innovation(put: Put, ask: Ask, world: None) -> None:
    copy(put, "r1", "a", "kota-1", "16", "explored", 0, date(2019, 1, 1))
    copy(put, "r2", "a", "kota-1", "16", "chosen", 1, date(2021, 5, 1))
    copy(put, "r3", "c", "kota-1", "16", "chosen", 1, date(2021, 5, 1))
    rows = ask("known_adoptions_listed", **AT)
    assert [(row["replication_id"], row["government_id"], row["first_date"], row["is_recorded"]) for row in rows] == [
        ("r2", "kota-1", date(2021, 5, 1), True)
    ]


def test_regions_listed_holds_regional_governments_only(put: Put, ask: Ask, world: None) -> None:
    put("governments", government_id="kl-x", name_id="K", name_en="K", level="kementerian")
    rows = ask("regions_listed", frame="38", language="en")
    assert [row["government_id"] for row in rows] == ["prov-16", "kota-1", "prov-17", "prov-33"]
