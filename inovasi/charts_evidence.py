"""Charts of evidence: subject by grade, two measures of provinces, effects by year, placebo runs. Plain Plotly dicts, pure functions."""

from collections.abc import Mapping, Sequence
from math import sqrt
from textwrap import wrap
from typing import Any

from inovasi import palette
from inovasi.charts import SEPARATORS
from inovasi.maps import ink_on

LARGEST_PX = 34
CELL_PX = 40
NARROW_HEAD_PX = 152  # names of columns stand upright there; the longest has 26 letters
NARROW_CELL_PX, NARROW_LETTERS = 44, 20
PLOT_PX = (980, 400)  # a usual size of the plane, to judge which names would cover each other
LETTER_PX = 6.4


def gap_map(
    rows: Sequence[tuple[str, Sequence[int | None]]],
    columns: Sequence[tuple[str, str]],
    *,
    numbers: Mapping[int, str],
    empty_text: str,
    language: str,
    colours: Mapping[str, str] = palette.EVIDENCE,
) -> dict[str, object]:
    """Return a grid of counts: a bubble for one or more, a plain 0 for none, `empty_text` where nothing could have been counted.

    `rows` are label and counts (None: nothing to count in), `columns` code and label; `numbers` how counts are written.
    """
    largest = max((count for _, counts in rows for count in counts if count), default=1)
    traces: list[dict[str, object]] = []
    labels = [label for label, _ in rows]
    for at, (code, label) in enumerate(columns):
        filled = [(name, counts[at]) for name, counts in rows if counts[at]]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [label] * len(filled),
                "y": [name for name, _ in filled],
                "text": [numbers[int(count or 0)] for _, count in filled],
                "textfont": {"color": ink_on(colours[code]), "size": 13},
                "marker": {
                    "size": [17 + (LARGEST_PX - 17) * sqrt((count or 0) / largest) for _, count in filled],
                    "color": colours[code],
                    "opacity": 1,
                    "line": {"width": 1, "color": palette.INK_SOFT},
                },
                "hovertemplate": f"%{{y}}<br>{label}: %{{text}}<extra></extra>",
            }
        )
        for text, members in (
            ("0", [name for name, counts in rows if counts[at] == 0]),
            (empty_text, [name for name, counts in rows if counts[at] is None]),
        ):
            traces.append(
                {
                    "type": "scatter",
                    "mode": "text",
                    "x": [label] * len(members),
                    "y": members,
                    "text": [text] * len(members),
                    "textfont": {"color": palette.INK_SOFT, "size": 13},
                    "hoverinfo": "skip",
                }
            )
    names = [label for _, label in columns]
    narrow: dict[str, Any] = {
        "height": NARROW_CELL_PX * len(rows) + NARROW_HEAD_PX + 12,
        "margin": {"l": 4, "r": 4, "t": NARROW_HEAD_PX, "b": 4},
        "xaxis": {"tickangle": -90},
        "yaxis": {
            "tickvals": labels,
            "ticktext": ["<br>".join(wrap(label, NARROW_LETTERS)) for label in labels],
            "tickfont": {"size": 11},
        },
    }
    drawing: dict[str, Any] = {
        "data": [trace for trace in traces if trace["x"]],
        "layout": {
            "height": CELL_PX * len(rows) + 70,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 10, "t": 46, "b": 10},
            "showlegend": False,
            "hovermode": "closest",
            "xaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": names,
                "range": [-0.5, len(names) - 0.5],
                "side": "top",
                "showgrid": False,
                "showline": False,
                "fixedrange": True,
            },
            "yaxis": {
                "type": "category",
                "showgrid": False,
                "showline": False,
                "categoryorder": "array",
                "categoryarray": labels,
                "range": [len(labels) - 0.5, -0.5],
                "automargin": True,
                "ticks": "",
                "fixedrange": True,
            },
            "shapes": [
                {
                    "type": "line",
                    "x0": -0.5,
                    "x1": len(names) - 0.5,
                    "y0": at - 0.5,
                    "y1": at - 0.5,
                    "line": {"color": palette.TILE, "width": 1.5},
                }
                for at in range(len(labels))
            ],
        },
    }
    layout = drawing["layout"]
    for axis in ("xaxis", "yaxis"):
        narrow[axis] = layout[axis] | narrow[axis]
    return drawing | {"narrow": {"data": [{} for _ in drawing["data"]], "layout": narrow}}


