"""Sources, facilitators and governments behind copies, and the list under a map cut to its first rows. Counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from inovasi import queries
from tests.queries.test_cells import CHOSEN, END, LATER, RUNNING, copy

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
ANY = END | {"innovation": "", "province": "", "adopter_province": "", "origin_province": "", "language": "en", "most_rows": 500}


def asked(ask: Ask, name: str, **changed: object) -> list[dict[str, object]]:
    return ask(name, **{key: value for key, value in (ANY | changed).items() if key in queries.parameter_names(name)})


@pytest.fixture
def world(put: Put) -> None:
    """a and b run, of two innovations; c is a package helped by two; d was only visited, helped by one; e bears no date; f is of a community."""
    put("innovations", innovation_id="i1", name="Layanan", short_name="LY")
    put("innovations", innovation_id="i2", name="Sistem SI", short_name="SI")
    put("innovations", innovation_id="i3", name="Belum ditiru", short_name="BD")
    put("governments", government_id="kab-1601", name_id="Kabupaten A", name_en="A Regency")
    put("governments", government_id="kab-1701")
    put("government_provinces", frame="38", government_id="kab-1601", province_code="16")
    put("government_provinces", frame="38", government_id="kab-1701", province_code="17")
    copy(put, "a", ("chosen", 1, CHOSEN), ("running", 5, RUNNING), source_id="s1", origin_government_id="kab-1701")
    copy(put, "b", ("chosen", 1, CHOSEN), ("running", 5, RUNNING), source_id="s1", innovation_id="i2", facilitator="KPK")
    copy(put, "c", ("committed", 2, LATER), source_id="s2", is_package=True, facilitator="KPK; GIZ")
    copy(put, "d", ("explored", 0, LATER), source_id="s3", innovation_id="i2", facilitator="GIZ", adopted_name="Nama")
    copy(put, "e", source_id="s4")
    copy(put, "f", ("running", 5, RUNNING), adopter_kind="community", adopter_government_id=None, adopter_label_en="A village")


def test_sources_count_all_dated_copies_and_those_recorded(world: None, ask: Ask) -> None:
    def found(**changed: object) -> list[tuple[object, ...]]:
        return [
            (row["source_id"], row["copy_count"], row["recorded_count"]) for row in asked(ask, "copy_sources_listed", **changed)
        ]

    assert found() == [("s1", 2, 2), ("s2", 1, 1), ("s3", 1, 0), (None, 1, 0)]
    assert found(with_packages=False) == [("s1", 2, 2), ("s2", 1, 0), ("s3", 1, 0), (None, 1, 0)]
    assert found(innovation="i2") == [("s1", 1, 1), ("s3", 1, 0)]
    assert found(cut_off=CHOSEN) == [("s1", 2, 2)]
    assert found(origin_province="17") == [("s1", 1, 1)] and found(adopter_province="17") == []


def test_cells_of_sources_are_alike_copies(world: None, ask: Ask) -> None:
    cells = {(row["source_id"], row["facilitator"], row["from_date"]): row["copy_count"] for row in ask("source_cells", frame="38")}
    assert cells[("s1", None, CHOSEN)] == cells[("s1", "KPK", RUNNING)] == cells[("s2", "KPK; GIZ", LATER)] == 1
    assert len(cells) == 7  # e has none: nothing of it is dated
    on_day = asked(ask, "source_cells_at_date")
    assert sum(int(str(row["copy_count"])) for row in on_day) == 5 and sum(bool(row["is_explored_only"]) for row in on_day) == 1


def test_facilitators_of_recorded_copies_and_explorations(world: None, ask: Ask) -> None:
    rows = asked(ask, "copies_by_facilitator")
    assert [(row["facilitator"], row["state"], row["is_recorded"], row["source_id"], row["copy_count"]) for row in rows] == [
        ("GIZ", "explored", False, "s3", 1),
        ("KPK", "running", True, "s1", 1),
        ("KPK; GIZ", "committed", True, "s2", 1),
        (None, "running", True, "s1", 1),
    ]
    assert [row["facilitator"] for row in asked(ask, "copies_by_facilitator", innovation="i2")] == ["GIZ", "KPK"]


def test_governments_take_and_give(world: None, ask: Ask) -> None:
    counted = {row["government_id"]: (row["taken_count"], row["given_count"]) for row in asked(ask, "copies_by_government")}
    assert counted == {"kab-1601": (3, 0), "kab-1701": (0, 1)}
    sources = [(row["government_id"], row["source_id"], row["recorded_count"]) for row in asked(ask, "adopter_sources_listed")]
    assert sources == [("kab-1601", "s1", 2), ("kab-1601", "s2", 1)]


def test_an_innovation_is_called_with_its_short_name_where_a_copy_names_it(world: None, ask: Ask) -> None:
    def name(key: str) -> list[object]:
        return [row["innovation_name"] for row in ask("innovation_names_listed", innovation=key)]

    assert name("i1") == ["Layanan (LY)"] and name("i2") == ["Sistem SI"]
    assert name("i3") == ["Belum ditiru"] and name("x") == []


def test_the_list_under_a_map_puts_the_furthest_recorded_first_and_is_cut(world: None, ask: Ask) -> None:
    rows = asked(ask, "state_copies_listed")
    assert [(row["replication_id"], row["state"]) for row in rows] == [
        ("a", "running"),
        ("b", "running"),
        ("c", "committed"),
        ("f", "running"),
        ("d", "explored"),
    ]
    assert rows[0]["innovation_name"] == "Layanan (LY)" and rows[0]["adopter_name"] == "A Regency"
    assert rows[3]["adopter_name"] == "A village" and rows[4]["adopted_name"] == "Nama"
    for most in (1, 2, 3, 4):
        assert asked(ask, "state_copies_listed", most_rows=most) == rows[:most]
    assert asked(ask, "state_copies_listed", cut_off=date(2019, 1, 1)) == []
    assert asked(ask, "state_copies_listed", province="17") == []
    assert [row["replication_id"] for row in asked(ask, "state_copies_listed", innovation="i2")] == ["b", "d"]
