"""What is kept so that no visit counts copies: alike copies with their number, starts of innovations, spans of plans. Counted by hand."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
CHOSEN, RUNNING, LATER = date(2020, 3, 4), date(2021, 8, 1), date(2022, 2, 2)
END = {"frame": "38", "cut_off": date(2023, 12, 31), "first_year": 2010, "with_packages": True}
VIEW = END | {"province": "", "forum": "", "innovation": ""}
REGION = {name: END[name] for name in ("frame", "cut_off", "with_packages")} | {"government": "kab-1601", "province": ""}


def copy(put: Put, key: str, *steps: tuple[str, int | None, date], **values: object) -> None:
    row = {"innovation_id": "i1", "adopter_kind": "government", "adopter_government_id": "kab-1601"} | values
    put("replications", replication_id=key, **row)
    if adopter := row["adopter_government_id"]:
        put("governments", once=True, government_id=adopter)
        put("government_provinces", once=True, frame="38", government_id=adopter, province_code="16")
    for number, (step, rank, day) in enumerate(steps, start=1):
        dated = {"date_from": day, "date_to": day, "precision": "day"}
        put("replication_steps", replication_id=key, step_no=number, step=step, step_rank=rank, source_id="s1", **dated)


@pytest.fixture
def world(put: Put) -> None:
    """a and b are alike, of two innovations; c is a package of the first; d was only visited; e bears no date."""
    for key in ("i1", "i2"):
        put("innovations", innovation_id=key, name=key)
    copy(put, "a", ("chosen", 1, CHOSEN), ("running", 5, RUNNING))
    copy(put, "b", ("chosen", 1, CHOSEN), ("running", 5, RUNNING), innovation_id="i2")
    copy(put, "c", ("committed", 2, LATER), is_package=True)
    copy(put, "d", ("explored", 0, LATER), innovation_id="i2")
    copy(put, "e")


def test_copies_that_are_alike_are_one_cell(world: None, ask: Ask) -> None:
    cells = {(row["state"], row["from_date"], row["until_date"]): row["copy_count"] for row in ask("copy_cells", frame="38")}
    assert cells[("chosen", CHOSEN, RUNNING)] == cells[("running", RUNNING, None)] == 2
    assert cells[("committed", LATER, None)] == cells[("explored", LATER, None)] == cells[(None, None, None)] == 1
    running = {row["recorded_year"] for row in ask("copy_cells", frame="38") if row["state"] == "running"}
    assert running == {2020}  # the year of its first step, not of its state


@pytest.mark.parametrize("changed", [{}, {"with_packages": False}, {"first_year": 2021}, {"cut_off": RUNNING}])
def test_cells_at_a_day_sum_up_to_the_copies(world: None, ask: Ask, changed: dict[str, object]) -> None:
    facts = ("state", "is_recorded", "is_explored_only", "is_no_news", "is_undated", "is_package")
    counted: dict[tuple[object, ...], int] = {}
    for row in ask("copies_at_date", **(END | changed)):
        key = tuple(row[fact] for fact in facts)
        counted[key] = counted.get(key, 0) + 1
    summed: dict[tuple[object, ...], int] = {}
    for row in ask("cells_at_date", **(END | changed)):
        key = tuple(row[fact] for fact in facts)
        summed[key] = summed.get(key, 0) + int(str(row["copy_count"]))
    assert summed == counted and sum(summed.values()) == 5


def test_a_named_innovation_is_counted_copy_by_copy(world: None, ask: Ask) -> None:
    every = ask("cells_of_innovation", **END, innovation="")
    one = ask("cells_of_innovation", **END, innovation="i2")
    assert sum(int(str(row["copy_count"])) for row in every) == 5
    assert sorted(str(row["state"]) for row in one) == ["explored", "running"]


def test_an_innovation_starts_once(world: None, put: Put, ask: Ask) -> None:
    copy(put, "f", ("chosen", 1, date(2022, 5, 5)))
    starts = [
        (row["recorded_year"], row["recorded_date"], row["previous_year"], row["innovation_count"])
        for row in ask("innovation_starts", frame="38")
        if row["with_packages"]
    ]
    assert sorted(starts, key=str) == [(2020, CHOSEN, None, 2), (2022, LATER, 2020, 1)]
    by_year = {year: ask("key_figures", **(END | {"first_year": year}))[0]["innovation_count"] for year in (2020, 2021, 2023)}
    assert by_year == {2020: 2, 2021: 1, 2023: 0}


def test_records_of_each_innovation(world: None, ask: Ask) -> None:
    assert {row["innovation_id"]: row["record_count"] for row in ask("innovation_records")} == {"i1": 3, "i2": 2}


def test_events_are_dated_steps_of_named_innovations(world: None, put: Put, ask: Ask) -> None:
    copy(put, "nameless", ("chosen", 1, CHOSEN), innovation_id=None)
    assert {row["event_key"] for row in ask("dated_events")} == {"a-1", "a-2", "b-1", "b-2", "c-1", "d-1"}


def test_a_choice_keeps_its_copies_and_when_they_reached_a_step(world: None, put: Put, ask: Ask) -> None:
    for key in ("a", "c", "e"):
        put("forum_choice_copies", forum_id="f1", choice_no=1, replication_id=key)
    rows = sorted((row["step_rank"], row["from_date"], row["copy_count"]) for row in ask("choice_ranks"))
    assert rows == [(1, CHOSEN, 3), (2, LATER, 3), (5, RUNNING, 3)]


def test_intents_know_their_forum_from_its_day_on(world: None, put: Put, ask: Ask) -> None:
    held = date(2020, 9, 9)
    put("forums", forum_id="f1", date_from=held, date_to=held, precision="day", source_id="s1")
    put("forum_choices", forum_id="f1", choice_no=1, name_as_published="x", status="chosen")
    put("forum_choice_copies", forum_id="f1", choice_no=1, replication_id="a")
    spans = [
        (row["from_date"], row["until_date"], row["forum_id"], row["state"])
        for row in ask("intent_history", frame="38")
        if row["replication_id"] == "a"
    ]
    assert sorted(spans, key=str) == [
        (CHOSEN, held, None, "chosen"),
        (held, RUNNING, "f1", "chosen"),
        (RUNNING, None, "f1", "running"),
    ]
    cells = {(row["from_date"], row["forum_id"], row["copy_count"]) for row in ask("intent_cells", frame="38")}
    assert cells == {
        (CHOSEN, None, 1),
        (held, "f1", 1),
        (RUNNING, "f1", 1),
        (CHOSEN, None, 1),
        (RUNNING, None, 1),
        (LATER, None, 1),
    }
    assert sum(int(str(row["copy_count"])) for row in ask("intent_counts", **VIEW)) == 3
    assert [row["forum_id"] for row in ask("intent_counts", **(VIEW | {"innovation": "i2"}))] == [None]


def test_a_plan_has_a_row_a_milestone_and_its_news_in_spans(world: None, put: Put, ask: Ask) -> None:
    put("action_plans", action_plan_id="p1", replication_id="a", made_date=CHOSEN, precision="month")
    put("action_plans", action_plan_id="p2", replication_id="b", precision="none")
    for number in (1, 2):
        put("plan_milestones", action_plan_id="p1", milestone_no=number, due_date=LATER, done_date=LATER, plan_stage="persiapan")
    rows = sorted((row["plan_no"], row["milestone_no"] or 0, row["is_first"]) for row in ask("plan_history", frame="38"))
    assert rows == [(1, 1, True), (1, 2, False), (2, 0, True)]
    news = [(row["news_date"], row["until_date"], row["precision"]) for row in ask("plan_news") if row["action_plan_id"] == "p1"]
    assert sorted(news) == [(CHOSEN, RUNNING, "day"), (RUNNING, LATER, "day"), (LATER, None, "day")]
    late = date(2030, 1, 1)
    put("plan_milestones", action_plan_id="p2", milestone_no=1, due_date=LATER, done_date=late, plan_stage="persiapan")
    facts = ("province_code", "due_date", "done_date", "from_date", "until_date")
    cells = {tuple(row[fact] for fact in facts): row["milestone_count"] for row in ask("milestone_cells", frame="38")}
    assert cells == {("16", LATER, LATER, None, None): 2, ("16", LATER, late, None, None): 1}
    numbers = {row["innovation_id"]: row["innovation_number"] for row in ask("innovation_numbers")}
    assert numbers == {"i1": 1, "i2": 2}
    of_innovations = {(row["innovation_number"], row["milestone_count"]) for row in ask("milestone_innovation_cells", frame="38")}
    assert of_innovations == {(1, 2), (2, 1)}
    assert [(row["plan_no"], row["action_plan_id"], row["replication_id"]) for row in ask("plan_keys")] == [
        (1, "p1", "a"),
        (2, "p2", "b"),
    ]
    assert sum(int(str(row["milestone_count"])) for row in ask("milestone_counts", **VIEW)) == 3
    assert [row["innovation_number"] for row in ask("milestone_innovation_counts", **(VIEW | {"innovation": "i2"}))] == [2]


def test_a_plan_changes_with_its_milestones_its_news_and_its_forum(world: None, put: Put, ask: Ask) -> None:
    put("action_plans", action_plan_id="p1", replication_id="a", made_date=CHOSEN, precision="day", source_id="s1")
    due, done, held = date(2020, 6, 1), date(2020, 7, 1), date(2020, 9, 9)
    put("plan_milestones", action_plan_id="p1", milestone_no=1, due_date=due, done_date=done, plan_stage="persiapan")
    put("forums", forum_id="f1", date_from=held, date_to=held, precision="day", source_id="s1")
    put("forum_choices", forum_id="f1", choice_no=1, name_as_published="x", status="chosen")
    put("forum_choice_copies", forum_id="f1", choice_no=1, replication_id="a")
    names = ("from_date", "until_date", "plan_state", "last_news_date", "forum_id", "copy_state", "copy_step_rank")
    spans = [tuple(row[name] for name in names) for row in ask("plan_spans", frame="38")]
    day_after = date(2020, 6, 2)
    assert sorted(spans) == [
        (CHOSEN, day_after, "open", CHOSEN, None, "chosen", 1),
        (day_after, done, "overdue", CHOSEN, None, "chosen", 1),
        (done, held, "done", done, None, "chosen", 1),
        (held, RUNNING, "done", done, "f1", "chosen", 1),
        (RUNNING, None, "done", RUNNING, "f1", "running", 5),
    ]
    cells = {
        (row["from_date"], row["plan_state"], row["plan_count"], row["milestone_count"]) for row in ask("plan_cells", frame="38")
    }
    assert cells == {(span[0], span[2], 1, 1) for span in spans}
    (state,) = ask("plan_states", **(VIEW | {"cut_off": day_after}))
    assert (state["plan_state"], state["last_news_precision"], state["days_without_news"]) == ("overdue", "day", 90)
    (count,) = ask("plan_counts", **(VIEW | {"cut_off": due}))
    assert (count["plan_state"], count["source_id"], count["plan_count"]) == ("open", "s1", 1)
    assert [row["plan_no"] for row in ask("region_plans", **REGION)] == [1]
    assert ask("intent_kinds", **(VIEW | {"innovation": "i1", "with_packages": False}))[0]["copy_count"] == 1


def test_the_first_days_of_a_copy(world: None, put: Put, ask: Ask) -> None:
    copy(put, "g", ("explored", 0, CHOSEN), ("committed", 2, RUNNING), ("chosen", 1, LATER), ("stopped", None, date(2023, 1, 1)))
    row = next(row for row in ask("copy_firsts") if row["replication_id"] == "g")
    assert (row["first_date"], row["first_copy_from"], row["chosen_to"]) == (CHOSEN, RUNNING, RUNNING)
    assert (row["running_to"], row["stopped_to"]) == (None, date(2023, 1, 1))
    early = next(row for row in ask("copies_at_date", **(END | {"cut_off": RUNNING})) if row["replication_id"] == "g")
    assert (early["chosen_to"], early["stopped_to"]) == (RUNNING, None)  # what lies after the day is not known on it


def test_awards_and_creations_of_governments(world: None, put: Put, ask: Ask) -> None:
    put("innovations", innovation_id="i3", name="i3", origin_government_id="kab-1601")
    for key, year, tier in (("a1", 2020, "top_99"), ("a2", 2020, "top_45"), ("a3", 2021, "top_99")):
        values = {"competition": "KIPP", "award_year": year, "tier_code": tier, "is_award": True}
        put("awards", award_id=key, innovation_id="i3", government_id="kab-1601", **values)
    put("awards", award_id="a4", competition="KIPP", award_year=2021, tier_code="final", is_award=False, government_id="kab-1602")
    assert {(row["award_year"], row["found_count"]) for row in ask("award_counts")} == {(2020, 1), (2021, 1)}
    counts = {row["government_id"]: (row["created_count"], row["award_count"]) for row in ask("government_records")}
    assert counts == {"kab-1601": (1, 2), "kab-1602": (0, 0)}
    assert {row["award_id"]: row["position"] for row in ask("award_entries")} == {"a1": 1, "a2": 2, "a3": 1}
