"""Charts of competitions as plain Plotly dicts: years with their rule changes, stages, counts in a grid of years, index scores with a break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from inovasi import palette
from inovasi.charts import QUIET_PATTERN, SEPARATORS
from inovasi.charts_intervals import break_lines, year_axis

BAR_PX, ROW_PX = 34, 26
TWO_LINES_PX = 35  # a row whose name stands on two lines
NAME_LETTERS = 27


@dataclass(frozen=True)
class Stage:
    """Proposals at one stage of one year: which series, how many, and the words on hover."""

    year: int
    series: str
    value: float
    words: str


@dataclass(frozen=True)
class Winners:
    """The award tiers of one group in one year: its lane, the tiers in a few letters (99 → 45), the highest alone, the words on hover."""

    year: int
    lane: str
    text: str
    short: str
    words: str


@dataclass(frozen=True)
class Change:
    """A year whose rules differ from the year before, and what is new in two or three words."""

    year: int
    words: str


def competition_years(
    proposals: Sequence[Stage],
    winners: Sequence[Winners],
    changes: Sequence[Change],
    *,
    names: Mapping[str, str],
    lanes: Mapping[str, str],
    years: tuple[int, int],
    proposals_title: str,
    winners_title: str,
    language: str,
) -> dict[str, object]:
    """Return two panels over the same years: proposals as bars, winners as lanes of groups with their numbers; never one axis for two units.

    A lane joins two years only when the rules did not change between them; every change is a dotted line through both panels.
    """
    broken = {change.year for change in changes}
    order = [lane for lane in lanes if any(mark.lane == lane for mark in winners)]
    traces: list[dict[str, object]] = [
        {
            "type": "bar",
            "name": names[series],
            "x": [mark.year for mark in proposals if mark.series == series],
            "y": [mark.value for mark in proposals if mark.series == series],
            "hovertext": [mark.words for mark in proposals if mark.series == series],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"color": palette.STAGES[series]},
            "offsetgroup": series,
            "yaxis": "y2",
        }
        for series in names
        if any(mark.series == series for mark in proposals)
    ]
    for lane in order:
        own = sorted((mark for mark in winners if mark.lane == lane), key=lambda mark: mark.year)
        traces += [_joined(own, lanes[lane], broken), _marks(own, lanes[lane], palette.LANES[lane]), *_numbers(own, lanes[lane])]
    traces.append(
        _text(
            [change.year for change in changes],
            [0.5] * len(changes),
            [f"<i>{change.words}</i>" for change in changes],
            meta="wide",
            yaxis="y3",
        )
    )
    room = 42 * len(order) + 20
    height = 110 + 250 + room
    return {
        "data": traces,
        "layout": {
            "height": height,
            "barmode": "group",
            "bargap": 0.3,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 16, "t": 60, "b": 36},
            "hovermode": "closest",
            "legend": {"orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom", "traceorder": "normal"},
            "shapes": break_lines(sorted(broken)),
            "xaxis": year_axis(*years),
            "yaxis": {
                "domain": [0, room / (height - 96)],
                "title": {"text": winners_title},
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [lanes[lane] for lane in order],
                "range": [len(order) - 0.4, -0.6],
                "automargin": True,
                "ticks": "",
            },
            "yaxis2": {
                "domain": [room / (height - 96) + 0.06, 0.94],
                "title": {"text": proposals_title},
                "rangemode": "tozero",
                "tickformat": ",d",
                "automargin": True,
            },
            "yaxis3": {"domain": [0.95, 1], "range": [0, 1], "visible": False, "fixedrange": True},
        },
    }


def _joined(marks: Sequence[Winners], lane: str, broken: set[int]) -> dict[str, object]:
    xs: list[int | None] = []
    for before, after in zip(marks, marks[1:], strict=False):
        if after.year == before.year + 1 and after.year not in broken:
            xs += [before.year, after.year, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": [None if x is None else lane for x in xs],
        "line": {"color": palette.LINE, "width": 4},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _marks(marks: Sequence[Winners], lane: str, colour: str) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.year for mark in marks],
        "y": [lane] * len(marks),
        "hovertext": [mark.words for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 8, "color": colour},
        "showlegend": False,
    }


def _numbers(marks: Sequence[Winners], lane: str) -> list[dict[str, object]]:
    """Return the numbers over the marks: all tiers where there is room, the highest alone on a narrow card."""
    years, rows = [mark.year for mark in marks], [lane] * len(marks)
    return [
        _text(years, rows, [mark.text for mark in marks], meta="wide", size=13, is_over_mark=True),
        _text(years, rows, [mark.short for mark in marks], meta="narrow", size=10, is_over_mark=True),
    ]


def _text(
    xs: Sequence[float],
    ys: Sequence[object],
    text: Sequence[str],
    *,
    meta: str,
    size: int = 12,
    is_over_mark: bool = False,
    yaxis: str = "y",
) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers+text" if is_over_mark else "text",
        "marker": {"size": 8, "opacity": 0},  # unseen: keeps the words clear of the mark beneath
        "meta": meta,
        "x": list(xs),
        "y": list(ys),
        "yaxis": yaxis,
        "text": list(text),
        "textposition": "top center" if is_over_mark else "middle center",
        "textfont": {"size": size, "color": palette.INK if is_over_mark else palette.INK_SOFT},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


@dataclass(frozen=True)
class Bar:
    """One horizontal bar: its name, value (None: unknown, no bar), the words beside it, its colour, and whether it is hatched (sample)."""

    name: str
    value: float | None
    words: str
    colour: str
    series: str = ""
    is_sample: bool = False
    key: str = ""


def bars(items: Sequence[Bar], *, value_title: str, language: str, names: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return horizontal bars with their words beside them, first on top; several series stand one under the other, never stacked."""
    order = list(dict.fromkeys(_wrapped(item.name) for item in items))
    series = list(dict.fromkeys(item.series for item in items))
    widest = max((item.value or 0 for item in items), default=1) or 1
    room = 1.2 + 0.028 * max((len(item.words) for item in items), default=0)
    height = (BAR_PX if len(series) == 1 else 22 * len(series) + 12) * len(order) + 76 + (34 if len(series) > 1 else 0)
    traces = []
    for code in series:
        own = [item for item in items if item.series == code]
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": (names or {}).get(code, code),
                "x": [item.value for item in own],
                "y": [_wrapped(item.name) for item in own],
                "text": [item.words for item in own],
                "textposition": "outside",
                "cliponaxis": False,
                "textfont": {"color": palette.INK},
                "customdata": [item.key for item in own],
                "hovertemplate": "%{y}: %{text}<extra></extra>",
                "marker": {"color": [item.colour for item in own]}
                | ({"pattern": QUIET_PATTERN} if any(item.is_sample for item in own) else {}),
            }
        )
    return {
        "data": traces,
        "layout": {
            "barmode": "group",
            "bargap": 0.25,
            "height": max(230, height),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 10, "t": 40 if len(series) > 1 else 10, "b": 46},
            "showlegend": len(series) > 1,
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
            "xaxis": {"title": {"text": value_title}, "range": [0, widest * room], "tickformat": ",~f", "automargin": True},
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": order,
                "range": [len(order) - 0.5, -0.5],
                "automargin": True,
                "ticks": "",
            },
        },
    }