def named_scatter(
    points: Sequence[tuple[str, str, float, float, str]],
    *,
    chosen: str,
    x_title: str,
    y_title: str,
    language: str,
) -> dict[str, object]:
    """Return one named point per province: code, short name, x, y and words on hover. The chosen one is dark and bold."""
    is_chosen = [code == chosen for code, *_ in points]
    most = max((x for _, _, x, _, _ in points), default=1) or 1
    ends = _outermost([(x, y) for _, _, x, y, _ in points])
    few = [
        f"<b>{name}</b>" if flag else name if at in ends else ""
        for at, ((_, name, *_), flag) in enumerate(zip(points, is_chosen, strict=True))
    ]
    return {
        "narrow": {
            "data": [{"text": few}],
            "layout": {},
        },  # a phone has room for the outermost and the chosen; all are on touch and in the table
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [x for _, _, x, _, _ in points],
                "y": [y for _, _, _, y, _ in points],
                "text": [f"<b>{name}</b>" if flag else name for (_, name, *_), flag in zip(points, is_chosen, strict=True)],
                "textposition": _sides([(x, y) for _, _, x, y, _ in points], [name for _, name, *_ in points]),
                "textfont": {"size": 12},
                "customdata": [code for code, *_ in points],
                "hovertext": [words for *_, words in points],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": {
                    "size": [13 if flag else 9 for flag in is_chosen],
                    "color": [palette.SELECTION if flag else palette.ACCENT for flag in is_chosen],
                    "symbol": ["diamond" if flag else "circle" for flag in is_chosen],
                    "opacity": 0.85,
                },
                "cliponaxis": False,
            }
        ],
        "layout": {
            "height": 520,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 50, "t": 24, "b": 50},
            "showlegend": False,
            "hovermode": "closest",
            "xaxis": {
                "title": {"text": x_title},
                "tickformat": ",~f",
                "range": [-0.04 * most, 1.09 * most],
                "automargin": True,
                "zeroline": False,
            },
            "yaxis": {"title": {"text": y_title}, "tickformat": ",~f", "automargin": True, "zeroline": False},
        },
    }


def _outermost(points: Sequence[tuple[float, float]]) -> set[int]:
    """Return which points lie furthest left, right, down and up; of equals the first."""
    places = range(len(points))
    return {pick(places, key=lambda at: points[at][axis]) for axis in (0, 1) for pick in (min, max)} if points else set()


def _sides(points: Sequence[tuple[float, float]], names: Sequence[str]) -> list[str]:
    """Return on which side of its point each name stands: the one whose place overlaps least with names set before and with points."""
    if not points:
        return []
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = (max(xs) - min(xs)) or 1, (max(ys) - min(ys)) or 1
    places = [((x - min(xs)) / wide * PLOT_PX[0], (max(ys) - y) / high * PLOT_PX[1]) for x, y in points]
    dots = [(x - 6, y - 6, x + 6, y + 6) for x, y in places]
    taken: list[tuple[float, float, float, float]] = []
    sides: list[str] = []
    for at, (x, y) in enumerate(places):
        length = LETTER_PX * len(names[at])
        boxes = {
            "middle right": (x + 8, y - 7, x + 8 + length, y + 7),
            "middle left": (x - 8 - length, y - 7, x - 8, y + 7),
            "top center": (x - length / 2, y - 22, x + length / 2, y - 8),
            "bottom center": (x - length / 2, y + 8, x + length / 2, y + 22),
        }
        others = [*taken, *(dot for other, dot in enumerate(dots) if other != at)]
        side = min(boxes, key=lambda name: sum(_overlap(boxes[name], other) for other in others))
        sides.append(side)
        taken.append(boxes[side])
    return sides


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    return max(0, min(one[2], other[2]) - max(one[0], other[0])) * max(0, min(one[3], other[3]) - max(one[1], other[1]))


