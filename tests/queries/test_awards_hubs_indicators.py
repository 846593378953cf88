"""Measures of awards, hubs, agencies and indicators, and the lists, counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
YEARS = {"frame": "38", "first_year": 2010, "last_year": 2024}
TIERS = ["top_99", "top_45"]
ANY = {"subject": "", "level": ""}


@pytest.fixture
def world(put: Put) -> None:
    for code in ("16", "17", "31"):
        put("province_frames", frame="38", province_code=code, name_id=f"P{code}", name_en=f"P{code} en")
        put("provinces", province_code=code, name_id=f"P{code}", name_en=f"P{code} en")
        put(
            "governments",
            government_id=f"prov-{code}",
            name_id=f"Provinsi {code}",
            name_en=f"{code} Province",
            level="provinsi",
            province_code=code,
        )
        put("government_provinces", frame="38", government_id=f"prov-{code}", province_code=code)


def award(
    put: Put,
    key: str,
    tier: str,
    *,
    innovation: str | None = "i1",
    year: int = 2020,
    government: str = "prov-16",
    is_award: bool = True,
) -> None:
    put(
        "awards",
        award_id=key,
        award_year=year,
        competition="KIPP",
        tier_code=tier,
        innovation_id=innovation,
        government_id=government,
        is_award=is_award,
    )


def test_an_innovation_at_two_tiers_of_a_year_counts_once(put: Put, ask: Ask, world: None) -> None:
    award(put, "1", "top_99")
    award(put, "2", "top_45")
    award(put, "3", "top_99", year=2021)
    award(put, "4", "top_99", innovation=None)
    award(put, "5", "finalis", innovation="i9", is_award=False)
    rows = {
        row["province_code"]: (row["value"], row["look"])
        for row in ask("awards_by_province", **YEARS, **ANY, competitions=["KIPP"], tiers=TIERS)
    }
    assert rows == {"16": (3, "value"), "17": (None, "none"), "31": (None, "none")}
    rows = {
        row["province_code"]: row["look"] for row in ask("awards_by_province", **YEARS, **ANY, competitions=["UNPSA"], tiers=TIERS)
    }
    assert rows["16"] == "none"
    rows = {
        row["province_code"]: row["value"]
        for row in ask("awards_by_province", **YEARS, **ANY, competitions=["KIPP"], tiers=["top_45"])
    }
    assert rows["16"] == 1


def test_awards_per_million_names_its_population(put: Put, ask: Ask, world: None) -> None:
    for number in range(6):
        award(put, f"a{number}", "top_99", innovation=f"i{number}")
        award(put, f"c{number}", "top_99", innovation=f"j{number}", government="prov-31")
    award(put, "b", "top_99", innovation="k1", government="prov-17")
    put(
        "indicators",
        source_row=1,
        indicator_id="population_projection",
        indicator_year=2022,
        frame="38",
        province_code="16",
        value=3000.0,
    )
    put(
        "indicators",
        source_row=2,
        indicator_id="population_projection",
        indicator_year=2024,
        frame="38",
        province_code="16",
        value=2000.0,
    )
    put(
        "indicators",
        source_row=3,
        indicator_id="population_projection",
        indicator_year=2024,
        frame="38",
        province_code="17",
        value=2000.0,
    )
    put(
        "indicators",
        source_row=4,
        indicator_id="population_projection",
        indicator_year=2016,
        frame="38",
        province_code="31",
        value=2000.0,
    )
    rows = {
        row["province_code"]: row
        for row in ask("awards_per_million_by_province", **YEARS, **ANY, competitions=["KIPP"], tiers=TIERS)
    }
    assert (rows["16"]["value"], rows["16"]["population_year"], rows["16"]["case_count"]) == (3.0, 2024, 6)
    # Byar's approximation to the exact Poisson interval of 6 (exact: 2.202 to 13.059), over 2 million
    assert rows["16"]["low"] == pytest.approx(2.19 / 2, abs=0.01)
    assert rows["16"]["high"] == pytest.approx(13.06 / 2, abs=0.01)
    assert (rows["17"]["look"], rows["17"]["value"]) == ("few", None)
    assert rows["31"]["look"] == "na"


def test_awards_listed_and_coverage(put: Put, ask: Ask, world: None) -> None:
    put("award_tiers", competition="KIPP", award_year=2020, tier_code="top_99", tier="Top 99", size=4, is_award=True)
    put("award_tiers", competition="KIPP", award_year=2020, tier_code="finalis", tier="Finalis", is_award=False)
    put("innovations", innovation_id="i1", name="Satu")
    award(put, "1", "top_99")
    award(put, "2", "top_99", innovation=None)
    rows = ask("awards_listed", **YEARS, language="id")
    assert [(row["award_id"], row["innovation_name"], row["government_name"], row["province_name"]) for row in rows] == [
        ("1", "Satu", "Provinsi 16", "P16"),
        ("2", None, "Provinsi 16", "P16"),
    ]
    coverage = {row["tier_code"]: row for row in ask("coverage_by_tier")}
    assert (coverage["top_99"]["found_count"], coverage["top_99"]["named_count"], coverage["top_99"]["coverage_share"]) == (
        2,
        1,
        0.5,
    )
    assert coverage["finalis"]["coverage_share"] is None


def test_hub_status_at_a_day(put: Put, ask: Ask, world: None) -> None:
    put(
        "hub_events",
        hub_event_id="h1",
        province_code="16",
        event="designated",
        basis="decree",
        date_from=date(2020, 1, 1),
        date_to=date(2020, 12, 31),
    )
    put(
        "hub_events",
        hub_event_id="h2",
        province_code="16",
        event="mandiri",
        basis="report",
        date_from=date(2020, 11, 3),
        date_to=date(2020, 11, 3),
    )
    put(
        "hub_events",
        hub_event_id="h3",
        province_code="17",
        event="designated",
        basis="invitation",
        date_from=date(2023, 2, 13),
        date_to=date(2023, 2, 13),
    )
    rows = {row["province_code"]: row for row in ask("hub_status_by_province", frame="38", cut_off=date(2021, 12, 31))}
    assert (rows["16"]["category"], rows["16"]["since_year"], rows["16"]["is_mandiri"]) == ("hub_decree", 2020, True)
    assert rows["17"]["category"] == "none"
    rows = {row["province_code"]: row["category"] for row in ask("hub_status_by_province", frame="38", cut_off=date(2025, 1, 1))}
    assert rows == {"16": "hub_decree", "17": "hub_invitation", "31": "none"}  # nothing says that there are more than are named
    put(
        "hub_events",
        hub_event_id="h4",
        scope="national",
        event="other",
        event_type="count",
        basis="report",
        date_from=date(2024, 1, 1),
        date_to=date(2024, 12, 31),
    )
    for day, category in ((date(2024, 12, 30), "none"), (date(2025, 1, 1), "possible")):
        rows = {row["province_code"]: row["category"] for row in ask("hub_status_by_province", frame="38", cut_off=day)}
        assert rows == {"16": "hub_decree", "17": "hub_invitation", "31": category}
    listed = ask("hub_events_listed", cut_off=date(2021, 12, 31), language="en")
    assert [(row["hub_event_id"], row["province_name"]) for row in listed] == [("h1", "P16 en"), ("h2", "P16 en")]


def test_agencies_need_both_counts(put: Put, ask: Ask, world: None) -> None:
    put(
        "agency_innovation_counts",
        agency_count_id="c1",
        government_id="prov-16",
        count_year=2020,
        agencies_total=40,
        agencies_with_innovation=10,
    )
    put("agency_innovation_counts", agency_count_id="c2", government_id="prov-17", count_year=2020, agencies_total=40)
    rows = {row["province_code"]: (row["value"], row["look"]) for row in ask("agencies_by_province", **YEARS)}
    assert rows == {"16": (0.25, "value"), "17": (None, "none"), "31": (None, "none")}
    assert [row["agency_count_id"] for row in ask("agency_counts_listed", language="id")] == ["c1", "c2"]


def test_indicators_stay_on_their_frame(put: Put, ask: Ask, world: None) -> None:
    put("indicator_catalogue", indicator_id="poverty", name_id="Kemiskinan", name_en="Poverty")
    put(
        "indicators",
        source_row=1,
        indicator_id="poverty",
        indicator_year=2023,
        frame="34",
        province_code="16",
        value=12.5,
        source_id="s1",
    )
    put("indicators", source_row=2, indicator_id="poverty", indicator_year=2024, frame="38", province_code="16", value=11.5)
    put("indicators", source_row=3, indicator_id="poverty", indicator_year=2024, frame="38", value=9.0)
    rows = {
        row["province_code"]: (row["value"], row["look"])
        for row in ask("indicator_by_province", frame="38", indicator_id="poverty", indicator_year=2024)
    }
    assert rows == {"16": (11.5, "value"), "17": (None, "none"), "31": (None, "none")}
    years = [
        (row["indicator_year"], row["frame"], row["value_count"], row["national_value"]) for row in ask("indicator_years_listed")
    ]
    assert years == [(2023, "34", 1, None), (2024, "38", 1, 9.0)]
    assert [row["source_id"] for row in ask("indicator_sources_listed", indicator_id="poverty", indicator_year=2023)] == ["s1"]
    assert [row["name_en"] for row in ask("indicator_catalogue_listed")] == ["Poverty"]
    assert [(row["province_name"], row["value"]) for row in ask("indicator_values_listed", language="id")] == [
        (None, 12.5),
        (None, 9.0),
        ("P16", 11.5),
    ]


def test_forums_and_what_came_of_their_choices(put: Put, ask: Ask, world: None) -> None:
    put(
        "forums",
        forum_id="f1",
        date_from=date(2020, 11, 3),
        date_to=date(2020, 11, 3),
        title_id="Forum",
        title_en="Forum",
        province_code="16",
    )
    put("forums", forum_id="f2", date_from=date(2030, 1, 1), date_to=date(2030, 1, 1), title_id="Nanti", title_en="Later")
    put("forum_choices", forum_id="f1", choice_no=1, name_as_published="Susi", innovation_id="i1", status="chosen")
    put("forum_choices", forum_id="f1", choice_no=2, name_as_published="Lain", status="chosen")
    put("forum_choice_copies", forum_id="f1", choice_no=1, replication_id="r1")
    put(
        "replication_steps",
        replication_id="r1",
        step_no=1,
        step="chosen",
        step_rank=1,
        date_from=date(2020, 11, 3),
        date_to=date(2020, 11, 3),
        precision="day",
        date_kind="happened",
        evidence="third_party",
    )
    rows = ask("forum_choices_listed", cut_off=date(2026, 1, 1), language="id")
    assert [(row["choice_name"], row["copy_count"], row["furthest_rank"]) for row in rows] == [("Susi", 1, 1), ("Lain", 0, None)]


def test_innovations_are_listed_with_awards_and_copies(put: Put, ask: Ask, world: None) -> None:
    put("innovations", innovation_id="i1", name="Satu", origin_government_id="prov-16")
    award(put, "1", "top_99")
    award(put, "2", "finalis", is_award=False)
    put("replications", replication_id="r1", innovation_id="i1", adopter_kind="government")
    put(
        "replication_steps",
        replication_id="r1",
        step_no=1,
        step="chosen",
        step_rank=1,
        date_from=date(2020, 1, 1),
        date_to=date(2020, 1, 1),
        precision="day",
        date_kind="happened",
        evidence="third_party",
    )
    (row,) = ask("innovations_listed", frame="38", cut_off=date(2021, 1, 1), first_year=2010, with_packages=True, language="id")
    assert (row["origin_name"], row["province_code"], row["award_count"], row["recorded_count"]) == ("Provinsi 16", "16", 1, 1)


def test_latest_events_come_newest_first(put: Put, ask: Ask, world: None) -> None:
    put("innovations", innovation_id="i1", name="Satu")
    put("replications", replication_id="r1", innovation_id="i1", adopter_kind="government", adopter_government_id="prov-16")
    for number, (day, precision) in enumerate(((date(2020, 1, 1), "day"), (date(2022, 1, 1), "year")), start=1):
        put(
            "replication_steps",
            replication_id="r1",
            step_no=number,
            step="chosen",
            step_rank=1,
            date_from=day,
            date_to=day,
            precision=precision,
            date_kind="happened",
            evidence="third_party",
        )
    put(
        "forums",
        forum_id="f1",
        date_from=date(2021, 1, 1),
        date_to=date(2021, 1, 1),
        precision="day",
        title_id="Forum",
        title_en="Forum",
    )
    put(
        "hub_events",
        hub_event_id="h1",
        province_code="16",
        date_from=date(2019, 1, 1),
        date_to=date(2019, 1, 1),
        precision="day",
        text_id="Ditetapkan",
        text_en="Named",
    )
    rows = ask("latest_events_listed", cut_off=date(2026, 1, 1), language="id")
    assert [(row["kind"], row["subject"], row["place"]) for row in rows] == [
        ("forum", "Forum", None),
        ("step", "Satu", "Provinsi 16"),
        ("hub", "Ditetapkan", "P16"),
    ]


def test_plain_lists(put: Put, ask: Ask, world: None) -> None:
    put("sources", source_id="s1", publisher="menpan.go.id", url="https://menpan.go.id/x")
    put("search_synonyms", term="dukcapil", synonym="kependudukan")
    put("regional_index_scores", index_score_id="i1", score_year=2021, government_id="prov-16", score=50.0)
    put("innovations", innovation_id="i1", name="Satu")
    put("innovation_aliases", innovation_id="i1", alias="SATU KALI")
    put("stated_outcomes", outcome_id="o1", innovation_id="i1", statement_id="Turun", statement_en="Fell", source_id="s1")
    put("competition_counts", count_id="k1", competition="KIPP", award_year=2019, value=3156)
    put("reconciliation", source_file="a.csv", source_row=1, outcome="loaded", table_name="t")
    put(
        "reconciliation", source_file="a.csv", source_row=2, outcome="merged", table_name="t", row_key="1", reason="same_copy_twice"
    )
    assert [row["source_id"] for row in ask("sources_listed")] == ["s1"]
    assert ask("innovation_aliases_listed", innovation="") == [{"innovation_id": "i1", "alias": "SATU KALI"}]
    assert len(ask("innovation_aliases_listed", innovation="i1")) == 1 and ask("innovation_aliases_listed", innovation="i2") == []
    assert ask("search_synonyms_listed") == [{"term": "dukcapil", "synonym": "kependudukan"}]
    assert [row["government_name"] for row in ask("index_scores_listed", language="en")] == ["16 Province"]
    assert [(row["statement"], row["source_url"]) for row in ask("outcomes_listed", language="en")] == [
        ("Fell", "https://menpan.go.id/x")
    ]
    assert [row["value"] for row in ask("competition_counts_listed", language="id")] == [3156]
    assert ask("reconciliation_by_file") == [
        {"source_file": "a.csv", "row_count": 2, "loaded_count": 1, "merged_count": 1, "set_aside_count": 0}
    ]
    assert [row["outcome"] for row in ask("reconciliation_listed")] == ["loaded", "merged"]
    assert [row["name_id"] for row in ask("province_frames_listed", frame="38")] == ["P16", "P17", "P31"]


def test_hubs_by_year_and_before_and_since(put: Put, ask: Ask, world: None) -> None:
    put(
        "hub_events",
        hub_event_id="h1",
        province_code="16",
        event="designated",
        basis="decree",
        decree="94/2020",
        date_from=date(2020, 1, 1),
        date_to=date(2020, 12, 31),
    )
    put(
        "hub_events",
        hub_event_id="h2",
        province_code="16",
        event="designated",
        basis="commitment",
        date_from=date(2022, 1, 1),
        date_to=date(2022, 1, 1),
    )
    put("hub_events", hub_event_id="h3", event="designated", basis="report", date_from=date(2021, 1, 1), date_to=date(2021, 1, 1))
    years = ask("hub_designations_by_year", cut_off=date(2023, 1, 1))
    assert years == [{"hub_year": 2020, "basis": "decree", "province_count": 1, "decree": "94/2020"}]
    for key, year, role in (("r1", 2019, "adopter"), ("r2", 2020, "adopter"), ("r3", 2022, "adopter"), ("r4", 2021, "origin")):
        put(
            "replications", replication_id=key, innovation_id=key, adopter_kind="government", **{f"{role}_government_id": "prov-16"}
        )
        put(
            "replication_steps",
            replication_id=key,
            step_no=1,
            step="chosen",
            step_rank=1,
            date_from=date(year, 5, 1),
            date_to=date(year, 5, 1),
            precision="day",
            date_kind="happened",
            evidence="third_party",
        )
    put("forums", forum_id="f1", scope="provincial", province_code="16", date_from=date(2019, 1, 1), date_to=date(2019, 1, 1))
    (row,) = ask("hub_before_after", frame="38", cut_off=date(2023, 1, 1), first_year=2010, with_packages=True, language="id")
    assert (row["province_name"], row["hub_year"], row["basis"]) == ("P16", 2020, "decree")
    assert (row["copies_before"], row["copies_since"], row["given_before"], row["given_since"]) == (1, 2, 0, 1)
    assert (row["forums_before"], row["forums_since"]) == (1, 0)


def test_hub_phases_by_province_tells_the_phases_apart(put: Put, ask: Ask) -> None:
    put("governments", government_id="prov-16", name_id="P", name_en="P", level="provinsi", province_code="16")
    put("government_provinces", frame="38", government_id="prov-16", province_code="16")
    put("provinces", province_code="16", name_id="Sumsel", name_en="South")
    put(
        "hub_events",
        hub_event_id="h1",
        province_code="16",
        event="designated",
        date_from=date(2020, 1, 1),
        date_to=date(2020, 12, 31),
    )
    put(
        "hub_events",
        hub_event_id="h2",
        province_code="16",
        event="institutionalised",
        date_from=date(2021, 1, 1),
        date_to=date(2021, 1, 1),
    )
    put(
        "hub_events",
        hub_event_id="h3",
        province_code="16",
        event="institutionalised",
        date_from=date(2025, 1, 1),
        date_to=date(2025, 1, 1),
    )
    put("forums", forum_id="f1", province_code="16", scope="provincial", date_from=date(2020, 11, 3), date_to=date(2020, 11, 3))
    put("forums", forum_id="f2", province_code="16", scope="national", date_from=date(2020, 11, 3), date_to=date(2020, 11, 3))
    put(
        "award_tiers",
        competition="KIPP",
        award_year=2020,
        tier_code="top_99",
        tier="Top 99",
        tier_order=3,
        recipient="innovation",
        is_award=True,
    )
    for key in ("a1", "a2"):
        put(
            "awards",
            award_id=key,
            competition="KIPP",
            award_year=2020,
            tier_code="top_99",
            is_award=True,
            innovation_id="i",
            government_id="prov-16",
        )
    put(
        "replications",
        replication_id="r1",
        innovation_id="i2",
        adopter_kind="government",
        adopter_government_id="prov-16",
        has_legal_basis=True,
    )
    put(
        "replication_steps",
        replication_id="r1",
        step_no=1,
        step="chosen",
        step_rank=1,
        date_from=date(2020, 1, 1),
        date_to=date(2020, 1, 1),
        precision="day",
    )
    rows = ask(
        "hub_phases_by_province",
        frame="38",
        cut_off=date(2021, 12, 31),
        first_year=2010,
        last_year=2021,
        with_packages=True,
        language="id",
        competitions=["KIPP"],
        tiers=["top_99"],
        subject="",
        level="",
    )
    assert len(rows) == 1
    row = rows[0]
    assert (row["hub_year"], row["awarded_count"]) == (2020, 1)
    assert (row["forum_count"], row["taken_count"], row["given_count"]) == (1, 1, 0)
    assert (row["legal_basis_count"], row["institutionalised_count"], row["portal_count"]) == (1, 0, 1)


def test_hub_first_designations_keeps_the_first_of_each_province_by_the_day(put: Put, ask: Ask) -> None:
    for key, code, day in (
        ("h1", "16", date(2021, 1, 1)),
        ("h2", "16", date(2020, 1, 1)),
        ("h3", "17", date(2024, 1, 1)),
        ("h4", None, date(2020, 1, 1)),
    ):
        put("hub_events", hub_event_id=key, province_code=code, event="designated", basis="decree", date_from=day, date_to=day)
    put("hub_events", hub_event_id="h5", province_code="33", event="mandiri", date_from=date(2020, 1, 1), date_to=date(2020, 1, 1))
    rows = ask("hub_first_designations", cut_off=date(2023, 12, 31))
    assert [(row["named_code"], row["hub_year"]) for row in rows] == [("16", 2020)]
