"""The timeline and the strip: each thing stands where its date says, nothing is lost in counting, too many rows become counts."""

from datetime import date, timedelta

import pytest

from inovasi import charts_plans
from inovasi.charts_plans import Bin, Item, Line, Mark, Panel

END = date(2024, 6, 30)
QUIET = date(2022, 6, 30)
KINDS = {"made": "dibuat", "overdue": "terlambat"}


def timeline(lines: list[Line]) -> dict:  # type: ignore[type-arg]
    return charts_plans.timeline(  # type: ignore[return-value]
        lines,
        kinds=KINDS,
        colours={"made": "#000000", "overdue": "#b4530a"},
        symbols={"made": "square", "overdue": "x"},
        end=END,
        quiet_before=QUIET,
        quiet_words="sunyi",
        age_title="umur",
        language="id",
    )


def line(head: str, label: str, made: date, *more: Mark) -> Line:
    return Line(head, label, (Mark("made", made, made, "dibuat"), *more), made, "n hari", label)


def test_lines_stand_under_their_heads_and_marks_at_their_dates() -> None:
    late = Mark("overdue", date(2024, 1, 1), date(2024, 1, 1), "tonggak")
    drawing = timeline(
        [line("A", "a1", date(2022, 1, 1), late), line("A", "a2", date(2023, 1, 1)), line("B", "b1", date(2021, 1, 1))]
    )
    axis = drawing["layout"]["yaxis"]
    assert dict(zip(axis["tickvals"], axis["ticktext"], strict=True)) == {0: "<b>A</b>", 1: "a1", 2: "a2", 3: "<b>B</b>", 4: "b1"}
    silence, _, made, overdue = drawing["data"]
    assert (made["y"], made["customdata"]) == ([1, 2, 4], ["a1", "a2", "b1"])
    assert (overdue["x"], overdue["y"], overdue["marker"]["symbol"]) == (["2024-01-01"], [1], "x")
    assert silence["x"][:3] == ["2022-01-01", "2024-06-30", None] and silence["y"][-3:] == [4, 4, None]
    ages = [note for note in drawing["layout"]["annotations"] if note["text"] == "n hari"]
    assert [note["y"] for note in ages] == [1, 2, 4]


def test_a_year_is_a_span_and_the_axis_reaches_what_is_still_due() -> None:
    due = Mark("overdue", date(2025, 1, 1), date(2025, 12, 31), "akan datang")
    drawing = timeline([line("A", "a", date(2023, 1, 1), due)])
    _, spans, _, marks = drawing["data"]
    assert spans["x"] == ["2023-01-01", "2025-12-31", None]
    assert marks["x"] == ["2025-07-02"]
    assert drawing["layout"]["xaxis"]["range"][1] > "2025-12-31"
    assert [shape["x0"] for shape in drawing["layout"]["shapes"]] == ["2022-06-30", "2024-06-30"]


def test_a_phone_gets_the_names_above_the_lines() -> None:
    narrow = timeline([line("A", "a1", date(2022, 1, 1))])["narrow"]
    assert narrow["layout"]["yaxis"]["showticklabels"] is False
    assert {"<b>A</b>", "a1"} <= {note["text"] for note in narrow["layout"]["annotations"]}
    assert len(narrow["data"]) == 3


@pytest.mark.parametrize(
    ("first", "bounds"),
    [
        (date(2023, 2, 1), (date(2023, 1, 1), date(2023, 3, 31))),
        (date(2023, 11, 5), (date(2023, 10, 1), date(2023, 12, 31))),
        (date(2018, 2, 1), (date(2018, 1, 1), date(2018, 12, 31))),  # more than five years back: by year
    ],
)
def test_periods_are_quarters_or_years(first: date, bounds: tuple[date, date]) -> None:
    (found,) = charts_plans.binned([Item("16", "late", first)], END)
    assert (found.first, found.last) == bounds


def test_three_hundred_things_are_all_counted_once() -> None:
    items = [
        Item(f"{number % 34:02}", "late" if number % 3 == 0 else "counted", END - timedelta(days=4 * number))
        for number in range(300)
    ]
    bins = charts_plans.binned(items, END)
    assert sum(item.count for item in bins) == 300
    assert sum(item.count for item in bins if item.kind == "late") == 100
    assert all(item.first <= item.last for item in bins)
    rows = {f"{number:02}": f"P{number:02}" for number in range(34)}
    drawing = charts_plans.strip(
        bins,
        rows,
        kinds={"late": "terlambat", "counted": "lainnya"},
        keys={code: code for code in rows},
        words=dict.fromkeys(bins, "kata"),
        numbers={item.count: str(item.count) for item in bins},
        end=END,
        quiet_before=QUIET,
        quiet_words="sunyi",
        language="id",
    )
    traces = drawing["data"]
    assert sum(int(text) for trace in traces for text in trace["text"]) == 300  # type: ignore[union-attr]
    assert drawing["layout"]["yaxis"]["ticktext"] == list(rows.values())  # type: ignore[index]
    places = [(x, y) for trace in traces for x, y in zip(trace["x"], trace["y"], strict=True)]  # type: ignore[union-attr]
    assert len(places) == len(set(places)) == len(bins)  # no bubble hides another


def test_bins_of_the_same_period_stand_side_by_side() -> None:
    whole = Bin("16", "late", date(2023, 1, 1), date(2023, 12, 31), 1)
    assert charts_plans._shifted(whole, ["late"]) == "2023-07-02"
    left, right = charts_plans._shifted(whole, ["late", "counted"]), charts_plans._shifted(whole, ["counted", "late"])
    assert left < "2023-07-02" < right


def test_panels_share_one_scale_and_the_quiet_part_is_not_added_twice() -> None:
    panels = [Panel("A", {"chosen": [3, 0]}, {"chosen": [2, 0]}), Panel("B", {"chosen": [0, 9]}, {"chosen": [0, 9]})]
    drawing = charts_plans.panelled_bars(
        ["x", "y"], panels, colours={"chosen": "#c5dfe4"}, labels={"chosen": "Dipilih"}, quiet_label="sunyi", language="id"
    )
    bars = [trace for trace in drawing["data"] if trace["x"] != [None]]  # type: ignore[attr-defined]
    assert [trace["x"] for trace in bars] == [[1, 0], [2, 0], [0, 9]]
    assert ["pattern" in trace["marker"] for trace in bars] == [False, True, True]
    layout = drawing["layout"]
    assert layout["xaxis"]["range"] == layout["xaxis2"]["range"]  # type: ignore[index]
    legend = [trace["name"] for trace in drawing["data"] if trace["showlegend"]]  # type: ignore[attr-defined]
    assert legend == ["Dipilih", "sunyi"]
