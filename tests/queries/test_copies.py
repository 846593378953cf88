"""Measures of copies, counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
END_2021 = {"frame": "38", "cut_off": date(2021, 12, 31), "first_year": 2010, "with_packages": True}


@pytest.fixture
def world(put: Put) -> None:
    """Three provinces: 16 takes copies, 31 is DKI, 94 has only a visit; 17 is named by nothing."""
    for code in ("16", "17", "31", "94"):
        put("province_frames", frame="38", province_code=code, name_id=f"P{code}", name_en=f"P{code} en")
        put("provinces", province_code=code, name_id=f"P{code}", name_en=f"P{code} en")
    for regency in ("1601", "1602", "1603", "1604"):
        put("regencies", regency_code=regency, name_id=regency, name_en=regency, kind="kabupaten", province_code="16")
        put("regency_provinces", frame="38", regency_code=regency, province_code="16")
        put(
            "governments",
            government_id=f"kab-{regency}",
            name_id=f"Kabupaten {regency}",
            name_en=f"{regency} Regency",
            level="kabupaten",
            province_code="16",
            regency_code=regency,
        )
    put("regency_provinces", frame="38", regency_code="3171", province_code="31")
    put("regency_provinces", frame="38", regency_code="1701", province_code="17")
    put("regency_provinces", frame="38", regency_code="9401", province_code="94")
    put(
        "governments",
        government_id="prov-35",
        name_id="Provinsi Jawa Timur",
        name_en="East Java Province",
        level="provinsi",
        province_code="35",
    )


def copy(put: Put, key: str, *steps: tuple[object, ...], adopter: str = "kab-1601", province: str = "16", **values: object) -> None:
    """Put one copy with its steps (step, rank, date_to)."""
    put(
        "replications",
        replication_id=key,
        innovation_id=f"i-{key}",
        adopter_kind="government",
        adopter_government_id=adopter,
        origin_government_id="prov-35",
        **values,
    )
    for government, code in ((adopter, province), ("prov-35", "17")):
        put("governments", once=True, government_id=government)
        put("government_provinces", once=True, frame="38", government_id=government, province_code=code)
    for number, (step, rank, day) in enumerate(steps, start=1):
        precision = "none" if day is None else "day"
        put(
            "replication_steps",
            replication_id=key,
            step_no=number,
            step=step,
            step_rank=rank,
            date_from=day,
            date_to=day,
            precision=precision,
            date_kind="happened",
            evidence="third_party",
        )


def test_a_copy_lies_where_its_adopter_lies_and_a_group_in_the_province_that_is_told(put: Put, ask: Ask) -> None:
    """Land of Papua (94) in the frames before and after it lost 96; 91 lost land later only. A record of 2021 may mean the larger land."""
    for frame, last_date in (("34", date(2022, 7, 24)), ("37", date(2022, 12, 7)), ("38", None)):
        for code in ("91", "94"):
            put("province_frames", frame=frame, province_code=code, last_date=last_date)
    for start, end, code, kind in (
        ("34", "37", "91", "same"),
        ("34", "37", "94", "smaller"),
        ("34", "38", "91", "smaller"),
        ("34", "38", "94", "smaller"),
        ("37", "38", "91", "smaller"),
        ("37", "38", "94", "same"),
    ):
        put("province_successions", from_frame=start, from_code=code, to_frame=end, to_code=code, kind=kind)
    for government, regency, codes in (
        ("prov-91", None, ("91", "91", "91")),
        ("prov-94", None, ("94", "94", "94")),
        ("kab-9601", "9601", ("94", "96", "96")),
    ):
        level = "kabupaten" if regency else "provinsi"
        put("governments", government_id=government, level=level, regency_code=regency, province_code=codes[-1])
        for frame, code in zip(("34", "37", "38"), codes, strict=True):
            put("government_provinces", frame=frame, government_id=government, province_code=code)
    for key, adopter, year in (("a", "prov-94", 2021), ("b", "prov-94", 2022), ("c", "kab-9601", 2021), ("d", "prov-91", 2021)):
        put("replications", replication_id=key, adopter_kind="government", adopter_government_id=adopter, reported_year=year)
    put("replications", replication_id="e", adopter_kind="group", adopter_province_code="94", reported_year=2021)
    put("replications", replication_id="f", adopter_kind="nation", origin_government_id="kab-9601", reported_year=2021)

    def places(frame: str) -> dict[object, tuple[object, ...]]:
        names = ("adopter_province_code", "origin_province_code", "is_old_province")
        return {row["replication_id"]: tuple(row[name] for name in names) for row in ask("copies", frame=frame)}

    whole = ("94", None, False)
    assert places("34") == {"a": whole, "b": whole, "c": whole, "d": ("91", None, False), "e": whole, "f": (None, "94", False)}
    newest = {"b": whole, "c": ("96", None, False), "f": (None, "96", False)}
    old = ("94", None, True)
    assert places("37") == newest | {"a": old, "e": old, "d": ("91", None, False)}
    assert places("38") == newest | {"a": old, "e": old, "d": ("91", None, True)}


def test_state_is_the_highest_step_dated_by_the_day(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 11, 3)), ("running", 5, date(2022, 1, 1)))
    copy(put, "b", ("action_plan", 3, date(2021, 10, 1)), ("committed", 2, date(2021, 11, 1)))
    copy(put, "c", ("running", 5, date(2018, 1, 1)), ("stopped", None, date(2019, 1, 1)))
    copy(put, "d", ("explored", 0, date(2021, 1, 1)), ("stopped", None, date(2021, 1, 1)))
    copy(put, "e", ("unknown", None, date(2021, 1, 1)), ("explored", 0, date(2021, 5, 1)))
    copy(put, "f", ("running", 5, None))
    copy(put, "g", ("stopped", None, date(2018, 1, 1)), ("running", 5, date(2020, 1, 1)))
    states = {row["replication_id"]: row["state"] for row in ask("copy_states", cut_off=date(2021, 12, 31))}
    assert states == {"a": "chosen", "b": "action_plan", "c": "stopped", "d": "explored", "e": "unknown", "g": "running"}


def test_no_news_after_24_months(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("committed", 2, date(2020, 1, 1)))
    copy(put, "b", ("committed", 2, date(2019, 12, 30)))
    rows = {row["replication_id"]: row["is_no_news"] for row in ask("copy_states", cut_off=date(2021, 12, 31))}
    assert rows == {"a": False, "b": True}


def test_copies_are_set_apart_by_their_first_reason(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a")
    copy(put, "b", is_own_origin=True)
    copy(put, "d", is_unnamed=True)
    put("replications", replication_id="c", adopter_kind="group", is_unnamed=True)
    put("replications", replication_id="e", adopter_kind="unit", is_own_origin=True)
    scopes = {row["replication_id"]: row["copy_scope"] for row in ask("copies", frame="38")}
    assert scopes == {"a": "counted", "b": "own_origin", "c": "group", "d": "unnamed", "e": "own_origin"}


def test_only_counted_copies_beyond_exploring_are_recorded(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    copy(put, "b", ("explored", 0, date(2020, 1, 1)))
    copy(put, "c", ("chosen", 1, date(2020, 1, 1)), is_package=True)
    copy(put, "d", ("chosen", 1, date(2020, 1, 1)), is_own_origin=True)
    copy(put, "e", ("chosen", 1, date(2023, 1, 1)))
    recorded = [row["replication_id"] for row in ask("copies_at_date", **END_2021) if row["is_recorded"]]
    assert sorted(recorded) == ["a", "c"]
    without = [row["replication_id"] for row in ask("copies_at_date", **{**END_2021, "with_packages": False}) if row["is_recorded"]]
    assert without == ["a"]
    late = [row["replication_id"] for row in ask("copies_at_date", **{**END_2021, "first_year": 2021}) if row["is_recorded"]]
    assert late == []


def test_recorded_by_province_tells_zero_from_no_record(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    copy(put, "b", ("running", 5, date(2021, 1, 1)), adopter="kab-1602", is_package=True)
    copy(put, "c", ("explored", 0, date(2021, 1, 1)), adopter="x", province="94")
    rows = {row["province_code"]: row for row in ask("recorded_by_province", **END_2021)}
    assert (rows["16"]["value"], rows["16"]["chosen_count"], rows["16"]["running_count"], rows["16"]["package_count"]) == (
        2,
        1,
        1,
        1,
    )
    assert (rows["94"]["value"], rows["94"]["look"], rows["94"]["explored_count"]) == (0, "zero", 1)
    assert (rows["17"]["value"], rows["17"]["look"]) == (None, "none")
    assert len(rows) == 4


def test_given_by_province_counts_at_the_origin(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    copy(put, "b", ("chosen", 1, date(2020, 1, 1)), adopter="kab-1602")
    copy(put, "c", ("explored", 0, date(2020, 1, 1)), adopter="kab-1603")
    rows = {row["province_code"]: row for row in ask("given_by_province", **END_2021)}
    assert (rows["17"]["value"], rows["17"]["adopter_count"], rows["17"]["within_count"]) == (2, 2, 0)
    assert rows["16"]["look"] == "none"


def test_explored_by_province(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("explored", 0, date(2020, 1, 1)))
    copy(put, "b", ("chosen", 1, date(2020, 1, 1)), adopter="x", province="94")
    rows = {row["province_code"]: (row["value"], row["look"]) for row in ask("explored_by_province", **END_2021)}
    assert rows == {"16": (1, "value"), "94": (0, "zero"), "17": (None, "none"), "31": (None, "none")}


def test_share_running_needs_five_and_has_a_wilson_interval(put: Put, ask: Ask, world: None) -> None:
    for number in range(5):
        rank, step = (5, "running") if number == 0 else (2, "committed")
        copy(put, f"a{number}", (step, rank, date(2021, 1, 1)))
    copy(put, "u", ("unknown", None, date(2021, 1, 1)))
    copy(put, "z", ("running", 5, date(2021, 1, 1)), adopter="x", province="94")
    rows = {row["province_code"]: row for row in ask("share_running_by_province", **END_2021)}
    assert (rows["16"]["value"], rows["16"]["case_count"], rows["16"]["base_count"]) == (0.2, 1, 5)
    # Wilson (1927) score interval of 1 of 5 at 95 %, by hand from its formula: 0.0362241 to 0.6244654
    assert rows["16"]["low"] == pytest.approx(0.0362241, abs=1e-6)
    assert rows["16"]["high"] == pytest.approx(0.6244654, abs=1e-6)
    assert (rows["94"]["value"], rows["94"]["look"]) == (None, "few")
    assert rows["17"]["look"] == "none"


def test_regency_reach_is_not_applicable_in_dki(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)), adopter="kab-1601")
    copy(put, "b", ("running", 5, date(2020, 1, 1)), adopter="kab-1602")
    copy(put, "c", ("running", 5, date(2020, 1, 1)), adopter="kab-1602")
    rows = {row["province_code"]: row for row in ask("regency_reach_by_province", **END_2021, least_step=1)}
    assert (rows["16"]["value"], rows["16"]["case_count"], rows["16"]["base_count"]) == (0.5, 2, 4)
    assert (rows["31"]["look"], rows["31"]["value"]) == ("na", None)
    rows = {row["province_code"]: row for row in ask("regency_reach_by_province", **END_2021, least_step=5)}
    assert rows["16"]["value"] == 0.25


def test_years_to_running_is_a_median_of_five(put: Put, ask: Ask, world: None) -> None:
    for number, year in enumerate((2016, 2017, 2018, 2019, 2020)):
        copy(put, f"a{number}", ("chosen", 1, date(2015, 1, 1)), ("running", 5, date(year, 1, 1)))
    copy(put, "z", ("chosen", 1, date(2020, 1, 1)), ("running", 5, date(2021, 1, 1)), adopter="x", province="94")
    rows = {row["province_code"]: row for row in ask("years_to_running_by_province", **END_2021)}
    assert rows["16"]["value"] == pytest.approx(3.0, abs=0.01)
    assert (rows["94"]["look"], rows["94"]["case_count"]) == ("few", 1)
    assert rows["17"]["look"] == "none"


def test_recorded_by_regency(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)), ("trial", 4, date(2021, 1, 1)))
    copy(put, "b", ("explored", 0, date(2020, 1, 1)), adopter="kab-1602")
    rows = {row["regency_code"]: row for row in ask("recorded_by_regency", **END_2021, province="16")}
    assert (rows["1601"]["value"], rows["1601"]["highest_rank"], rows["1601"]["look"]) == (1, 4, "value")
    assert (rows["1602"]["value"], rows["1602"]["look"], rows["1602"]["explored_count"]) == (0, "zero", 1)
    assert (rows["1603"]["value"], rows["1603"]["look"]) == (None, "none")


def test_copies_by_year_and_scope_and_key_figures(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    copy(put, "b", ("running", 5, date(2020, 6, 1)), adopter="kab-1602", is_package=True)
    copy(put, "c", ("running", 5, None))
    copy(put, "d", ("explored", 0, date(2020, 6, 1)))
    rows = ask("copies_by_year", **END_2021)
    assert [(row["first_copy_year"], row["state"], row["copy_count"], row["package_count"]) for row in rows] == [
        (2020, "chosen", 1, 0),
        (2020, "running", 1, 1),
    ]
    scopes = {(row["copy_scope"], row["state"]): row["copy_count"] for row in ask("copies_by_scope", **END_2021)}
    assert scopes == {("counted", "chosen"): 1, ("counted", "running"): 1, ("counted", "explored"): 1, ("counted", None): 1}
    (key,) = ask("key_figures", **END_2021)
    assert (key["recorded_count"], key["running_count"], key["rated_count"], key["explored_count"]) == (2, 1, 2, 1)
    assert (key["adopter_count"], key["province_count"], key["undated_count"]) == (2, 1, 1)


def test_copies_listed_names_in_the_language(put: Put, ask: Ask, world: None) -> None:
    put("innovations", innovation_id="i-a", name="Inovasi A", short_name="INA")
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    put(
        "replications",
        replication_id="g",
        adopter_kind="group",
        adopter_label_id="12 kabupaten/kota",
        adopter_label_en="12 regencies and cities",
    )
    rows = {row["replication_id"]: row for row in ask("copies_listed", **END_2021, language="en")}
    assert (rows["a"]["innovation_name"], rows["a"]["adopter_name"], rows["a"]["origin_name"]) == (
        "Inovasi A (INA)",
        "1601 Regency",
        "East Java Province",
    )
    assert (rows["g"]["adopter_name"], rows["g"]["state"]) == ("12 regencies and cities", None)


def test_steps_listed_and_action_plans(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)), ("action_plan", 3, date(2020, 2, 1)))
    put(
        "action_plans",
        action_plan_id="p",
        replication_id="a",
        government_id="kab-1601",
        made_date=date(2020, 2, 1),
        precision="day",
    )
    put(
        "plan_milestones",
        action_plan_id="p",
        milestone_no=1,
        plan_stage="persiapan",
        due_date=date(2021, 1, 1),
        done_date=date(2021, 1, 1),
    )
    assert [row["step"] for row in ask("steps_listed", row="a")] == ["chosen", "action_plan"]
    (plan,) = ask("action_plans_listed", language="id", most_rows=500)
    assert (plan["government_name"], plan["milestone_count"]) == ("Kabupaten 1601", 1)
    rows = {row["province_code"]: row for row in ask("milestones_by_province", frame="38", cut_off=date(2021, 12, 31))}
    assert (rows["16"]["look"], rows["16"]["case_count"], rows["16"]["base_count"]) == ("few", 1, 1)
    assert rows["17"]["look"] == "none"


def test_a_copy_dated_later_is_not_undated_and_filters_hold_for_explorations(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2023, 1, 1)))
    copy(put, "b", ("chosen", 1, None))
    copy(put, "c", ("explored", 0, date(2020, 1, 1)), is_package=True)
    copy(put, "d", ("explored", 0, date(2016, 1, 1)))
    (key,) = ask("key_figures", **END_2021)
    assert (key["undated_count"], key["explored_count"]) == (1, 2)
    assert [(row["state"], row["copy_count"]) for row in ask("copies_by_scope", **END_2021)] == [("explored", 2), (None, 1)]
    for changed, count in (({"with_packages": False}, 1), ({"first_year": 2018}, 1)):
        (key,) = ask("key_figures", **{**END_2021, **changed})
        assert key["explored_count"] == count
        assert sum(row["value"] or 0 for row in ask("explored_by_province", **{**END_2021, **changed})) == count


def test_governments_listed_counts_what_each_created_won_took_and_gave(put: Put, ask: Ask, world: None) -> None:
    put("government_provinces", once=True, frame="38", government_id="kab-1601", province_code="16")
    put("innovations", innovation_id="i1", name="One", origin_government_id="prov-35")
    put("awards", award_id="a1", government_id="prov-35", is_award=True)
    put("awards", award_id="a2", government_id="prov-35", is_award=False)
    put("regional_index_scores", index_score_id="s1", government_id="kab-1603")
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)))
    copy(put, "b", ("explored", 0, date(2020, 1, 1)), adopter="kab-1602")
    found = {
        row["government_id"]: [row[name] for name in ("created_count", "award_count", "taken_count", "given_count")]
        for row in ask("governments_listed", language="id", **END_2021)
    }
    assert found == {"kab-1601": [0, 0, 1, 0], "kab-1602": [0, 0, 0, 0], "kab-1603": [0, 0, 0, 0], "prov-35": [1, 1, 0, 1]}


def test_copy_trails_listed_picks_by_innovation_adopter_or_origin_and_ends_at_the_day(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)), ("running", 5, date(2022, 1, 1)))
    copy(put, "b", ("explored", 0, date(2019, 1, 1)), ("trial", 4, None), adopter="kab-1602")
    picks = dict.fromkeys(("innovation", "adopter", "origin", "adopter_province", "origin_province"), "")
    any_of = {**picks, "language": "en", "most_rows": 500, **END_2021}
    trail = [(row["replication_id"], row["step"], row["state"]) for row in ask("copy_trails_listed", **any_of)]
    assert trail == [("b", "explored", "explored"), ("a", "chosen", "chosen"), ("b", "trial", "explored")]
    taken = ask("copy_trails_listed", **{**any_of, "adopter": "kab-1602"})
    assert {row["replication_id"] for row in taken} == {"b"}
    assert {row["adopter_name"] for row in taken} == {"1602 Regency"}
    assert len(ask("copy_trails_listed", **{**any_of, "origin": "prov-35"})) == 3
    assert ask("copy_trails_listed", **{**any_of, "innovation": "i-c"}) == []
    copy(put, "d", ("chosen", 1, date(2020, 1, 1)), adopter="prov-35", province="17")
    assert {row["replication_id"] for row in ask("copy_trails_listed", **{**any_of, "adopter_province": "17"})} == {"d"}
    assert {row["replication_id"] for row in ask("copy_trails_listed", **{**any_of, "origin_province": "17"})} == {"a", "b", "d"}


def test_region_plans_listed_counts_a_plan_from_the_day_it_is_known_and_milestones_by_the_day(
    put: Put, ask: Ask, world: None
) -> None:
    copy(put, "a", ("action_plan", 3, date(2020, 5, 1)), ("trial", 4, date(2021, 6, 1)))
    copy(put, "b", ("action_plan", 3, date(2021, 12, 31)), adopter="kab-1602")
    copy(put, "c", ("action_plan", 3, date(2021, 12, 31)), adopter="prov-35", province="17")
    put("action_plans", action_plan_id="p1", replication_id="a", made_date=date(2020, 5, 1), precision="day")
    put("action_plans", action_plan_id="p2", replication_id="b", made_date=date(2021, 1, 1), precision="year")
    put("action_plans", action_plan_id="p3", replication_id="c", made_date=date(2021, 12, 1), precision="month")
    for number, due, done in ((1, date(2020, 6, 1), date(2020, 6, 2)), (2, date(2021, 6, 1), None), (3, date(2022, 6, 1), None)):
        put("plan_milestones", action_plan_id="p1", milestone_no=number, due_date=due, done_date=done)
    place = {"government": "", "province": "", **{name: END_2021[name] for name in ("frame", "cut_off", "with_packages")}}
    every = place | {"language": "id", "most_rows": 500}
    rows = ask("region_plans_listed", **every)
    assert [(row["action_plan_id"], row["milestone_count"], row["due_count"], row["done_count"]) for row in rows] == [
        ("p1", 3, 2, 1)
    ]
    assert rows[0]["state"] == "trial"
    later = ask("region_plans_listed", **{**every, "cut_off": date(2022, 1, 1)})
    assert [row["action_plan_id"] for row in later] == ["p1", "p2", "p3"]
    assert [
        row["action_plan_id"] for row in ask("region_plans_listed", **{**every, "cut_off": date(2022, 1, 1), "province": "16"})
    ] == ["p1", "p2"]
    assert [row["action_plan_id"] for row in ask("region_plans_listed", **{**every, "government": "kab-1602"})] == []
    assert ask("region_plans_listed", **{**every, "cut_off": date(2020, 4, 30)}) == []
    assert ask("region_plans_listed", **{**every, "cut_off": date(2022, 1, 1), "most_rows": 2}) == later[:2]
    (totals,) = ask("region_plan_totals", **{**place, "cut_off": date(2022, 1, 1)})
    assert totals == {"plan_count": 3, "moved_count": 1, "quiet_count": 0, "milestone_count": 3}
    (totals,) = ask("region_plan_totals", **{**place, "cut_off": date(2024, 1, 1), "province": "17"})
    assert totals == {"plan_count": 1, "moved_count": 0, "quiet_count": 1, "milestone_count": 0}
    sources = {row["source_id"] for row in ask("region_plan_sources_listed", **place)}
    assert sources == {row["source_id"] for row in rows} - {None}


def test_keys_of_records_are_listed_by_kind(put: Put, ask: Ask) -> None:
    put("replications", replication_id="r1")
    put("awards", award_id="a1")
    put("awards", award_id="a2")
    assert [(row["record_kind"], row["record_key"]) for row in ask("record_keys_listed")] == [
        ("awards", "a1"),
        ("awards", "a2"),
        ("replications", "r1"),
    ]


def test_trails_are_cut_counted_and_drawn_by_the_furthest_copies(put: Put, ask: Ask, world: None) -> None:
    copy(put, "a", ("chosen", 1, date(2020, 1, 1)), ("running", 5, date(2020, 6, 1)))
    copy(put, "b", ("explored", 0, date(2019, 1, 1)), ("trial", 4, None), adopter="kab-1602")
    copy(put, "c", ("chosen", 1, None), ("chosen", 1, date(2022, 1, 1)))  # of which a day is known only later
    copy(put, "d", ("stopped", None, date(2021, 1, 1)))
    picks = dict.fromkeys(("innovation", "adopter", "origin", "adopter_province", "origin_province"), "")
    day = {"frame": "38", "cut_off": END_2021["cut_off"]}
    any_of = {**picks, "language": "en", "most_rows": 500, **END_2021}
    every = ask("copy_trails_listed", **any_of)
    steps = [(row["replication_id"], row["step"]) for row in every]
    dated = [("b", "explored"), ("a", "chosen"), ("a", "running"), ("d", "stopped")]
    assert steps == [*dated, ("b", "trial"), ("c", "chosen")]
    assert ask("copy_trails_listed", **{**any_of, "most_rows": 2}) == every[:2]

    def counts(**pick: str) -> tuple[object, ...]:
        row = ask("trail_counts", **{**picks, **END_2021, **pick})[0]
        return tuple(row[f"{name}_count"] for name in ("dated", "undated", "recorded", "running"))

    assert counts() == (2, 2, 1, 1)  # c and d have no state by the day
    assert counts(origin="prov-35") == (2, 2, 1, 1)
    assert counts(innovation="i-a") == (1, 0, 1, 1) and counts(innovation="i-c") == (0, 1, 0, 0)
    assert counts(adopter="kab-1602") == (1, 0, 0, 0)
    sources = ask("trail_sources_listed", **picks, **day)
    assert sum(int(str(row["step_count"])) for row in sources) == len(every)
    furthest = ask("furthest_trails_listed", **{**any_of, "most_rows": 1})
    assert [(row["replication_id"], row["step"]) for row in furthest] == [("a", "chosen"), ("a", "running")]
    both = ask("furthest_trails_listed", **any_of)
    assert both == [row for row in every if row["replication_id"] in ("a", "b")]
    held = ask("copy_steps", frame="38")
    assert len(held) == 7 and {row["replication_id"]: row["state_date"] for row in held} == {
        "a": date(2020, 1, 1),
        "b": date(2019, 1, 1),
        "c": date(2022, 1, 1),
        "d": None,
    }