def effects(
    rows: Sequence[tuple[int, float, float, float, bool, str]],
    *,
    base_year: int,
    before_name: str,
    after_name: str,
    base_name: str,
    value_title: str,
    language: str,
) -> dict[str, object]:
    """Return the effect of each year with its interval (year, estimate, low, high, is after, words); the base year is a hollow zero."""
    traces: list[dict[str, object]] = []
    for is_after, colour, name in ((False, palette.REFERENCE, before_name), (True, palette.ACCENT, after_name)):
        part = [row for row in rows if row[4] is is_after]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [row[0] for row in part],
                "y": [row[1] for row in part],
                "error_y": {
                    "type": "data",
                    "symmetric": False,
                    "array": [row[3] - row[1] for row in part],
                    "arrayminus": [row[1] - row[2] for row in part],
                    "color": colour,
                    "thickness": 1.8,
                    "width": 5,
                },
                "text": [row[5] for row in part],
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"size": 11, "color": colour, "symbol": "circle" if is_after else "square"},
            }
        )
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": base_name,
            "x": [base_year],
            "y": [0],
            "marker": {"size": 10, "symbol": "circle-open", "color": palette.INK, "line": {"width": 1.6}},
            "hoverinfo": "skip",
        }
    )
    years = sorted([row[0] for row in rows] + [base_year])
    return {
        "data": traces,
        "layout": {
            "height": 390,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 20, "t": 52, "b": 40},
            "showlegend": True,
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
            "hovermode": "closest",
            "xaxis": {"tickvals": years, "ticktext": [str(year) for year in years], "showgrid": False, "zeroline": False},
            "yaxis": {
                "title": {"text": value_title},
                "tickformat": ",~f",
                "automargin": True,
                "zeroline": True,
                "zerolinewidth": 1.5,
            },
            "shapes": [
                {
                    "type": "line",
                    "x0": base_year + 0.5,
                    "x1": base_year + 0.5,
                    "y0": 0,
                    "y1": 1,
                    "yref": "paper",
                    "line": {"color": palette.INK, "width": 1.2, "dash": "dash"},
                }
            ],
        },
    }


def placebo_runs(
    draws: Sequence[float], estimate: float, *, estimate_text: str, value_title: str, count_title: str, language: str
) -> dict[str, object]:
    """Return how often chance alone gave which effect, with the real estimate as a line."""
    return {
        "data": [
            {
                "type": "histogram",
                "x": [round(float(value), 5) for value in draws],
                "nbinsx": 40,
                "marker": {"color": palette.REFERENCE, "line": {"width": 0.5, "color": palette.PAPER}},
                "hovertemplate": "%{x}: %{y}<extra></extra>",
            }
        ],
        "layout": {
            "height": 390,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 20, "t": 40, "b": 46},
            "showlegend": False,
            "bargap": 0.03,
            "xaxis": {"title": {"text": value_title}, "tickformat": ",~f", "zeroline": False},
            "yaxis": {"title": {"text": count_title}, "tickformat": ",d", "rangemode": "tozero", "automargin": True},
            "shapes": [
                {
                    "type": "line",
                    "x0": estimate,
                    "x1": estimate,
                    "y0": 0,
                    "y1": 1,
                    "yref": "paper",
                    "line": {"color": palette.INK, "width": 3},
                }
            ],
            "annotations": [
                {
                    "x": estimate,
                    "y": 1,
                    "yref": "paper",
                    "yanchor": "bottom",
                    "text": f"<b>{estimate_text}</b>",
                    "showarrow": False,
                    "font": {"size": 13, "color": palette.INK},
                }
            ],
        },
    }
