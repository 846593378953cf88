"""Awards, official totals and what became of winners, counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
ALL = {
    "frame": "38",
    "first_year": 2010,
    "last_year": 2026,
    "competitions": ["KIPP", "PKRI", "UNPSA"],
    "tiers": ["top_99", "top_45", "second", "organiser", "lasting"],
    "subject": "",
    "level": "",
}
EVERYWHERE = {**ALL, "province": ""}
COPIES = {"cut_off": date(2026, 11, 24), "with_packages": True}


@pytest.fixture
def world(put: Put) -> None:
    """Two provinces with a regency each, a ministry; Top 99 holds Top 45; the organiser award goes to a government."""
    for code, level, province in (
        ("prov-16", "provinsi", "16"),
        ("kab-1601", "kabupaten", "16"),
        ("prov-35", "provinsi", "35"),
        ("kl-x", "kementerian", None),
    ):
        put("governments", government_id=code, name_id=f"{code} id", name_en=f"{code} en", level=level, province_code=province)
        if province:
            put("government_provinces", frame="38", government_id=code, province_code=province)
    for year in (2018, 2020, 2021):
        tier(put, "KIPP", year, "top_99", 3, size=4, contains="top_45")
        tier(put, "KIPP", year, "top_45", 5, size=2)
        tier(put, "UNPSA", year, "second", 4)
        tier(put, "PKRI", year, "organiser", 3, recipient="government")
        tier(put, "PKRI", year, "lasting", 3)
    put("innovations", innovation_id="i1", name="Satu Pintu", short_name="SP", subject_code="health")
    put("innovations", innovation_id="i2", name="Dua", subject_code="education")


def tier(put: Put, competition: str, year: int, code: str, order: int, **values: object) -> None:
    put(
        "award_tiers",
        competition=competition,
        award_year=year,
        tier_code=code,
        tier=code,
        tier_order=order,
        **({"is_award": True, "recipient": "innovation"} | values),
    )


def award(put: Put, key: str, code: str, innovation: str | None, government: str, year: int = 2020, **values: object) -> None:
    put(
        "awards",
        award_id=key,
        award_year=year,
        tier_code=code,
        innovation_id=innovation,
        government_id=government,
        **({"competition": "KIPP", "is_award": True} | values),
    )


@pytest.fixture
def awarded(put: Put, world: None) -> None:
    """i1: Top 99 and Top 45 and UNPSA in 2020, Top 99 again in 2021; i2: Top 99 of 2020; one unnamed at both tiers, one at the lower only."""
    award(put, "1", "top_99", "i1", "prov-16", agency="Dinas Kesehatan")
    award(put, "2", "top_45", "i1", "prov-16", agency="Dinas Kesehatan")
    award(put, "3", "second", "i1", "prov-16", competition="UNPSA")
    award(put, "4", "top_99", "i1", "prov-16", year=2021, agency="Dinas Kesehatan")
    award(put, "5", "top_99", "i2", "kab-1601", subject_code="health")
    award(put, "6", "top_45", None, "kl-x")
    award(put, "7", "top_99", None, "kl-x", is_derived=True)
    award(put, "8", "top_99", None, "kl-x", subject_code="health")
    award(put, "9", "organiser", None, "prov-35", competition="PKRI")


def test_one_award_per_innovation_and_year(ask: Ask, awarded: None) -> None:
    """Nine rows are five awards: i1 twice (2020, 2021), i2, and two unnamed of the ministry; the organiser award is none of them."""
    rows = [
        (row["award_id"], row["innovation_name"], row["tier"])
        for row in ask("awarded_listed", **EVERYWHERE, language="id", most_rows=99)
    ]
    assert rows == [
        ("2", "SP", "top_45"),
        ("5", "Dua", "top_99"),
        ("6", None, "top_45"),
        ("8", None, "top_99"),
        ("4", "SP", "top_99"),
    ]
    narrower = ask("awarded_listed", **{**EVERYWHERE, "tiers": ["top_99"]}, language="id", most_rows=99)
    assert [row["award_id"] for row in narrower] == ["1", "5", "7", "8", "4"]
    assert len(ask("awarded_listed", **{**EVERYWHERE, "competitions": ["UNPSA"]}, language="id", most_rows=99)) == 1


def test_rows_of_one_award_share_a_key(ask: Ask, awarded: None) -> None:
    keys = {row["award_id"]: row["award_key"] for row in ask("award_entries")}
    assert "9" not in keys
    assert keys["1"] == keys["2"] == keys["3"] != keys["4"]
    assert keys["6"] == keys["7"] != keys["8"]  # the unnamed at the higher tier is one of the two at the lower
    assert {row["award_id"] for row in ask("awarded", **ALL)} == {"2", "4", "5", "6", "8"}


def test_every_count_of_awards_agrees(put: Put, ask: Ask, awarded: None) -> None:
    for code in ("16", "35"):
        put("province_frames", frame="38", province_code=code)
    assert [(row["level"], row["award_count"]) for row in ask("awards_by_level", **EVERYWHERE)] == [
        ("kementerian", 2),
        ("provinsi", 2),
        ("kabupaten", 1),
    ]
    by_subject = {row["subject_code"]: row["award_count"] for row in ask("awards_by_subject", **EVERYWHERE)}
    assert by_subject == {"health": 3, "education": 1, None: 1}  # i2 keeps the subject of the innovation, not that of the row
    provinces = {row["province_code"]: (row["value"], row["government_count"]) for row in ask("awards_by_province", **ALL)}
    assert provinces == {"16": (3, 2), "35": (None, 0)}
    copies = {"frame": "38", "first_year": 2010, "language": "id", **COPIES}
    assert {row["innovation_id"]: row["award_count"] for row in ask("innovations_listed", **copies)} == {"i1": 2, "i2": 1}
    governments = {row["government_id"]: row["award_count"] for row in ask("governments_listed", **copies)}
    assert governments == {"kab-1601": 1, "kl-x": 2, "prov-16": 2, "prov-35": 0}


@pytest.mark.parametrize(
    ("changed", "count"),
    [
        ({"province": "16"}, 3),
        ({"subject": "health"}, 3),
        ({"level": "kementerian"}, 2),
        ({"first_year": 2021}, 1),
        ({"frame": "34"}, 5),
    ],
)
def test_filters_narrow_the_awards(ask: Ask, awarded: None, changed: dict[str, object], count: int) -> None:
    assert len(ask("awarded_listed", **{**EVERYWHERE, **changed}, language="id", most_rows=99)) == count


def test_a_list_of_awards_ends_where_it_is_told_to_and_counts_do_not(ask: Ask, awarded: None) -> None:
    """Five awards: three of a named innovation, two of those by the health agency (those of 2020 and 2021 of i1)."""
    rows = ask("awarded_listed", **EVERYWHERE, language="id", most_rows=2)
    assert [row["award_id"] for row in rows] == ["2", "5"]
    assert ask("awarded_totals", **EVERYWHERE) == [{"award_count": 5, "named_count": 3, "agency_count": 2, "government_count": 3}]
    assert ask("awarded_totals", **{**EVERYWHERE, "province": "35"})[0]["award_count"] == 0


def test_counts_of_awards_are_sums_over_cells(put: Put, ask: Ask, awarded: None) -> None:
    """The unnamed of the ministry: one at both tiers, one at the lower only, which is another kind; each kind shows one row."""
    award(put, "8b", "top_99", None, "kl-x", subject_code="health", source_id="s2")
    cells = ask("award_cells")
    assert sum(row["award_count"] for row in cells) == 9  # rows of awards of innovations
    chosen = ask(
        "award_choices", **{key: ALL[key] for key in ("first_year", "last_year", "competitions", "tiers", "subject", "level")}
    )
    assert len(chosen) == len({row["award_kind"] for row in cells}) and {row["position"] for row in chosen} == {1}
    narrower = {**ALL, "tiers": ["top_99"]}
    lower = ask(
        "award_choices", **{key: narrower[key] for key in ("first_year", "last_year", "competitions", "tiers", "subject", "level")}
    )
    assert {row["position"] for row in lower} == {1, 2}
    assert sum(row["award_count"] for row in ask("awarded_cells", **ALL)) == len(ask("awarded", **ALL)) == 6
    by_source = ask("awarded_by_source", **EVERYWHERE)
    assert [(row["source_id"], row["award_count"], row["named_count"], row["agency_count"]) for row in by_source] == [
        ("s2", 1, 0, 0),
        (None, 5, 3, 2),
    ]


def test_an_award_of_many_rows_is_a_kind_of_its_own(put: Put, ask: Ask, world: None) -> None:
    """Five rows of one award: more than a kind is told by; of the tiers asked for, the highest is shown."""
    for number in range(1, 6):
        tier(put, "KIPP", 2019, f"t{number}", number)
        award(put, str(number), f"t{number}", "i1", "prov-16", year=2019)
    assert [row["award_key"] for row in ask("awarded", **{**ALL, "tiers": ["t1", "t2", "t4"]})] == ["i1|2019"]
    assert [row["award_id"] for row in ask("awarded", **{**ALL, "tiers": ["t1", "t2", "t4"]})] == ["4"]


def test_awards_to_governments_stand_apart(ask: Ask, awarded: None) -> None:
    chosen = {"frame": "38", "first_year": 2010, "last_year": 2026, "level": "", "province": "", "language": "en"}
    rows = ask("institution_awards_listed", **chosen)
    assert [(row["award_id"], row["government_name"], row["province_code"]) for row in rows] == [("9", "prov-35 en", "35")]
    assert ask("institution_awards_listed", **{**chosen, "province": "16"}) == []
    assert ask("institution_awards_listed", **{**chosen, "level": "kota"}) == []


def test_entries_to_the_united_nations_award(put: Put, ask: Ask, awarded: None) -> None:
    """One second place of 2020, and one put forward only; other competitions are not here."""
    tier(put, "UNPSA", 2021, "nominee", 1, is_award=False)
    award(put, "11", "nominee", None, "kab-1601", year=2021, competition="UNPSA", is_award=False, name_as_published="Baru")
    chosen = {key: EVERYWHERE[key] for key in ("frame", "first_year", "last_year", "subject", "level", "province")}
    rows = ask("unpsa_awards_listed", **chosen, language="en", most_rows=9)
    assert [(row["award_id"], row["innovation_name"], row["government_name"]) for row in rows] == [
        ("3", "Satu Pintu (SP)", "prov-16 en"),
        ("11", "Baru", "kab-1601 en"),
    ]
    assert [row["award_id"] for row in ask("unpsa_awards_listed", **chosen, language="en", most_rows=1)] == ["3"]
    counts = ask("unpsa_awards_by_tier", **chosen)
    assert [(row["award_year"], row["tier"], row["is_award"], row["award_count"]) for row in counts] == [
        (2020, "second", True, 1),
        (2021, "nominee", False, 1),
    ]
    assert [row["award_count"] for row in ask("unpsa_awards_by_tier", **(chosen | {"level": "kabupaten"}))] == [1]


def test_repeat_winners_are_told_by_year(ask: Ask, awarded: None) -> None:
    rows = ask("awards_by_government_year", **EVERYWHERE, language="id")
    assert [
        (row["government_id"], row["award_year"], row["award_count"], row["year_count"], row["total_count"]) for row in rows
    ] == [
        ("prov-16", 2020, 1, 2, 2),
        ("prov-16", 2021, 1, 2, 2),
    ]
    again = ask("repeat_innovations_listed", **EVERYWHERE, language="id", most_rows=99)
    assert [(row["innovation_id"], row["award_year"], row["tier"]) for row in again] == [
        ("i1", 2020, "top_45"),
        ("i1", 2021, "top_99"),
    ]
    by_source = ask("repeat_innovations_by_source", **EVERYWHERE)
    assert [(row["award_count"], row["innovation_count"]) for row in by_source] == [(2, 1)]
    units = ask("awards_by_agency", **EVERYWHERE, language="id")
    assert [(row["agency"], row["award_count"], row["innovation_count"], row["year_count"]) for row in units] == [
        ("Dinas Kesehatan", 2, 1, 2)
    ]
    assert ask("awards_by_government_year", **{**EVERYWHERE, "province": "35"}, language="id") == []


def copy(put: Put, key: str, innovation: str, *steps: tuple[str, int | None, int], **values: object) -> None:
    put(
        "replications",
        replication_id=key,
        innovation_id=innovation,
        adopter_kind="government",
        adopter_government_id="kab-1601",
        **values,
    )
    for number, (step, rank, year) in enumerate(steps, start=1):
        day = date(year, 6, 1)
        put(
            "replication_steps",
            replication_id=key,
            step_no=number,
            step=step,
            step_rank=rank,
            date_from=day,
            date_to=day,
            precision="day",
        )


def test_what_became_of_winners(put: Put, ask: Ask, awarded: None) -> None:
    """i1: one stopped copy, one of unknown stage, one in trial, one in a village; i2: only explored."""
    copy(put, "r1", "i1", ("running", 5, 2021), ("stopped", None, 2022))
    copy(put, "r2", "i1", ("unknown", None, 2021))
    copy(put, "r3", "i1", ("trial", 4, 2023))
    copy(put, "r4", "i2", ("explored", 0, 2021))
    put("replications", replication_id="r5", innovation_id="i1", adopter_kind="village", adopter_government_id="kab-1601")
    chosen = {**EVERYWHERE, **COPIES}
    rows = ask("winners_listed", **chosen, language="id", most_rows=99)
    told = [
        (row["award_id"], row["furthest"], row["recorded_count"], row["stopped_count"], row["unknown_count"], row["other_count"])
        for row in rows
    ]
    assert told == [("2", "trial", 3, 1, 1, 1), ("4", "trial", 3, 1, 1, 1), ("5", "explored", 0, 0, 0, 0)]
    assert rows[0]["adopter_name"] == "kab-1601 id" and rows[2]["adopter_name"] is None
    states = [
        (row["award_year"], row["tier_code"], row["furthest"], row["winner_count"]) for row in ask("winners_by_state", **chosen)
    ]
    assert states == [(2020, "top_99", "explored", 1), (2020, "top_45", "trial", 1), (2021, "top_99", "trial", 1)]
    assert {row["award_id"] for row in ask("winners", **chosen)} == {"2", "4", "5"}  # unnamed winners cannot be followed
    totals = ask("winner_totals", **chosen)[0]
    assert totals == {"winner_count": 3, "copied_winner_count": 2, "innovation_count": 2, "copied_count": 1, "running_count": 0}
    early = ask("winners_listed", **{**chosen, "cut_off": date(2021, 12, 31)}, language="id", most_rows=99)
    assert {row["innovation_id"]: row["furthest"] for row in early} == {"i1": "running", "i2": "explored"}


def test_how_far_an_innovation_has_spread_is_told_by_changes(put: Put, ask: Ask, awarded: None) -> None:
    """i1: explored in 2019, chosen on 1 June 2020, running since 1 June 2022; a package running since 2021; i2: on an unknown day."""
    copy(put, "r1", "i1", ("explored", 0, 2019), ("chosen", 1, 2020), ("running", 5, 2022))
    copy(put, "r2", "i1", ("running", 5, 2021), is_package=True)
    copy(put, "r3", "i2")
    numbers = {row["innovation_number"]: row["innovation_id"] for row in ask("innovation_numbers")}
    assert numbers == {1: "i1", 2: "i2"}
    days = [row for row in ask("innovation_days", frame="38") if row["change_date"] is not None and not row["is_package"]]
    told = sorted((row["change_date"].year, row["count_year"], row["recorded_count"], row["explored_count"]) for row in days)
    assert told == [(2019, 2019, 0, 1), (2020, 2019, 0, -1), (2020, 2020, 1, 0), (2022, 2020, 0, 0)]
    ends = [row for row in ask("innovation_years", frame="38") if not row["with_packages"] and row["innovation_number"] == 1]
    spans = sorted(
        (row["from_year"], row["until_year"], row["after_year"] or 0, row["upto_year"], row["recorded_count"]) for row in ends
    )
    assert spans == [
        (2019, 2020, 0, 2019, 0),
        (2020, 2022, 0, 2019, 1),
        (2020, 2022, 2019, 2020, 1),
        (2022, None, 0, 2019, 1),
        (2022, None, 2019, 2020, 1),
    ]

    def spread(day: date, **values: object) -> dict[str, tuple[object, object]]:
        rows = ask("innovation_spread", **({"frame": "38", "cut_off": day, "first_year": 2010, "with_packages": True} | values))
        return {numbers[row["innovation_number"]]: (row["recorded_count"], row["reached"]) for row in rows}

    assert spread(date(2026, 11, 24)) == {"i1": (2, 5), "i2": (0, -2)}
    assert spread(date(2022, 5, 31), with_packages=False)["i1"] == (1, 1)  # a day before it runs, in the year in which it does
    assert spread(date(2022, 6, 1), with_packages=False)["i1"] == (1, 5)
    assert spread(date(2020, 5, 31))["i1"] == (0, -3)
    assert spread(date(2026, 11, 24), first_year=2021)["i1"] == (1, 5)  # only the package began since
    assert spread(date(2026, 11, 24), first_year=2022) == {"i2": (0, -2)}


def test_a_winner_copied_on_an_unknown_day_is_not_one_without_a_copy(put: Put, ask: Ask, awarded: None) -> None:
    """i1: no copy at all; i2: explored in 2021, and taken up by another on a day that no source tells."""
    copy(put, "r1", "i2", ("explored", 0, 2021))
    copy(put, "r2", "i2")
    rows = ask("winners_listed", **EVERYWHERE, **COPIES, language="id", most_rows=99)
    told = {
        row["innovation_id"]: (row["furthest"], row["recorded_count"], row["undated_count"], row["other_count"]) for row in rows
    }
    assert told == {"i1": ("none", 0, 0, 0), "i2": ("undated", 0, 1, 0)}
    packages_out = ask("winners_listed", **EVERYWHERE, **(COPIES | {"with_packages": False}), language="id", most_rows=99)
    assert {row["furthest"] for row in packages_out if row["innovation_id"] == "i2"} == {"undated"}


def test_coverage_of_a_year_counts_no_place_twice(put: Put, ask: Ask, world: None) -> None:
    """Of 2020: Top 99 (4 places) holds Top 45 (2), Special (3) holds Outstanding (1); Terpuji (3) only regroups Top 45 and Outstanding."""
    tier(put, "KIPP", 2020, "special", 3, size=3, contains="outstanding")
    tier(put, "KIPP", 2020, "outstanding", 5, size=1)
    tier(put, "KIPP", 2020, "terpuji", 4, size=3, contains="top_45;outstanding")
    award(put, "1", "top_99", "i1", "kab-1601")
    award(put, "2", "top_45", "i1", "kab-1601")
    award(put, "3", "outstanding", "i2", "prov-35")
    rows = {(row["competition"], row["award_year"]): (row["place_count"], row["found_count"]) for row in ask("coverage_by_year")}
    assert rows == {("KIPP", 2018): (4, 0), ("KIPP", 2020): (7, 2), ("KIPP", 2021): (4, 0)}


def count(put: Put, key: str, quantity: str, value: int, **values: object) -> None:
    put(
        "competition_counts",
        count_id=key,
        award_year=2020,
        quantity=quantity,
        value=value,
        **({"competition": "KIPP", "group_code": "all", "level": "all", "unit": "innovations", "is_preferred": True} | values),
    )


@pytest.fixture
def official(put: Put, world: None) -> None:
    count(put, "k1", "registered", 200, unit="proposals")
    count(put, "k2", "registered", 210, unit="proposals", is_preferred=False)
    count(put, "k3", "qualified", 100, unit="proposals")
    count(put, "k4", "qualified", 90, unit="proposals", group_code="umum")
    count(put, "k5", "awarded", 4, tier_code="top_99")
    count(put, "k6", "awarded", 2, tier_code="top_45")
    count(put, "k7", "awarded", 3, tier_code="top_99", level="kabupaten")
    count(put, "k8", "awarded", 5, tier_code="top_99", level="kabupaten", is_preferred=False)
    count(put, "k9", "awarded", 1, tier_code="top_99", level="provinsi", unit="agencies")


def test_official_stages_are_the_preferred_totals(ask: Ask, official: None) -> None:
    rows = ask("competition_stages_listed", first_year=2010, last_year=2026, language="id")
    assert [(row["count_id"], row["is_first_tier"], row["is_last_tier"]) for row in rows] == [
        ("k1", False, False),
        ("k3", False, False),
        ("k4", False, False),
        ("k5", True, False),
        ("k6", False, True),
    ]
    levels = ask("competition_levels_listed", first_year=2010, last_year=2026, language="id")
    assert [(row["count_id"], row["level"], row["value"], row["size"]) for row in levels] == [("k7", "kabupaten", 3, 4)]


def test_shares_awarded_name_their_denominator(ask: Ask, official: None) -> None:
    """4 and 2 of 200 registered and of 100 qualified; Wilson of 4/100: 1.566 % to 9.837 % (Newcombe 1998's method, by hand)."""
    rows = {(row["base_quantity"], row["reach"]): row for row in ask("award_success_by_year", first_year=2010, last_year=2026)}
    assert {key: (row["case_count"], row["base_count"], row["value"]) for key, row in rows.items()} == {
        ("qualified", "first"): (4, 100, 0.04),
        ("qualified", "last"): (2, 100, 0.02),
        ("registered", "first"): (4, 200, 0.02),
        ("registered", "last"): (2, 200, 0.01),
    }
    assert rows[("qualified", "first")]["low"] == pytest.approx(0.015663, abs=1e-5)
    assert rows[("qualified", "first")]["high"] == pytest.approx(0.098371, abs=1e-5)


def test_rules_of_each_year(put: Put, ask: Ask) -> None:
    put("competition_years", competition="KIPP", award_year=2019, is_held=True, has_break=True, change_id="Baru", change_en="New")
    put("competition_years", competition="KIPP", award_year=2024, is_held=False, has_break=True)
    rows = ask("competition_rules_listed", first_year=2010, last_year=2023, language="en")
    assert [(row["award_year"], row["has_break"], row["change"]) for row in rows] == [(2019, True, "New")]


def test_index_scores_keep_scale_and_rating(put: Put, ask: Ask, world: None) -> None:
    put("regional_index_scores", index_score_id="a", score_year=2020, government_id="prov-16", score=9000.0, is_rated=True)
    put("regional_index_scores", index_score_id="b", score_year=2020, government_id="kab-1601", is_rated=False)
    put("regional_index_scores", index_score_id="c", score_year=2024, is_national_average=True, score=46.0, is_rated=True)
    chosen = {"frame": "38", "first_year": 2010, "last_year": 2026, "level": "", "province": "", "language": "id"}
    rows = ask("index_scores_by_year", **chosen)
    assert [(row["index_score_id"], row["score"], row["is_rated"]) for row in rows] == [
        ("a", 9000.0, True),
        ("b", None, False),
        ("c", 46.0, True),
    ]
    assert [row["index_score_id"] for row in ask("index_scores_by_year", **{**chosen, "level": "kabupaten"})] == ["b", "c"]
    assert [row["index_score_id"] for row in ask("index_scores_by_year", **{**chosen, "province": "35"})] == ["c"]
