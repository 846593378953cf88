"""Plans, milestones and what was signed, on rows few enough to count by hand."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

Put = Callable[..., None]
Ask = Callable[..., list[dict[str, object]]]
DAY = date(2021, 12, 31)
VIEW = {
    "frame": "38",
    "cut_off": DAY,
    "first_year": 2010,
    "with_packages": True,
    "province": "",
    "forum": "",
    "innovation": "",
}
WORDS = VIEW | {"language": "id"}
LISTED = WORDS | {"most_rows": 500}
RANKS = {"explored": 0, "chosen": 1, "committed": 2, "action_plan": 3, "trial": 4, "running": 5}


@pytest.fixture
def places(put: Put) -> None:
    """Two provinces, each with its government, and one innovation."""
    for code in ("16", "33"):
        put("provinces", province_code=code, name_id=f"P{code}", name_en=f"P{code} en")
        put("province_frames", frame="38", province_code=code, name_id=f"P{code}", name_en=f"P{code} en")
        put(
            "governments",
            government_id=f"prov-{code}",
            name_id=f"Provinsi P{code}",
            name_en=f"P{code} Province",
            level="provinsi",
            province_code=code,
        )
        put("government_provinces", frame="38", government_id=f"prov-{code}", province_code=code)
    put("innovations", innovation_id="i1", name="Inovasi Satu", short_name="SATU")
    put("sources", source_id="s1", url="https://s1.example")


def copy(put: Put, key: str, *steps: tuple[object, ...], province: str | None = "16", **values: object) -> None:
    """Put one copy of i1 by the province, with its steps: step, last day, precision, source."""
    row = {"innovation_id": "i1", "adopter_kind": "government", "adopter_government_id": province and f"prov-{province}"} | values
    put("replications", replication_id=key, **row)
    for number, step in enumerate(steps, start=1):
        name, day, precision, source = (*step, *("day", "s9")[len(step) - 2 :])
        first = day.replace(month=1, day=1) if isinstance(day, date) and precision == "year" else day
        put(
            "replication_steps",
            replication_id=key,
            step_no=number,
            step=name,
            step_rank=RANKS.get(str(name)),
            date_from=first,
            date_to=day,
            precision=precision if day else "none",
            source_id=source,
        )


def forum(put: Put, key: str, day: date, province: str = "16", **values: object) -> None:
    row = {"scope": "provincial", "kind": "signing", "precision": "day", "source_id": "s1"} | values
    put("forums", forum_id=key, date_from=day, date_to=day, province_code=province, title_id=f"Forum {key}", **row)


def choice(put: Put, forum_id: str, number: int, status: str, replication_id: str | None = None) -> None:
    put("forum_choices", forum_id=forum_id, choice_no=number, name_as_published=f"Pilihan {number}", status=status)
    if replication_id:
        put("forum_choice_copies", forum_id=forum_id, choice_no=number, replication_id=replication_id)


def plan(put: Put, key: str, replication_id: str, made: date | None = date(2021, 1, 1), **values: object) -> None:
    put(
        "action_plans",
        action_plan_id=key,
        replication_id=replication_id,
        made_date=made,
        precision="day" if made else "none",
        **values,
    )


def milestone(put: Put, plan_id: str, number: int, due: date | None, done: date | None = None, **values: object) -> None:
    row = {"plan_stage": "persiapan", "title_id": f"Tonggak {number}"} | values
    put("plan_milestones", action_plan_id=plan_id, milestone_no=number, due_date=due, done_date=done, **row)


EDGES = {  # milestone number -> due, done, state on 31 December 2021, due by that day
    1: (DAY, None, "due_today", True),
    2: (DAY - timedelta(days=1), None, "overdue", True),
    3: (DAY + timedelta(days=1), None, "upcoming", False),
    4: (DAY, DAY, "done_on_time", True),
    5: (date(2021, 6, 1), date(2021, 6, 2), "done_late", True),
    6: (None, date(2021, 6, 2), "done_no_due", False),
    7: (None, None, "no_due", False),
    8: (date(2021, 6, 1), DAY + timedelta(days=1), "overdue", True),  # done, but only after the day
    9: (DAY + timedelta(days=30), date(2021, 6, 1), "done_on_time", False),  # done before it was due
}


def test_milestone_states_at_their_edges(put: Put, ask: Ask) -> None:
    copy(put, "r")
    plan(put, "p", "r")
    for number, (due, done, _, _) in EDGES.items():
        milestone(put, "p", number, due, done, news_date=DAY + timedelta(days=number % 2))
    rows = {row["milestone_no"]: row for row in ask("milestone_states", **VIEW)}
    assert {number: (row["milestone_state"], row["is_due"]) for number, row in rows.items()} == {
        number: (state, is_due) for number, (_, _, state, is_due) in EDGES.items()
    }
    assert rows[8]["done_date"] is None
    assert (rows[1]["news_date"], rows[2]["news_date"]) == (None, DAY)  # news after the day is not known on it


def test_plan_states_counts_by_hand(put: Put, ask: Ask, places: None) -> None:
    copy(put, "r1", ("action_plan", date(2021, 1, 1)))
    plan(put, "late", "r1")
    for number, (due, done, _, _) in EDGES.items():
        milestone(put, "late", number, due, done)
    copy(put, "r2", ("action_plan", date(2021, 1, 1)))
    plan(put, "done", "r2")
    milestone(put, "done", 1, date(2021, 3, 1), date(2021, 3, 5))
    milestone(put, "done", 2, None, date(2021, 4, 1))
    copy(put, "r3", ("action_plan", date(2021, 1, 1)))
    plan(put, "open", "r3")
    milestone(put, "open", 1, DAY)
    copy(put, "r4", ("action_plan", date(2021, 1, 1)))
    plan(put, "bare", "r4")
    rows = {row["action_plan_id"]: row for row in ask("plan_states_listed", **LISTED)}
    assert {key: row["plan_state"] for key, row in rows.items()} == {
        "late": "overdue",
        "done": "done",
        "open": "open",
        "bare": "no_milestones",
    }
    names = ("milestone_count", "due_count", "due_done_count", "done_count", "overdue_count")
    assert [rows["late"][name] for name in names] == [9, 5, 2, 4, 2]
    assert [rows["done"][name] for name in names] == [2, 1, 1, 2, 0]
    assert [rows["bare"][name] for name in names] == [0, 0, 0, 0, 0]
    assert all(row["copy_state"] == "action_plan" for row in rows.values())


def test_the_last_news_of_a_plan_is_the_latest_that_was_known(put: Put, ask: Ask, places: None) -> None:
    copy(put, "r1", ("action_plan", date(2019, 1, 1)))
    plan(put, "told", "r1", date(2019, 1, 1))
    milestone(put, "told", 1, None, date(2021, 12, 1), news_date=date(2021, 12, 21))
    copy(put, "r2", ("action_plan", date(2019, 1, 1)), ("trial", date(2021, 12, 30)))
    plan(put, "step", "r2", date(2019, 1, 1))
    copy(put, "r3", ("action_plan", date(2019, 12, 31)), ("trial", date(2022, 1, 5)))  # the trial is not known yet
    plan(put, "edge", "r3", date(2019, 12, 31))
    milestone(put, "edge", 1, None, news_date=date(2022, 1, 1))  # after the day
    copy(put, "r4", ("action_plan", date(2019, 12, 30)))
    plan(put, "quiet", "r4", date(2019, 12, 30))
    copy(put, "r5", ("action_plan", date(2019, 1, 1)), ("trial", DAY, "year"))
    plan(put, "year", "r5", date(2019, 1, 1))
    copy(put, "r6")
    plan(put, "undated", "r6", None)
    rows = {row["action_plan_id"]: row for row in ask("plan_states_listed", **LISTED)}
    found = {key: (row["last_news_date"], row["days_without_news"], row["is_no_news"]) for key, row in rows.items()}
    assert found == {
        "told": (date(2021, 12, 21), 10, False),
        "step": (date(2021, 12, 30), 1, False),
        "edge": (date(2019, 12, 31), 731, False),
        "quiet": (date(2019, 12, 30), 732, True),
        "year": (DAY, None, False),  # a year has no days to count
        "undated": (None, None, False),
    }


def test_a_plan_is_there_from_its_day_and_under_its_filters(put: Put, ask: Ask, places: None) -> None:
    copy(put, "r1", ("action_plan", DAY))
    plan(put, "today", "r1", DAY)
    copy(put, "r2", ("action_plan", date(2022, 1, 1)))
    plan(put, "later", "r2", date(2022, 1, 1))
    copy(put, "r3", ("action_plan", date(2015, 1, 1)), province="33", innovation_id="i2", is_package=True)
    plan(put, "old", "r3", date(2015, 1, 1), forum_id="f1")

    def keys(**changed: object) -> set[object]:
        return {row["action_plan_id"] for row in ask("plan_states_listed", **(LISTED | changed))}

    assert keys() == {"today", "old"}
    assert keys(first_year=2016) == {"today"}
    assert keys(with_packages=False) == {"today"}
    assert keys(province="33") == {"old"}
    assert keys(innovation="i1") == {"today"}
    assert keys(forum="f1") == {"old"}
    assert keys(cut_off=DAY - timedelta(days=1)) == {"old"}


def test_plan_states_listed_puts_overdue_first_then_the_longest_silent(put: Put, ask: Ask, places: None) -> None:
    for key, made in (("a", date(2020, 1, 1)), ("b", date(2018, 1, 1)), ("c", date(2021, 1, 1))):
        copy(put, key, ("action_plan", made))
        plan(put, key, key, made, government_id="prov-16", source_id="s1")
    copy(
        put,
        "g",
        ("action_plan", date(2017, 1, 1)),
        province=None,
        adopter_kind="group",
        adopter_label_id="12 kota",
        innovation_id=None,
    )
    plan(put, "g", "g", date(2017, 1, 1))
    milestone(put, "c", 1, date(2021, 6, 1))
    rows = ask("plan_states_listed", **LISTED)
    assert [row["action_plan_id"] for row in rows] == ["c", "g", "b", "a"]
    assert [(row["innovation_name"], row["government_name"], row["province_name"]) for row in rows[:2]] == [
        ("SATU", "Provinsi P16", "P16"),
        (None, "12 kota", None),
    ]
    assert (rows[0]["source_url"], rows[0]["copy_scope"], rows[1]["copy_scope"]) == ("https://s1.example", "counted", "group")


def test_milestones_are_counted_by_stage_and_listed(put: Put, ask: Ask, places: None) -> None:
    copy(put, "r1", ("action_plan", date(2021, 1, 1)))
    plan(put, "p1", "r1")
    copy(put, "r2", ("action_plan", date(2021, 1, 1)), province="33")
    plan(put, "p2", "r2", forum_id="f1")
    copy(put, "r3", ("action_plan", date(2022, 5, 1)))
    plan(put, "later", "r3", date(2022, 5, 1))
    forum(put, "f1", date(2021, 1, 1), "33")
    milestone(put, "p1", 1, date(2021, 2, 1), date(2021, 2, 1), responsible_agency="Biro Organisasi")
    milestone(put, "p1", 2, date(2021, 3, 1), source_id="s1")
    milestone(put, "p2", 1, date(2021, 4, 1), title_en="Milestone")
    milestone(put, "p2", 2, DAY, plan_stage="pelaksanaan")
    milestone(put, "later", 1, date(2021, 4, 1))  # of a plan made after the day
    stages = [tuple(row.values()) for row in ask("milestones_by_stage", **VIEW)]
    assert stages == [
        ("pelaksanaan", "due_today", 1, 1),
        ("persiapan", "done_on_time", 1, 1),
        ("persiapan", "overdue", 2, 2),
    ]
    assert [row["source_id"] for row in ask("milestone_sources_listed", **VIEW)] == ["s1"]
    assert [row["action_plan_id"] for row in ask("milestones_listed", **(LISTED | {"most_rows": 2}))] == ["p1", "p2"]
    rows = ask("milestones_listed", **(LISTED | {"language": "en"}))
    assert [(row["action_plan_id"], row["milestone_no"], row["days_overdue"]) for row in rows] == [
        ("p1", 2, 305),
        ("p2", 1, 274),
        ("p2", 2, None),
        ("p1", 1, None),
    ]
    assert [row["milestone_title"] for row in rows] == ["Tonggak 2", "Milestone", "Tonggak 2", "Tonggak 1"]
    assert rows[3]["responsible_agency"] == "Biro Organisasi"


def test_milestone_states_by_province_forum_and_innovation(put: Put, ask: Ask, places: None) -> None:
    forum(put, "f1", date(2021, 1, 1))
    copy(put, "r1", ("action_plan", date(2021, 1, 1)))
    plan(put, "p1", "r1", forum_id="f1")
    copy(put, "r2", ("action_plan", date(2021, 2, 1)), province="33", innovation_id=None)
    plan(put, "bare", "r2")
    milestone(put, "p1", 1, date(2021, 2, 1))
    milestone(put, "p1", 2, date(2022, 2, 1))
    milestone(put, "bare", 1, date(2021, 3, 1))
    put("innovations", innovation_id="i2", name="Inovasi Dua")
    copy(put, "r3", ("action_plan", date(2021, 2, 1)), innovation_id="i2")
    plan(put, "p3", "r3")
    milestone(put, "p3", 1, date(2022, 2, 1))
    names = ("milestone_state", "milestone_count", "due_count")

    def counts(query: str, key: str, params: dict[str, object]) -> list[tuple[object, ...]]:
        return [(row[key], *(row[name] for name in names)) for row in ask(query, **params)]

    late, next_one = ("overdue", 1, 1), ("upcoming", 1, 0)
    assert counts("milestone_states_by_province", "province_code", WORDS) == [
        ("16", *late),
        ("16", "upcoming", 2, 0),
        ("33", *late),
    ]
    assert counts("milestone_states_by_forum", "forum_id", WORDS) == [
        *(("f1", *part) for part in (late, next_one)),
        *((None, *part) for part in (late, next_one)),
    ]
    of_i1 = [("i1", *late), ("i1", *next_one)]
    by_innovation = VIEW | {"most_rows": 500}
    assert counts("milestone_states_by_innovation", "innovation_id", by_innovation) == [*of_i1, ("i2", *next_one)]
    assert counts("milestone_states_by_innovation", "innovation_id", VIEW | {"most_rows": 1}) == of_i1  # one innovation, two rows
    assert counts("milestone_states_by_innovation", "innovation_id", by_innovation | {"forum": "f1"}) == of_i1
    assert counts("milestone_states_by_innovation", "innovation_id", by_innovation | {"innovation": "i2"}) == [("i2", *next_one)]
    (total,) = ask("milestone_innovation_totals", **VIEW)
    assert total == {"innovation_count": 2, "late_count": 1, "outside_count": 1}
    (total,) = ask("milestone_innovation_totals", **(VIEW | {"cut_off": date(2021, 2, 28)}))
    assert total == {"innovation_count": 2, "late_count": 1, "outside_count": 1}
    (total,) = ask("milestone_innovation_totals", **(VIEW | {"cut_off": date(2021, 2, 1)}))
    assert total["late_count"] == 0  # due on the day itself


@pytest.mark.parametrize("changed", [{}, {"province": "16"}, {"first_year": 2021}, {"with_packages": False}, {"innovation": "i1"}])
def test_counts_of_plans_and_milestones_are_those_of_the_lists(
    put: Put, ask: Ask, places: None, changed: dict[str, object]
) -> None:
    copy(put, "r1", ("action_plan", date(2020, 1, 1)))
    plan(put, "late", "r1", date(2020, 1, 1), source_id="s1")
    for number, (due, done, _, _) in EDGES.items():
        milestone(put, "late", number, due, done)
    copy(put, "r2", ("action_plan", date(2021, 1, 5)), ("trial", date(2021, 12, 30)), province="33")
    plan(put, "bare", "r2", date(2021, 1, 5))
    copy(put, "r3", ("action_plan", date(2019, 1, 1)), is_package=True, innovation_id="i2")
    plan(put, "quiet", "r3", date(2019, 1, 1))
    copy(put, "r4")
    plan(put, "undated", "r4", None)
    for day in (DAY, date(2021, 6, 2), date(2021, 6, 1), date(2019, 6, 1)):
        view = {"cut_off": day} | changed
        rows = ask("plan_states_listed", **(LISTED | view))
        months = ask("plan_news_by_month", **(WORDS | view))
        assert sum(int(str(row["plan_count"])) for row in months) == len(rows)
        assert sum(int(str(row["undated_count"])) for row in months) == sum(row["made_date"] is None for row in rows)
        assert sum(int(str(row["milestone_count"])) for row in months) == sum(int(str(row["milestone_count"])) for row in rows)
        facts = ("province_code", "province_name", "copy_scope", "plan_state", "is_no_news")
        assert {tuple(row[name] for name in facts) for row in months} == {tuple(row[name] for name in facts) for row in rows}
        sources = {row["source_id"] for row in rows} - {None}
        assert {row["source_id"] for row in ask("plan_sources_listed", **(VIEW | view))} == sources
        listed = ask("milestones_listed", **(LISTED | view))
        stages = ask("milestones_by_stage", **(VIEW | view))
        assert sum(int(str(row["milestone_count"])) for row in stages) == len(listed)


def test_plans_of_one_month_are_one_row(put: Put, ask: Ask, places: None) -> None:
    for key, made in (("a", date(2021, 3, 1)), ("b", date(2021, 3, 31)), ("c", date(2021, 4, 1)), ("d", date(2020, 3, 1))):
        copy(put, key, ("action_plan", made))
        plan(put, key, key, made)
    months = ask("plan_news_by_month", **WORDS)
    assert [(row["first_news_date"], row["last_news_date"], row["plan_count"]) for row in months] == [
        (date(2020, 3, 1), date(2020, 3, 1), 1),
        (date(2021, 3, 1), date(2021, 3, 31), 2),
        (date(2021, 4, 1), date(2021, 4, 1), 1),
    ]


@pytest.fixture
def forums(put: Put, places: None) -> None:
    """A forum of province 16 with a choice, one signed by its own page, one of the same day only; what is not linked; a national one."""
    day = date(2020, 11, 3)
    forum(put, "f1", day)
    forum(put, "national", date(2021, 5, 1), scope="national")
    forum(put, "year", date(2021, 12, 31), precision="year", kind="replication_forum")
    forum(put, "future", date(2022, 2, 1))
    copy(put, "chosen", ("chosen", day))
    copy(put, "signed", ("committed", day, "day", "s1"), province="33", innovation_id=None, is_unnamed=True)
    copy(put, "same", ("committed", day))
    copy(put, "elsewhere", ("committed", day), province="33")
    copy(put, "other_day", ("committed", day + timedelta(days=1)))
    copy(put, "visit", ("explored", day))
    copy(put, "nation", ("committed", date(2021, 5, 1)))  # same day as a national forum, another page
    choice(put, "f1", 1, "chosen", "chosen")
    choice(put, "f1", 2, "chosen")
    choice(put, "f1", 3, "proposed", "visit")
    choice(put, "national", 1, "learned", "chosen")
    choice(put, "national", 2, "reviewed", "other_day")
    choice(put, "future", 1, "chosen", "same")


def test_forum_copies_say_how_each_is_linked(ask: Ask, forums: None) -> None:
    links = {(row["forum_id"], row["replication_id"]): row["link"] for row in ask("forum_copies", cut_off=DAY)}
    assert links == {
        ("f1", "chosen"): "chosen",
        ("f1", "signed"): "signed",
        ("f1", "same"): "same_day",
        ("f1", "visit"): "proposed",
        ("national", "chosen"): "learned",
        ("national", "other_day"): "reviewed",
    }


def test_a_copy_stands_at_one_forum(ask: Ask, forums: None) -> None:
    def on(day: date) -> dict[object, object]:
        return {
            row["replication_id"]: (row["forum_id"], row["link"])
            for row in ask("forum_spans")
            if row["from_date"] <= day and (row["until_date"] is None or row["until_date"] > day)
        }

    assert on(DAY) == {
        "chosen": ("f1", "chosen"),
        "signed": ("f1", "signed"),
        "same": ("f1", "same_day"),
        "other_day": ("national", "reviewed"),
    }
    assert on(date(2022, 12, 31))["same"] == ("future", "chosen")


def test_forums_listed_tells_which_decided_something(ask: Ask, forums: None) -> None:
    rows = {row["forum_id"]: (row["linked_count"], row["is_decisive"]) for row in ask("forums_listed", cut_off=DAY, language="id")}
    assert rows == {"year": (0, True), "national": (2, True), "f1": (4, True)}
    assert [row["forum_id"] for row in ask("forums_listed", cut_off=DAY, language="id")] == ["year", "national", "f1"]


def test_forum_things_listed_keeps_a_choice_without_a_copy(ask: Ask, forums: None) -> None:
    rows = ask("forum_things_listed", **{key: WORDS[key] for key in WORDS if key != "first_year"} | {"forum": "f1"})
    assert [(row["choice_no"], row["link"], row["replication_id"], row["innovation_name"]) for row in rows] == [
        (1, "chosen", "chosen", "SATU"),
        (2, "chosen", None, "Pilihan 2"),
        (3, "proposed", "visit", "SATU"),
        (None, "same_day", "same", "SATU"),
        (None, "signed", "signed", None),
    ]
    assert (rows[0]["days_without_news"], rows[0]["is_no_news"], rows[0]["has_moved"]) == (423, False, False)
    one = ask(
        "forum_things_listed", **{key: WORDS[key] for key in WORDS if key != "first_year"} | {"forum": "f1", "province": "33"}
    )
    assert [row["replication_id"] for row in one] == [None, "signed"]


def test_intents_are_signed_things_with_their_furthest_step(put: Put, ask: Ask, places: None) -> None:
    copy(put, "quiet", ("chosen", date(2019, 12, 30)))
    copy(put, "edge", ("committed", date(2019, 12, 31)))
    copy(put, "moved", ("committed", date(2018, 1, 1)), ("running", date(2021, 12, 1)))
    copy(put, "stopped", ("committed", date(2021, 1, 1)), ("stopped", date(2021, 6, 1)))
    copy(put, "year", ("committed", date(2021, 12, 31), "year"))
    copy(put, "ran", ("running", date(2021, 1, 1)))  # runs, but nothing was signed
    copy(put, "visit", ("explored", date(2021, 1, 1)))
    copy(put, "later", ("chosen", date(2022, 1, 1)))
    copy(put, "undated", ("committed", None))
    rows = {row["replication_id"]: row for row in ask("intents", **VIEW)}
    found = {key: (row["state"], row["has_moved"], row["days_without_news"], row["is_no_news"]) for key, row in rows.items()}
    assert found == {
        "quiet": ("chosen", False, 732, True),
        "edge": ("committed", False, 731, False),
        "moved": ("running", True, 30, False),
        "stopped": ("stopped", False, 213, False),
        "year": ("committed", False, None, False),
    }
    assert {row["replication_id"] for row in ask("intents", **(VIEW | {"first_year": 2019}))} == {
        "quiet",
        "edge",
        "stopped",
        "year",
    }
    undated = {key: VIEW[key] for key in ("frame", "with_packages", "province", "innovation")}
    assert [tuple(row.values()) for row in ask("undated_intents_by_scope", **undated)] == [("counted", 1)]
    months = ask("intent_news_by_month", **WORDS)
    assert [(row["has_moved"], row["first_news_date"], row["copy_count"]) for row in months] == [
        (False, date(2019, 12, 30), 2),  # with the one of the last day of the year
        (False, date(2021, 6, 1), 1),
        (False, date(2021, 12, 31), 1),
        (True, date(2021, 12, 1), 1),
    ]
    assert months[0]["last_news_date"] == date(2019, 12, 31)


def test_intents_listed_names_what_is_named(put: Put, ask: Ask, forums: None) -> None:
    rows = {row["replication_id"]: row for row in ask("intents_listed", **LISTED)}
    assert list(rows) == ["chosen", "elsewhere", "same", "signed", "other_day", "nation"]
    assert (rows["signed"]["innovation_name"], rows["signed"]["government_name"], rows["signed"]["forum_link"]) == (
        None,
        "Provinsi P33",
        "signed",
    )
    assert [row["replication_id"] for row in ask("intents_listed", **(LISTED | {"most_rows": 2}))] == ["chosen", "elsewhere"]
    after = {"held": date(2020, 11, 3), "opened": "f1"}
    assert ask("intents_elsewhere", **VIEW, **after) == [{"copy_count": 2}]  # of the day after, and of the national forum's day
    assert ask("intents_elsewhere", **(VIEW | {"province": "33"}), **after) == [{"copy_count": 0}]
    assert (rows["elsewhere"]["forum_id"], rows["nation"]["forum_id"]) == (None, None)
    assert ask("intent_sources_listed", **VIEW) == []  # of the copies, which name none here, not of their steps
    copy(put, "told", ("chosen", date(2021, 1, 1)), source_id="s1")
    assert ask("intent_sources_listed", **VIEW) == [{"source_id": "s1"}]
    assert [row["replication_id"] for row in ask("intents_listed", **(LISTED | {"forum": "national"}))] == ["other_day"]


def test_intents_by_province_forum_and_innovation_and_their_totals(put: Put, ask: Ask, forums: None) -> None:
    put("innovations", innovation_id="i2", name="Inovasi Dua")
    copy(put, "package", ("committed", date(2016, 1, 1)), ("trial", date(2021, 1, 1)), is_package=True, innovation_id="i2")
    copy(put, "group", ("action_plan", date(2016, 1, 1)), province=None, adopter_kind="group")
    names = ("copy_scope", "is_package", "state", "copy_count", "quiet_count", "last_news_year")

    def counts(query: str, key: str, params: dict[str, object]) -> list[tuple[object, ...]]:
        return [(row[key], *(row[name] for name in names)) for row in ask(query, **params)]

    assert counts("intents_by_province", "province_code", WORDS) == [
        ("16", "counted", False, "chosen", 1, 0, 2020),
        ("16", "counted", False, "committed", 3, 0, 2021),
        ("16", "counted", True, "trial", 1, 0, 2021),
        ("33", "counted", False, "committed", 1, 0, 2020),
        ("33", "unnamed", False, "committed", 1, 0, 2020),
        (None, "group", False, "action_plan", 1, 1, 2016),
    ]
    by_forum = counts("intents_by_forum", "forum_id", WORDS)
    assert [(row[0], row[1], row[4]) for row in by_forum] == [
        ("f1", "counted", 1),
        ("f1", "counted", 1),
        ("f1", "unnamed", 1),
        ("national", "counted", 1),
        (None, "counted", 2),
        (None, "counted", 1),
        (None, "group", 1),
    ]
    by_innovation = counts("intents_by_innovation", "innovation_id", VIEW | {"most_rows": 500})
    assert sorted((str(row[0]), row[1], row[4]) for row in by_innovation) == [
        ("None", "unnamed", 1),
        ("i1", "counted", 1),
        ("i1", "counted", 4),
        ("i1", "group", 1),
        ("i2", "counted", 1),
    ]
    assert counts("intents_by_innovation", "innovation_id", VIEW | {"most_rows": 2}) == by_innovation[:2]
    (found,) = ask("intent_innovation_totals", **VIEW)
    assert found == {"innovation_count": 2, "moved_count": 1, "outside_count": 1, "row_count": 5}
    names = names[:-1]
    assert counts("intents_of_most_chosen", "innovation_id", VIEW | {"most_bars": 1}) == [row[:-1] for row in by_innovation[:3]]
    (most, *_, last) = counts("intents_of_most_chosen", "innovation_id", VIEW | {"most_bars": 2})
    assert (most[0], last) == ("i1", ("i2", "counted", True, "trial", 1, 0))
    (total,) = ask("intent_totals", **VIEW)
    assert total == {
        "named_count": 5,
        "named_moved_count": 0,
        "named_quiet_count": 0,
        "package_count": 1,
        "package_moved_count": 1,
        "package_quiet_count": 0,
        "group_count": 1,
        "unnamed_count": 1,
        "other_count": 0,
        "province_count": 2,
    }


def test_steps_of_some_copies(put: Put, ask: Ask) -> None:
    copy(put, "a", ("chosen", date(2021, 1, 1)), ("trial", None), ("running", date(2022, 1, 1)))
    copy(put, "b", ("chosen", date(2020, 1, 1)))
    copy(put, "c", ("chosen", date(2020, 1, 1)))
    rows = ask("steps_of_copies_listed", copies=["a", "b"], cut_off=DAY)
    assert [(row["replication_id"], row["step"]) for row in rows] == [("b", "chosen"), ("a", "chosen"), ("a", "trial")]
    assert ask("steps_of_copies_listed", copies=[""], cut_off=DAY) == []
