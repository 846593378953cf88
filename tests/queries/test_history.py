"""What a copy was when, counted by hand: a copy that is visited, chosen, run and stopped, one undated, and a forum."""

from collections.abc import Callable
from datetime import date

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
VISITED, CHOSEN, RUNNING, STOPPED = date(2019, 5, 2), date(2020, 3, 4), date(2021, 8, 1), date(2023, 1, 9)


@pytest.fixture
def world(put: Put) -> None:
    """r1 goes through four days, two steps on the second; r2 bears no date; both lie in province 16 of the frame of 38."""
    put("governments", government_id="kab-1601")
    put("government_provinces", frame="38", government_id="kab-1601", province_code="16")
    for key in ("r1", "r2"):
        put("replications", replication_id=key, innovation_id="i1", adopter_kind="government", adopter_government_id="kab-1601")
    steps = (
        ("r1", "explored", 0, VISITED, "day"),
        ("r1", "chosen", 1, CHOSEN, "day"),
        ("r1", "committed", 2, CHOSEN, "day"),
        ("r1", "running", 5, RUNNING, "month"),
        ("r1", "stopped", None, STOPPED, "day"),
        ("r2", "unknown", None, None, "none"),
    )
    for number, (key, step, rank, day, precision) in enumerate(steps, start=1):
        put(
            "replication_steps",
            replication_id=key,
            step_no=number,
            step=step,
            step_rank=rank,
            date_from=day,
            date_to=day,
            precision=precision,
            source_id="s1",
        )


def test_each_day_of_news_begins_a_span_that_the_next_one_ends(world: None, ask: Ask) -> None:
    rows = sorted(ask("copy_changes"), key=lambda row: row["from_date"])
    assert [(row["replication_id"], row["from_date"], row["until_date"], row["state"]) for row in rows] == [
        ("r1", VISITED, CHOSEN, "explored"),
        ("r1", CHOSEN, RUNNING, "committed"),
        ("r1", RUNNING, STOPPED, "running"),
        ("r1", STOPPED, None, "stopped"),
    ]
    assert [row["step_rank"] for row in rows] == [0, 2, 5, 5]
    assert [row["first_copy_date"] for row in rows] == [None, CHOSEN, CHOSEN, CHOSEN]
    assert [row["last_news_precision"] for row in rows] == ["day", "day", "month", "day"]
    assert [row["intent_date"] for row in rows] == [None, CHOSEN, CHOSEN, CHOSEN]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2019, 5, 1), None),
        (VISITED, "explored"),
        (date(2020, 3, 3), "explored"),
        (CHOSEN, "committed"),
        (date(2021, 8, 1), "running"),
        (date(2030, 1, 1), "stopped"),
    ],
)
def test_a_day_finds_each_copy_in_one_span(world: None, ask: Ask, day: date, state: str | None) -> None:
    rows = ask("copies_at_date", frame="38", cut_off=day, first_year=2010, with_packages=True)
    assert {row["replication_id"]: row["state"] for row in rows} == {"r1": state, "r2": None}


def test_the_history_of_a_copy_begins_before_its_first_day(world: None, ask: Ask) -> None:
    rows = ask("copy_history", frame="38")
    spans = sorted((row["from_date"] or date.min, row["until_date"]) for row in rows if row["replication_id"] == "r1")
    assert spans[0] == (date.min, VISITED) and len(spans) == 5
    assert [(row["from_date"], row["until_date"], row["is_undated"]) for row in rows if row["replication_id"] == "r2"] == [
        (None, None, True)
    ]
    assert {row["adopter_province_code"] for row in rows} == {"16"}


def test_a_forum_is_linked_to_what_was_signed_on_its_day(world: None, put: Put, ask: Ask) -> None:
    put("forums", forum_id="f1", date_from=CHOSEN, date_to=CHOSEN, precision="day", source_id="s1")
    put("forums", forum_id="f2", date_from=RUNNING, date_to=RUNNING, precision="day", source_id="s1")
    assert ask("forum_links") == [
        {"forum_id": "f1", "forum_date": CHOSEN, "replication_id": "r1", "choice_no": None, "link": "signed"}
    ]
    assert ask("forum_copies", cut_off=date(2020, 3, 3)) == []
    assert len(ask("forum_copies", cut_off=CHOSEN)) == 1