def _wrapped(name: str) -> str:
    """Return a name in lines that leave room for the bars on a phone."""
    return "<br>".join(wrap(name, NAME_LETTERS))


@dataclass(frozen=True)
class Cell:
    """A count at one row and year: the number shown, its words on hover, its colour, and what a click opens."""

    row: str
    year: int
    count: int
    words: str
    colour: str = palette.ACCENT
    symbol: str = "circle"
    key: str = ""


def year_grid(cells: Sequence[Cell], rows: Sequence[str], *, years: tuple[int, int], language: str) -> dict[str, object]:
    """Return a grid of rows and years with one numbered dot per cell that holds something; an empty cell is no record."""
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [cell.year for cell in cells],
                "y": [cell.row for cell in cells],
                "text": [str(cell.count) if cell.count > 1 else "" for cell in cells],
                "textfont": {"color": palette.PAPER, "size": 12},
                "hovertext": [cell.words for cell in cells],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": [cell.key for cell in cells],
                "marker": {
                    "size": [11 + 4 * min(cell.count - 1, 2) for cell in cells],
                    "color": [cell.colour for cell in cells],
                    "symbol": [cell.symbol for cell in cells],
                    "opacity": 1,
                    "line": {"width": 1, "color": palette.INK},
                },
                "showlegend": False,
            }
        ],
        "layout": {
            "height": max(220, (TWO_LINES_PX if any("<br>" in row for row in rows) else ROW_PX) * len(rows) + 60),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 10, "t": 10, "b": 36},
            "hovermode": "closest",
            "xaxis": year_axis(*years),
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": list(rows),
                "range": [len(rows) - 0.4, -0.6],
                "automargin": True,
                "ticks": "",
            },
        },
    }


