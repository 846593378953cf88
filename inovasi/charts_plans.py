"""Charts of plans and commitments: a timeline of one row a thing, a density strip where there are too many, bars in panels kept apart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Any

from inovasi import palette
from inovasi.charts import QUIET_PATTERN, ROW_PX, SEPARATORS, narrow_names
from inovasi.maps import ink_on

LINE_PX, NARROW_LINE_PX = 27, 46
STRIP_PX, NARROW_STRIP_PX = 42, 46
SMALLEST_PX, LARGEST_PX = 19, 34
AGE_PX, NARROW_AGE_PX = 118, 66  # room at the right for the age of the last news
MOST_LINES = 40  # one row each up to here; above it the rows are aggregated into a strip
LONG_SPAN_DAYS = 5 * 365  # a longer span is counted by year, a shorter one by quarter
SHIFTS = {1: (0.0,), 2: (-0.22, 0.22), 3: (-0.32, 0.0, 0.32)}  # of a period, so that kinds in one period stand side by side
LEGEND_PX = 24  # between the plot and its legend: room for the note of the line that marks 24 months


@dataclass(frozen=True)
class Mark:
    """One dated thing on a line: its kind, both ends of what is known of its date, its words on hover."""

    kind: str
    first: date
    last: date
    words: str


@dataclass(frozen=True)
class Line:
    """One row of the timeline: under which head it stands, its marks, the day of its last news and that age in words."""

    head: str
    label: str
    marks: tuple[Mark, ...]
    news: date | None
    age: str
    key: str = ""


@dataclass(frozen=True)
class Item:
    """Things that a strip counts: on which row, of which kind, at which date, and how many."""

    row: str
    kind: str
    day: date
    count: int = 1


@dataclass(frozen=True)
class Bin:
    """Things of one row and kind in one quarter or year."""

    row: str
    kind: str
    first: date
    last: date
    count: int


@dataclass(frozen=True)
class Panel:
    """One of several bar charts side by side: series by code, and the part of each that is without news."""

    title: str
    series: Mapping[str, Sequence[int]]
    quiet: Mapping[str, Sequence[int]]


def timeline(
    lines: Sequence[Line],
    *,
    kinds: Mapping[str, str],
    colours: Mapping[str, str],
    symbols: Mapping[str, str],
    end: date,
    quiet_before: date,
    quiet_words: str,
    age_title: str,
    language: str,
) -> dict[str, object]:
    """Return one row per line in the given order, under a bold head where the head changes.

    A dotted line runs from the last news to `end`, with its age at the right; left of `quiet_before` stands what is without news.
    """
    places, heads, last_head = [], [], ""
    height = 0
    for line in lines:
        if line.head != last_head:
            heads.append((height, f"<b>{line.head}</b>"))
            last_head, height = line.head, height + 1
        places.append(height)
        height += 1
    placed = list(zip(places, lines, strict=True))
    traces = [
        _silence(placed, end),
        _spans(placed),
        *(trace for kind, words in kinds.items() if (trace := _marks(placed, kind, words, colours, symbols))),
    ]
    every = [mark for line in lines for mark in line.marks]
    start = min((mark.first for mark in every), default=end.replace(year=end.year - 1))
    stop = max([end, *(mark.last for mark in every)])
    labels = [*heads, *((at, line.label) for at, line in placed)]
    ages = [_beside(line.age, at) for at, line in placed]
    layout = _dated(start, stop, language) | {
        "height": LINE_PX * height + 110,
        "margin": {"l": 10, "r": AGE_PX, "t": 76, "b": 34},
        "legend": _legend(LINE_PX * height),
        "yaxis": _rows_axis([at for at, _ in labels], [text for _, text in labels], height),
        "shapes": _verticals(quiet_before, end, stop),
        "annotations": [*ages, _head_of(age_title), _quiet_note(quiet_words, quiet_before, start)],
    }
    names = [_above(text, at) for at, text in labels]
    narrow = {
        "height": NARROW_LINE_PX * height + 150,
        "margin": {"l": 6, "r": NARROW_AGE_PX, "t": 116, "b": 34},
        "legend": _legend(NARROW_LINE_PX * height),
        "yaxis": layout["yaxis"] | {"showticklabels": False, "automargin": False},
        "annotations": [*names, *(note | {"font": {"size": 11}} for note in ages), _quiet_note(quiet_words, quiet_before, start)],
        "showlegend": True,
    }
    return {"data": traces, "layout": layout, "narrow": {"data": [{} for _ in traces], "layout": layout | narrow}}


def binned(items: Sequence[Item], end: date) -> list[Bin]:
    """Count things by row, kind and quarter, or by year where they span more than five years up to `end`."""
    if not items:
        return []
    by_year = (end - min(item.day for item in items)).days > LONG_SPAN_DAYS
    counted: Counter[tuple[str, str, tuple[date, date]]] = Counter()
    for item in items:
        counted[item.row, item.kind, _period(item.day, by_year)] += item.count
    return [Bin(row, kind, first, last, count) for (row, kind, (first, last)), count in sorted(counted.items())]


def strip(
    bins: Sequence[Bin],
    rows: Mapping[str, str],
    *,
    kinds: Mapping[str, str],
    keys: Mapping[str, str],
    words: Mapping[Bin, str],
    numbers: Mapping[int, str],
    end: date,
    quiet_before: date,
    quiet_words: str,
    language: str,
) -> dict[str, object]:
    """Return one row per place in the order of `rows` (name to label), one bubble per period and kind with its count inside.

    `keys` says what a click on a row's bubble opens. Kinds that share a period stand side by side.
    """
    order = {name: at for at, name in enumerate(rows)}
    most = max((item.count for item in bins), default=1)
    together: dict[tuple[str, date], list[str]] = {}
    for item in sorted(bins, key=lambda item: list(kinds).index(item.kind)):
        together.setdefault((item.row, item.first), []).append(item.kind)
    traces: list[dict[str, Any]] = []
    for kind, name in kinds.items():
        own = [item for item in bins if item.kind == kind]
        if not own:
            continue
        sizes = [SMALLEST_PX + (LARGEST_PX - SMALLEST_PX) * sqrt(item.count / most) for item in own]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": name,
                "x": [_shifted(item, together[(item.row, item.first)]) for item in own],
                "y": [order[item.row] for item in own],
                "text": [numbers[item.count] for item in own],
                "textfont": {"size": 12, "color": ink_on(palette.STRIP[kind])},
                "customdata": [keys.get(item.row, "") for item in own],
                "hovertext": [words[item] for item in own],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "symbol": palette.STRIP_SYMBOLS[kind],
                    "size": sizes,
                    "color": palette.STRIP[kind],
                    "opacity": 1,
                    "line": {"width": 1, "color": palette.INK_SOFT},
                },
            }
        )
    start = min((item.first for item in bins), default=end.replace(year=end.year - 1))
    layout = _dated(start, end, language) | {
        "height": STRIP_PX * len(rows) + 110,
        "margin": {"l": 10, "r": 20, "t": 76, "b": 34},
        "legend": _legend(STRIP_PX * len(rows)),
        "yaxis": _rows_axis(list(order.values()), list(rows.values()), len(rows)),
        "shapes": _verticals(quiet_before, end, end),
        "annotations": [_quiet_note(quiet_words, quiet_before, start)],
    }
    if (
        bins and (bins[0].last - bins[0].first).days < 100
    ):  # quarters: a faint line between each two, so that no bubble is read into its neighbour
        layout["xaxis"]["minor"] = {"dtick": "M3", "tick0": "2000-01-01", "showgrid": True, "gridcolor": palette.TILE, "ticks": ""}
    narrow = {
        "height": NARROW_STRIP_PX * len(rows) + 170,
        "margin": {"l": 6, "r": 12, "t": 136, "b": 34},
        "legend": _legend(NARROW_STRIP_PX * len(rows)),
        "yaxis": layout["yaxis"] | {"showticklabels": False, "automargin": False},
        "annotations": [*layout["annotations"], *(_above(label, at) for at, label in enumerate(rows.values()))],
    }
    smaller = [
        {"mode": "markers", "marker": trace["marker"] | {"size": [size * 0.5 for size in trace["marker"]["size"]]}}
        for trace in traces
    ]
    return {"data": traces, "layout": layout, "narrow": {"data": smaller, "layout": layout | narrow}}


def panelled_bars(
    names: Sequence[str],
    panels: Sequence[Panel],
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    quiet_label: str,
    language: str,
) -> dict[str, object]:
    """Return stacked horizontal bars in panels side by side on one scale, so that what must not be added stands apart.

    The hatched part of a bar is without news. Names come first on top.
    """
    widest = max((sum(values[at] for values in panel.series.values()) for panel in panels for at in range(len(names))), default=1)
    count, gap = len(panels), 0.035
    width = (1 - gap * (count - 1)) / count
    traces = _swatches(names, panels, colours, labels, quiet_label)
    plot_px = max(90, ROW_PX * len(names))
    layout: dict[str, Any] = {
        "barmode": "stack",
        "height": plot_px + 112,
        "separators": SEPARATORS[language],
        "margin": {"l": 10, "r": 16, "t": 84, "b": 28},
        "legend": _legend(plot_px),
        "yaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(names),
            "range": [len(names) - 0.4, -0.6],
            "automargin": True,
            "ticks": "",
        },
        "bargap": 0.28,
        "annotations": [],
    }
    for at, panel in enumerate(panels):
        axis = "x" if at == 0 else f"x{at + 1}"
        left = at * (width + gap)
        layout[axis.replace("x", "xaxis")] = {
            "domain": [left, left + width],
            "range": [0, widest * 1.06],
            "tickformat": ",d",
            **({"dtick": 1} if widest <= 5 else {"nticks": 5}),
            "rangemode": "tozero",
        }
        layout["annotations"].append(
            {
                "text": f"<b>{panel.title}</b>",
                "xref": "paper",
                "yref": "paper",
                "x": left,
                "y": 1,
                "xanchor": "left",
                "yanchor": "bottom",
                "showarrow": False,
                "align": "left",
            }
        )
        for code, values in panel.series.items():
            silent = panel.quiet[code]
            for is_quiet, shown in ((False, [a - b for a, b in zip(values, silent, strict=True)]), (True, list(silent))):
                if not any(shown):
                    continue
                name = f"{labels[code]}, {quiet_label}" if is_quiet else labels[code]
                traces.append(
                    {
                        "type": "bar",
                        "orientation": "h",
                        "name": labels[code],
                        "showlegend": False,
                        "xaxis": axis,
                        "yaxis": "y",
                        "y": list(names),
                        "x": shown,
                        "marker": {"color": colours[code], "line": {"color": palette.INK_SOFT, "width": 0.5}}
                        | ({"pattern": QUIET_PATTERN} if is_quiet else {}),
                        "hovertemplate": f"%{{y}}<br>{panel.title}<br>{name}: %{{x:,d}}<extra></extra>",
                    }
                )
    narrow = layout | narrow_names(layout, names)
    titles = [note | {"text": note["text"].replace(" ", "<br>"), "font": {"size": 11}} for note in layout["annotations"]]
    narrow |= {
        "annotations": titles,
        "margin": {"l": 10, "r": 8, "t": 190, "b": 28},
        "height": narrow["height"] + 120,
        "legend": layout["legend"] | {"y": 1 + 52 / (narrow["height"] - 98), "entrywidth": 140, "font": {"size": 11}},
    }
    return {"data": traces, "layout": layout, "narrow": {"data": [{} for _ in traces], "layout": narrow}}


def _swatches(
    names: Sequence[str], panels: Sequence[Panel], colours: Mapping[str, str], labels: Mapping[str, str], quiet_label: str
) -> list[dict[str, Any]]:
    """Return bars of no length that only stand in the legend: each series plain, in the order of `labels`, then the hatch."""
    shown = {code for panel in panels for code in panel.series}
    bar = {"type": "bar", "orientation": "h", "y": list(names[:1]), "x": [None], "hoverinfo": "skip", "showlegend": True}
    edge = {"color": palette.INK_SOFT, "width": 0.5}
    plain = [bar | {"name": labels[code], "marker": {"color": colours[code], "line": edge}} for code in labels if code in shown]
    hatch = {"color": palette.INK_SOFT, "pattern": QUIET_PATTERN, "line": edge}
    return [*plain, bar | {"name": quiet_label, "marker": hatch}]


def _silence(placed: Sequence[tuple[int, Line]], end: date) -> dict[str, Any]:
    xs: list[str | None] = []
    ys: list[int | None] = []
    for at, line in placed:
        if line.news is not None and line.news < end:
            xs += [line.news.isoformat(), end.isoformat(), None]
            ys += [at, at, None]
    return _quiet_trace(xs, ys, {"color": palette.INK_SOFT, "width": 1.2, "dash": "dot"})


def _spans(placed: Sequence[tuple[int, Line]]) -> dict[str, Any]:
    """Return what joins the marks of each line, and runs over a whole month or year where no day is known."""
    xs: list[str | None] = []
    ys: list[int | None] = []
    for at, line in placed:
        if line.marks:
            first = min(mark.first for mark in line.marks)
            last = max(mark.last for mark in line.marks)
            xs += [first.isoformat(), last.isoformat(), None]
            ys += [at, at, None]
    return _quiet_trace(xs, ys, {"color": palette.LINE, "width": 3})


def _quiet_trace(xs: list[str | None], ys: list[int | None], line: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip", "showlegend": False}


def _marks(
    placed: Sequence[tuple[int, Line]], kind: str, words: str, colours: Mapping[str, str], symbols: Mapping[str, str]
) -> dict[str, Any] | None:
    own = [(at, line, mark) for at, line in placed for mark in line.marks if mark.kind == kind]
    if not own:
        return None
    symbol = symbols.get(kind, "circle")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": words,
        "x": [_middle(mark.first, mark.last) for _, _, mark in own],
        "y": [at for at, _, _ in own],
        "customdata": [line.key for _, line, _ in own],
        "text": [mark.words for _, _, mark in own],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": symbol,
            "size": 12,
            "color": palette.INK_SOFT if "open" in symbol else colours[kind],
            "line": {"width": 1.2, "color": palette.INK},
        },
    }


def _dated(start: date, stop: date, language: str) -> dict[str, Any]:
    days = (stop - start).days
    pad = timedelta(days=max(45, days // 40))
    axis: dict[str, Any] = {
        "type": "date",
        "range": [(start - pad).isoformat(), (stop + pad).isoformat()],
        "tickformat": "%Y" if days > 1100 else "%b %Y",
        "showgrid": True,
        "fixedrange": True,
    }
    if days > 1100:
        axis |= {"dtick": "M12" if days < 4500 else "M24", "tick0": "2000-01-01"}
    return {
        "separators": SEPARATORS[language],
        "hovermode": "closest",
        "xaxis": axis,
    }


def _legend(plot_px: int) -> dict[str, Any]:
    return {"orientation": "h", "x": 0, "y": 1 + LEGEND_PX / plot_px, "yanchor": "bottom", "traceorder": "normal"}


def _rows_axis(places: Sequence[int], labels: Sequence[str], height: int) -> dict[str, Any]:
    return {
        "tickmode": "array",
        "tickvals": list(places),
        "ticktext": list(labels),
        "range": [height - 0.4, -0.6],
        "automargin": True,
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _verticals(quiet_before: date, end: date, stop: date) -> list[dict[str, Any]]:
    days = [(quiet_before, "dash")] + ([(end, "solid")] if stop > end else [])
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": day.isoformat(),
            "x1": day.isoformat(),
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"color": palette.REFERENCE, "width": 1, "dash": dash},
        }
        for day, dash in days
    ]


def _quiet_note(words: str, quiet_before: date, start: date) -> dict[str, Any]:
    is_inside = quiet_before > start
    return {
        "text": words if is_inside else "",
        "xref": "x",
        "yref": "paper",
        "x": max(quiet_before, start).isoformat(),
        "y": 1,
        "yshift": 2,
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 11, "color": palette.INK_SOFT},
    }


def _beside(text: str, at: int) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "yref": "y",
        "x": 1,
        "y": at,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 6,
        "showarrow": False,
        "font": {"size": 12, "color": palette.INK_SOFT},
    }


def _head_of(text: str) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "xshift": 6,
        "showarrow": False,
        "align": "left",
        "font": {"size": 11, "color": palette.INK_SOFT},
    }


def _above(text: str, at: int) -> dict[str, Any]:
    """Return the name of a row above it, where a phone leaves no room beside."""
    return {
        "text": text,
        "xref": "paper",
        "yref": "y",
        "x": 0,
        "y": at,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 7,
        "showarrow": False,
        "font": {"size": 11.5},
    }


def _shifted(item: Bin, kinds: Sequence[str]) -> str:
    share = SHIFTS[min(len(kinds), 3)][min(kinds.index(item.kind), 2)]
    whole = item.last - item.first
    return (item.first + whole / 2 + share * whole).isoformat()


def _period(day: date, by_year: bool) -> tuple[date, date]:
    if by_year:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    month = 3 * ((day.month - 1) // 3) + 1
    after = date(day.year + (month == 10), (month + 3 - 1) % 12 + 1, 1)
    return date(day.year, month, 1), after - timedelta(days=1)


def _middle(first: date, last: date) -> str:
    return (first + (last - first) / 2).isoformat()
