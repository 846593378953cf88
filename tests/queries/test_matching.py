"""Candidates and known adoptions on rows counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
AT = {"frame": "38", "cut_off": date(2021, 12, 31), "first_year": 2010, "with_packages": False}
REGION = {"government": "prov-16", "last_year": 2021, "undated_year": 2026, **AT}
EVEN = {f"{name}_weight": 2 for name in ("need", "award", "copies", "results", "closeness")}
ALL_ROWS = {"language": "id", "subject": "", "least_score": -1.0, "most_rows": 99, **EVEN}


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
    put("governments", once=True, government_id=adopter)
    put("government_provinces", once=True, frame="38", government_id=adopter, province_code=province)
    put("replication_steps", replication_id=key, step_no=1, step=step, step_rank=rank, date_from=day, date_to=day, precision="day")


def test_match_candidates_counts_what_was_known_by_the_day(put: Put, ask: Ask, world: None) -> None:
    copy(put, "r1", "a", "prov-17", "17", "running", 5, date(2021, 1, 1))
    copy(put, "r2", "a", "kota-1", "16", "chosen", 1, date(2021, 5, 1))
    copy(put, "r3", "a", "prov-16", "16", "explored", 0, date(2021, 6, 1))
    copy(put, "r4", "a", "prov-17", "17", "chosen", 1, date(2023, 1, 1))
    rows = ask("match_candidates", **REGION, **ALL_ROWS)
    assert [row["innovation_id"] for row in rows] == ["a"]  # b has nothing, c is a package, d is the region's own
    row = rows[0]
    assert (row["tier"], row["tier_order"], row["award_year"], row["award_count"]) == ("Top 99", 3, 2020, 1)
    assert (row["adopter_count"], row["running_count"], row["explored_count"]) == (2, 1, 1)
    assert (row["same_province_count"], row["same_island_count"], row["same_level_count"]) == (1, 2, 1)
    assert (row["is_known_here"], row["is_origin_near"]) == (True, False)
    assert (row["outcome_count"], row["outcome_grade"]) == (1, 2)
    assert (row["ahead_count"], row["compared_count"], row["indicator_value"], row["national_value"]) == (11, 11, 20.0, 9.0)


def test_what_the_region_has_taken_is_no_candidate_but_counted_apart(put: Put, ask: Ask, world: None) -> None:
    copy(put, "r1", "a", "prov-16", "16", "chosen", 1, date(2021, 6, 1))
    copy(put, "r2", "b", "kota-1", "16", "chosen", 1, date(2021, 6, 1))
    assert [row["innovation_id"] for row in ask("match_candidates", **REGION, **ALL_ROWS)] == ["b"]
    before = REGION | {"cut_off": date(2021, 5, 31)}
    assert [row["innovation_id"] for row in ask("match_candidates", **before, **ALL_ROWS)] == ["a"]
    pool = {row["subject_code"]: row["is_taken_here"] for row in ask("match_pool", **REGION) if row["award_count"]}
    assert pool == {"health": True}
    cells = ask("match_cells", **REGION)
    assert sorted((row["is_taken_here"], row["tier_order"] or 0, row["candidate_count"]) for row in cells) == [
        (False, 0, 1),
        (True, 3, 1),
    ]


def test_the_best_candidates_come_first_and_the_rest_is_cut(put: Put, ask: Ask, world: None) -> None:
    """a: need 1, Top 99, results counted; b: need 1 and a copy in the province (closeness 1)."""
    copy(put, "r1", "b", "kota-1", "16", "chosen", 1, date(2021, 6, 1))
    put("innovations", innovation_id="e", name="b too", subject_code=None)
    put("awards", award_id="e", innovation_id="e", award_year=2020, competition="KIPP", tier_code="top_99", is_award=True)
    order = [row["innovation_id"] for row in ask("match_candidates", **REGION, **ALL_ROWS)]
    assert order == ["b", "a", "e"]  # (1 + 1/3 + 0.8) / 5, (1 + 0.4 + 0.5) / 5, 0.4 / 5
    assert [row["innovation_id"] for row in ask("match_candidates", **REGION, **(ALL_ROWS | {"most_rows": 1}))] == ["b"]
    assert len(ask("match_candidates", **REGION, **(ALL_ROWS | {"least_score": 0.38}))) == 2
    assert len(ask("match_candidates", **REGION, **(ALL_ROWS | {"subject": "health"}))) == 2
    only_awards = ALL_ROWS | {"need_weight": 0, "copies_weight": 0, "results_weight": 0, "closeness_weight": 0}
    assert [row["innovation_id"] for row in ask("match_candidates", **REGION, **only_awards)] == ["a", "e", "b"]
    scored = sorted(row["score"] for row in ask("match_scores", **REGION, **EVEN))
    assert scored == [0.08, 0.38, round((1 + 1 / 3 + 0.8) / 5, 9)]
    assert [row["ahead_count"] for row in ask("subject_needs", government="prov-16", last_year=2021)] == [11]


def test_adoption_ranks_place_an_innovation_among_the_candidates_of_a_region(put: Put, ask: Ask, world: None) -> None:
    """Scores of b, a and e: 0.63, 0.38, 0.08; copies: 1, 0, 0; awards: none, one, one. e has no subject."""
    copy(put, "r1", "b", "kota-1", "16", "chosen", 1, date(2021, 6, 1))
    put("innovations", innovation_id="e", name="b too", subject_code=None)
    put("awards", award_id="e", innovation_id="e", award_year=2020, competition="KIPP", tier_code="top_99", is_award=True)
    columns = ("candidate_count", "ours_rank", "most_copied_rank", "most_awarded_rank")
    of_subject = ("subject_candidate_count", "ours_subject_rank", "most_copied_subject_rank", "most_awarded_subject_rank")

    def ranks(innovation: str) -> list[tuple[object, ...]]:
        rows = ask("adoption_ranks", sought=innovation, **REGION, **EVEN)
        return [tuple(row[name] for name in (*columns, *of_subject)) for row in rows]

    assert ranks("a") == [(3, 2, 2.5, 1.5, 2, 2, 2, 1)]
    assert ranks("b") == [(3, 1, 1, 3, 2, 1, 1, 2)]
    assert ranks("e") == [(3, 3, 2.5, 1.5, 1, 1, 1, 1)]
    assert ranks("d") == []  # its own
    copy(put, "r2", "b", "prov-16", "16", "explored", 0, date(2021, 6, 1))
    assert ranks("b") == [] and ranks("a") == [(2, 1, 1.5, 1.5, 1, 1, 1, 1)]  # b is known there already


def test_places_tell_where_an_innovation_is_known_and_since_when(put: Put, ask: Ask, world: None) -> None:
    copy(put, "r1", "a", "kota-1", "16", "chosen", 1, date(2019, 6, 1))
    copy(put, "r2", "a", "prov-16", "16", "chosen", 1, date(2021, 5, 1))
    copy(put, "r3", "a", "prov-17", "17", "explored", 0, date(2021, 6, 1))
    rows = [row for row in ask("innovation_places", frame="38") if row["with_packages"]]
    told = {(row["place_kind"], row["place"], row["recorded_year"], row["first_date"], row["previous_year"]) for row in rows}
    assert {item for item in told if item[0] in ("province", "island_group")} == {
        ("province", "16", 2019, date(2019, 6, 1), None),
        ("province", "16", 2021, date(2021, 5, 1), 2019),
        ("island_group", "S", 2019, date(2019, 6, 1), None),
        ("island_group", "S", 2021, date(2021, 5, 1), 2019),
    }
    assert {item[1] for item in told if item[0] == "level"} == {"kota", "provinsi"}
    assert {item[1] for item in told if item[0] == "government"} == {"kota-1", "prov-16"}
    assert {item[1] for item in told if item[0] == "known"} == {"kota-1", "prov-16", "prov-17"}


def test_results_and_sources_of_innovations(put: Put, ask: Ask, world: None) -> None:
    put("stated_outcomes", outcome_id="o3", innovation_id="a", evidence_grade="claimed", year_after=2021)
    rows = {row["year_after"]: (row["outcome_count"], row["outcome_grade"]) for row in ask("innovation_results")}
    assert rows == {2021: (2, 2), None: (1, 3)}
    put(
        "replications",
        replication_id="r9",
        innovation_id="a",
        adopter_kind="government",
        adopter_government_id="kota-1",
        source_id="s9",
    )
    put(
        "awards",
        award_id="a9",
        innovation_id="a",
        award_year=2009,
        competition="KIPP",
        tier_code="top_99",
        is_award=True,
        source_id="s0",
    )
    asked = {"frame": "38", "first_year": 2010, "last_year": 2026, "innovations": ["a"]}
    assert [row["source_id"] for row in ask("innovation_sources_listed", **asked) if row["source_id"]] == ["s9"]
    assert [row["source_id"] for row in ask("innovation_sources_listed", **(asked | {"first_year": 2009})) if row["source_id"]] == [
        "s0",
        "s9",
    ]


def test_known_adoptions_listed_keeps_the_first_of_a_region_and_innovation(put: Put, ask: Ask, world: None) -> None:
    copy(put, "r1", "a", "kota-1", "16", "explored", 0, date(2019, 1, 1))
    copy(put, "r2", "a", "kota-1", "16", "chosen", 1, date(2021, 5, 1))
    copy(put, "r3", "c", "kota-1", "16", "chosen", 1, date(2021, 5, 1))
    rows = ask("known_adoptions_listed", **AT, most_rows=9)
    assert [(row["replication_id"], row["government_id"], row["first_date"], row["is_recorded"]) for row in rows] == [
        ("r2", "kota-1", date(2021, 5, 1), True)
    ]


def test_known_adoptions_listed_draws_always_the_same_and_counts_all(put: Put, ask: Ask, world: None) -> None:
    """The digests of r9, r7 and r3 begin with 1e, 3d and 9d (md5)."""
    for key, adopter, province in (("r3", "kota-1", "16"), ("r7", "prov-17", "17"), ("r9", "prov-33", "33")):
        copy(put, key, "a", adopter, province, "chosen", 1, date(2021, 5, 1))
    rows = ask("known_adoptions_listed", **AT, most_rows=2)
    assert [(row["replication_id"], row["known_count"]) for row in rows] == [("r7", 3), ("r9", 3)]


def test_regions_listed_holds_regional_governments_only(put: Put, ask: Ask, world: None) -> None:
    put("governments", government_id="kl-x", name_id="K", name_en="K", level="kementerian")
    rows = ask("regions_listed", frame="38", language="en")
    assert [row["government_id"] for row in rows] == ["prov-16", "kota-1", "prov-17", "prov-33"]