@dataclass(frozen=True)
class Score:
    """One index score: its year, value, kind (level of government, or the national average), words on hover, and key."""

    year: int
    value: float
    kind: str
    words: str
    key: str = ""


SCORE_SYMBOLS = {"provinsi": "circle", "kabupaten": "square", "kota": "diamond", "average": "line-ew"}


def index_scores(
    scores: Sequence[Score],
    *,
    break_year: int,
    names: Mapping[str, str],
    old_title: str,
    new_title: str,
    years: tuple[int, int],
    language: str,
) -> dict[str, object]:
    """Return two panels side by side, each with its own scale: up to `break_year`, and after it. A view may leave one of them empty."""
    old = [score for score in scores if score.year <= break_year]
    new = [score for score in scores if score.year > break_year]
    traces: list[dict[str, object]] = []
    for kind, symbol in SCORE_SYMBOLS.items():
        for own, suffix in ((old, ""), (new, "2")):
            mine = [score for score in own if score.kind == kind]
            if not mine:
                continue
            is_named = any(trace["name"] == names[kind] for trace in traces)
            is_line = symbol == "line-ew"
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": names[kind],
                    "x": _spread(mine),
                    "y": [score.value for score in mine],
                    "xaxis": f"x{suffix}",
                    "yaxis": f"y{suffix}",
                    "hovertext": [score.words for score in mine],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                    "customdata": [score.key for score in mine],
                    "legendgroup": kind,
                    "showlegend": not is_named,
                    "marker": {
                        "symbol": symbol,
                        "size": 30 if is_line else 9,
                        "color": palette.LADDER["trial"],
                        "opacity": 1 if is_line else 0.85,
                        "line": {"width": 3 if is_line else 1, "color": palette.LADDER["stopped"] if is_line else palette.PAPER},
                    },
                }
            )
    layout: dict[str, object] = {
        "height": 440,
        "separators": SEPARATORS[language],
        "margin": {"l": 10, "r": 10, "t": 54, "b": 40},
        "hovermode": "closest",
        "legend": {"orientation": "h", "x": 0, "y": 1.03, "yanchor": "bottom"},
    }
    first, last = years
    split = 0.24 if old and new else 1.0
    if old:
        layout["xaxis"] = year_axis(max(first, min(score.year for score in old)), break_year) | {"domain": [0, split]}
        layout["yaxis"] = {"title": {"text": old_title}, "rangemode": "tozero", "tickformat": ",d", "automargin": True}
    if new:
        layout["xaxis2"] = year_axis(max(first, break_year + 1), max(score.year for score in new)) | {
            "domain": [split + 0.12 if old else 0, 1],
            "anchor": "y2",
        }
        layout["yaxis2"] = {
            "title": {"text": new_title},
            "range": [0, 100],
            "anchor": "x2",
            "tickformat": ",d",
            "automargin": True,
        }
    return {"data": traces, "layout": layout}


def _spread(scores: Sequence[Score]) -> list[float]:
    """Return places beside the year so that points of about the same value do not hide each other; averages stay on the year."""
    places: list[float] = []
    seen: dict[tuple[int, int], int] = {}
    for score in scores:
        if score.kind == "average":
            places.append(float(score.year))
            continue
        bin_of = (score.year, int(score.value // 4) if score.value <= 100 else int(score.value // 2000))
        turn = seen.get(bin_of, 0)
        seen[bin_of] = turn + 1
        places.append(score.year + ((turn + 1) // 2) * (0.1 if turn % 2 else -0.1))
    return places
