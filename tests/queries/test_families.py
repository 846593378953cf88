"""Families of innovations and the innovations with most adopters. Counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from inovasi import queries
from tests.queries.test_cells import CHOSEN, END, LATER, RUNNING, copy

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
ANY = END | {"innovation": "", "province": "", "language": "en", "most_rows": 500, "least_adopters": 2}


@pytest.fixture
def asked(ask: Ask) -> Ask:
    def run(name: str, **changed: object) -> list[dict[str, object]]:
        return ask(name, **{key: value for key, value in (ANY | changed).items() if key in queries.parameter_names(name)})

    return run


@pytest.fixture
def world(put: Put) -> None:
    """X took i1 of O (a, again as b), Y took it of X (c), X called its i2 "Satu", a name of i1 (d), and what no source names, too (e)."""
    for key in ("i1", "i2"):
        put("innovations", innovation_id=key, name=f"Name {key}")
        put("innovation_aliases", innovation_id=key, alias=f"Name {key}")
    put("innovation_aliases", innovation_id="i1", alias="Satu")
    copy(put, "a", ("chosen", 1, LATER), adopter_government_id="x", origin_government_id="o")
    copy(put, "b", ("chosen", 1, CHOSEN), adopter_government_id="x", origin_government_id="o", is_package=True)
    copy(put, "c", ("chosen", 1, CHOSEN), ("running", 5, RUNNING), adopter_government_id="y", origin_government_id="x")
    named = {"adopter_government_id": "x", "adopted_name": "SATU"}
    copy(put, "d", ("explored", 0, CHOSEN), ("chosen", 1, RUNNING), innovation_id="i2", origin_government_id="o", **named)
    copy(put, "e", innovation_id=None, **named)


def test_a_copy_was_taken_from_the_first_that_its_origin_had_by_the_day(world: None, asked: Ask) -> None:
    def parents(**changed: object) -> list[tuple[object, ...]]:
        names = ("innovation_id", "origin_government_id", "replication_id", "parent_innovation_id", "parent_origin_id")
        return [tuple(row[name] for name in names) for row in asked("parents_listed", **changed)]

    assert parents() == [("i1", "x", "a", "i1", "o")]
    assert parents(cut_off=CHOSEN) == [("i1", "x", "b", "i1", "o")]  # a is not known yet
    assert parents(cut_off=CHOSEN, with_packages=False) == [("i1", "x", "d", "i2", "o")]  # called by its name
    assert parents(cut_off=date(2019, 1, 1)) == []
    held = {row["replication_id"]: row["known_date"] for row in asked("copy_parents")}
    assert held == {"a": LATER, "b": CHOSEN, "d": CHOSEN, "e": date(1, 1, 1)}


def test_families_are_linked_by_names_that_copies_were_given(world: None, asked: Ask) -> None:
    linked = [row["innovation_id"] for row in asked("family_innovations_listed", innovation="i1")]
    assert linked == ["i2", None]
    assert [row["innovation_id"] for row in asked("family_innovations_listed", innovation="i2")] == ["i1"]
    assert [row["replication_id"] for row in asked("family_copies_listed", innovation="i1")] == ["a", "b", "c"]
    assert [row["replication_id"] for row in asked("family_copies_listed", innovation="i1", with_packages=False)] == ["a", "c"]
    assert asked("family_copies_listed", innovation="i1", cut_off=date(2019, 1, 1)) == []
    unnamed = asked("unnamed_copies_listed", innovation="i1")
    assert [(row["replication_id"], row["adopted_name"], row["is_undated"]) for row in unnamed] == [("e", "SATU", True)]
    assert asked("unnamed_copies_listed", innovation="i2") == []
    words = {row["replication_id"]: row["innovation_name"] for row in asked("copies_in_words")}
    assert words == {"a": "Name i1", "b": "Name i1", "c": "Name i1", "d": "Name i2", "e": None}
    keys = sorted((row["name_key"], row["replication_id"]) for row in asked("named_copies"))
    assert keys == [("satu", "d"), ("satu", "e")]


def test_innovations_are_counted_by_day_year_and_kind(world: None, asked: Ask) -> None:
    days = {
        (row["innovation_id"], row["is_package"], row["recorded_date"]): row["copy_count"] for row in asked("innovation_first_days")
    }
    assert days == {("i1", False, CHOSEN): 1, ("i1", False, LATER): 1, ("i1", True, CHOSEN): 1, ("i2", False, RUNNING): 1}
    years = {
        (row["innovation_id"], row["is_package"], row["recorded_year"]): row["copy_count"]
        for row in asked("innovation_first_years")
    }
    assert years == {("i1", False, 2020): 1, ("i1", False, 2022): 1, ("i1", True, 2020): 1, ("i2", False, 2021): 1}

    def counts(**changed: object) -> dict[tuple[object, object], object]:
        return {(row["innovation_id"], row["is_package"]): row["copy_count"] for row in asked("innovation_counts", **changed)}

    assert counts() == {("i1", False): 2, ("i1", True): 1, ("i2", False): 1}
    assert counts(cut_off=date(2022, 2, 1), with_packages=False) == {("i1", False): 1, ("i2", False): 1}  # the day before LATER
    assert counts(cut_off=LATER, first_year=2021) == {("i1", False): 1, ("i2", False): 1}
    assert counts(province="17") == {} and counts(province="16") == counts()
    assert {row["recorded_year"] for row in asked("recorded_years", cut_off=LATER)} == {2020, 2021, 2022}
    names = ("is_package", "innovation_count", "copy_count", "most_count", "single_count")
    assert [tuple(row[name] for name in names) for row in asked("adopted_kinds")] == [(False, 2, 3, 2, 1), (True, 1, 1, 1, 1)]


def test_the_innovations_with_most_adopters_come_first_and_those_of_each_kind_beside_them(
    world: None, put: Put, asked: Ask
) -> None:
    for number in range(20):
        put("innovations", innovation_id=f"j{number:02}", name=f"Other {number:02}")
        copy(put, f"p{number:02}", ("chosen", 1, CHOSEN), innovation_id=f"j{number:02}")
    rows = asked("adopters_by_innovation", most_rows=1)
    singles = {row["innovation_id"] for row in rows if not row["is_package"]}
    assert len(singles) == 16 and "i1" in singles and "j15" not in singles
    assert {row["innovation_id"] for row in rows if row["is_package"]} == {"i1"}
    assert len({row["innovation_id"] for row in asked("adopters_by_innovation")}) == 22
    own = [(row["is_package"], row["state"], row["copy_count"]) for row in rows if row["innovation_id"] == "i1"]
    assert own == [(False, "chosen", 1), (False, "running", 1), (True, "chosen", 1)]


def test_candidates_of_a_curve_have_adopters_enough_or_are_among_the_ten_with_most(world: None, put: Put, asked: Ask) -> None:
    for number in range(11):
        put("innovations", innovation_id=f"j{number:02}", name=f"Other {number:02}")
        copy(put, f"p{number:02}", ("chosen", 1, CHOSEN), innovation_id=f"j{number:02}")
    rows = [(row["innovation_id"], row["recorded_year"], row["copy_count"]) for row in asked("growth_candidates_listed")]
    assert rows[:3] == [("i1", 2020, 1), ("i1", 2022, 1), ("i2", 2021, 1)]
    assert {key for key, _, _ in rows} == {"i1", "i2", *(f"j{number:02}" for number in range(8))}
    assert len({row["innovation_id"] for row in asked("growth_candidates_listed", least_adopters=1)}) == 13
