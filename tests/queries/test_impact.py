"""The queries of Dampak on rows small enough to count by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Ask = Callable[..., list[dict[str, object]]]
Put = Callable[..., None]
COPIES = {"cut_off": date(2023, 12, 31), "first_year": 2010, "with_packages": True}


@pytest.fixture
def world(put: Put) -> None:
    """Two provinces of the 34 frame, each with its provincial government."""
    for code in ("16", "33"):
        put("province_frames", frame="34", province_code=code, name_id=f"P{code}", name_en=f"P{code}", abbreviation=f"P{code}")
        put(
            "governments",
            government_id=f"prov-{code}",
            name_id=f"Provinsi {code}",
            name_en=f"{code} Province",
            level="provinsi",
            province_code=code,
        )
        put("government_provinces", government_id=f"prov-{code}", frame="34", province_code=code)
    put("subjects", subject_code="health", order=1)
    put("subjects", subject_code="education", order=2)


def copied(
    put: Put, key: str, province: str, year: int, *, subject: str = "health", step: str = "committed", innovation: str = ""
) -> None:
    row = {"innovation_id": innovation or key, "adopter_kind": "government", "subject_code": subject}
    put("replications", replication_id=key, adopter_government_id=f"prov-{province}", **row)
    day = date(year, 5, 1)
    ranks = {"explored": 0, "committed": 2}
    put(
        "replication_steps",
        replication_id=key,
        step_no=1,
        step=step,
        step_rank=ranks[step],
        date_from=day,
        date_to=day,
        precision="day",
        date_kind="happened",
        evidence="third_party",
    )


def test_a_series_keeps_its_years_its_frame_and_the_nation(put: Put, ask: Ask) -> None:
    for row, (year, code, value) in enumerate(
        [(2014, "16", 9.0), (2015, "16", 14.0), (2015, None, 11.0), (2016, "16", 13.0)], start=1
    ):
        put("indicators", indicator_id="x", indicator_year=year, frame="34", province_code=code, value=value, source_row=row)
    put("indicators", indicator_id="y", indicator_year=2015, frame="34", province_code="16", value=1.0, source_row=9)
    rows = ask("indicator_series", indicator_id="x", first_year=2015, last_year=2016)
    assert [(row["indicator_year"], row["province_code"], row["value"]) for row in rows] == [
        (2015, None, 11.0),
        (2015, "16", 14.0),
        (2016, "16", 13.0),
    ]


def test_successions_are_listed_in_order(put: Put, ask: Ask) -> None:
    put("province_successions", from_frame="34", from_code="94", to_frame="38", to_code="95", kind="split_off")
    put("province_successions", from_frame="34", from_code="94", to_frame="38", to_code="94", kind="smaller")
    assert [(row["to_code"], row["kind"]) for row in ask("province_successions_listed")] == [("94", "smaller"), ("95", "split_off")]


def test_indicators_name_direct_subjects_first(put: Put, ask: Ask, world: None) -> None:
    put("indicator_subjects", indicator_id="x", subject_code="education", link="context", reason_id="k", reason_en="c")
    put("indicator_subjects", indicator_id="x", subject_code="health", link="direct", reason_id="l", reason_en="d")
    rows = ask("indicator_subjects_listed")
    assert [(row["subject_code"], row["link"], row["reason_en"]) for row in rows] == [
        ("health", "direct", "d"),
        ("education", "context", "c"),
    ]


def test_an_innovation_counts_once_at_its_best_grade(put: Put, ask: Ask, world: None) -> None:
    for key, subject, government in (("a", "health", "prov-16"), ("b", "health", "prov-33"), ("c", None, "prov-16")):
        put("innovations", innovation_id=key, subject_code=subject, origin_government_id=government)
    put("stated_outcomes", outcome_id="o1", innovation_id="a", evidence_grade="claimed")
    put("stated_outcomes", outcome_id="o2", innovation_id="a", evidence_grade="before_after")
    counts = {row["subject_code"]: row for row in ask("evidence_by_subject", frame="34", province="")}
    assert list(counts) == ["health", "education", None]
    health = counts["health"]
    assert (health["innovation_count"], health["before_after_count"], health["claimed_count"]) == (2, 1, 0)
    assert (health["without_count"], health["result_count"]) == (1, 2)
    assert counts["education"]["innovation_count"] == 0  # no innovation: nothing to count in, told apart from zero by this column
    assert (counts[None]["innovation_count"], counts[None]["without_count"]) == (1, 1)
    of_33 = {row["subject_code"]: row for row in ask("evidence_by_subject", frame="34", province="33")}
    assert (of_33["health"]["innovation_count"], of_33["health"]["before_after_count"]) == (1, 0)
    assert None not in of_33


def test_a_stated_result_names_who_states_it(put: Put, ask: Ask, world: None) -> None:
    put("innovations", innovation_id="a", name="Satu", subject_code="health", origin_government_id="prov-16")
    put("replications", replication_id="r1", innovation_id="a", adopter_kind="government", adopter_government_id="prov-33")
    put("sources", source_id="s1", publisher="p", url="https://p.id")
    put(
        "stated_outcomes",
        outcome_id="o1",
        innovation_id="a",
        about="origin",
        evidence_grade="claimed",
        statement_id="Naik",
        statement_en="Rose",
        source_id="s1",
    )
    put(
        "stated_outcomes",
        outcome_id="o2",
        innovation_id="a",
        replication_id="r1",
        about="adopter",
        evidence_grade="counted",
        statement_id="Turun",
        statement_en="Fell",
        source_id="s1",
    )
    rows = ask("stated_results_listed", frame="34", province="", language="en")
    assert [(row["outcome_id"], row["government_name"], row["statement"]) for row in rows] == [
        ("o2", "33 Province", "Fell"),
        ("o1", "16 Province", "Rose"),
    ]
    assert [row["outcome_id"] for row in ask("stated_results_listed", frame="34", province="16", language="id")] == ["o1"]
    assert rows[0]["value_before"] is None


def test_the_first_copy_is_of_a_subject_of_the_indicator_and_no_exploration(put: Put, ask: Ask, world: None) -> None:
    put("indicator_subjects", indicator_id="x", subject_code="health", link="direct")
    put("innovations", innovation_id="r2", name="Dua")
    copied(put, "r1", "16", 2018, subject="education")
    copied(put, "r2", "16", 2020)
    copied(put, "r3", "16", 2021)
    copied(put, "r4", "16", 2015, step="explored")
    put(
        "hub_events",
        hub_event_id="h1",
        province_code="33",
        event="designated",
        date_from=date(2021, 1, 1),
        date_to=date(2021, 12, 31),
    )
    put(
        "hub_events",
        hub_event_id="h2",
        province_code="33",
        event="designated",
        date_from=date(2022, 1, 1),
        date_to=date(2022, 1, 1),
    )
    rows = ask("subject_starts_by_province", frame="34", indicator_id="x", **COPIES)
    assert [(row["province_code"], row["first_copy_year"], row["innovation_name"], row["hub_year"]) for row in rows] == [
        ("16", 2020, "Dua", None),
        ("33", None, None, 2021),
    ]


def test_both_sides_stand_on_the_same_provinces_and_unknown_is_not_zero(put: Put, ask: Ask, world: None) -> None:
    for row, (frame, code, value) in enumerate([("34", "16", 12.0), ("38", "16", 99.0), ("34", "33", 9.0)], start=1):
        put("indicators", indicator_id="x", indicator_year=2022, frame=frame, province_code=code, value=value, source_row=row)
    put(
        "indicators",
        indicator_id="population_projection",
        indicator_year=2020,
        frame="34",
        province_code="16",
        value=2000.0,
        source_row=7,
    )
    put(
        "indicators",
        indicator_id="population_projection",
        indicator_year=2018,
        frame="34",
        province_code="33",
        value=4000.0,
        source_row=8,
    )
    for number in range(5):
        copied(put, f"r{number}", "16", 2020)
    copied(put, "late", "16", 2024)
    rows = ask("indicator_against_copies_by_province", frame="34", indicator_id="x", indicator_year=2022, **COPIES)
    assert rows[0] == {
        "province_code": "16",
        "indicator_value": 12.0,
        "copy_count": 5,
        "copies_per_million": 2.5,
        "population_thousand": 2000.0,
        "population_year": 2020,
    }
    assert (rows[1]["copy_count"], rows[1]["copies_per_million"], rows[1]["population_thousand"]) == (None, None, None)


def test_fewer_than_five_copies_have_no_rate_and_a_named_province_has_zero(put: Put, ask: Ask, world: None) -> None:
    put(
        "indicators",
        indicator_id="population_projection",
        indicator_year=2022,
        frame="34",
        province_code="16",
        value=2000.0,
        source_row=7,
    )
    copied(put, "r1", "16", 2020)
    copied(put, "r2", "33", 2020, step="explored")
    rows = ask("indicator_against_copies_by_province", frame="34", indicator_id="x", indicator_year=2022, **COPIES)
    assert [(row["copy_count"], row["copies_per_million"]) for row in rows] == [(1, None), (0, None)]
