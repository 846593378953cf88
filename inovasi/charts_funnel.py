"""The funnel plot: rates against population with the limits that chance alone would keep to, instead of a league table."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inovasi import palette
from inovasi.charts import SEPARATORS
from inovasi.statistics import funnel

HEIGHT_PX = 520
WIDTHS_PX = {"wide": 1180, "narrow": 300}  # the plots for which labels are placed; the browser picks one by the width of the card
CURVE_POINTS = 240
LETTER_PX, LINE_PX, GAP_PX = 7.2, 16.0, 8.0
TICKS = (0.5, 1, 2, 5, 10, 20, 50)


@dataclass(frozen=True)
class Point:
    """One unit: its label, population in millions, rate per million, where it lies (see `palette.FUNNEL`), its words and its key."""

    label: str
    size: float
    rate: float
    position: str
    words: str
    key: str
    is_chosen: bool = False


def funnel_plot(
    points: Sequence[Point],
    rate: float,
    *,
    labels: Mapping[str, str],
    size_title: str,
    rate_title: str,
    language: str,
) -> dict[str, object]:
    """Return the plot: `rate` per million is what every unit is held against; `labels` name the positions, the two limits and the rate."""
    first, last = min(point.size for point in points) * 0.85, max(point.size for point in points) * 1.35
    sizes = [first * (last / first) ** (step / (CURVE_POINTS - 1)) for step in range(CURVE_POINTS)]
    top = max(max(point.rate for point in points) * 1.12, rate * 3)
    traces = [*_limits(sizes, rate, labels), _middle(sizes, rate, labels["rate"])]
    lines = [(trace["x"], trace["y"]) for trace in traces]
    for position, colour in palette.FUNNEL.items():
        own = [index for index, point in enumerate(points) if point.position == position]
        if not own:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": labels[position],
                "x": [points[index].size for index in own],
                "y": [points[index].rate for index in own],
                "hovertext": [points[index].words for index in own],
                "customdata": [points[index].key for index in own],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "cliponaxis": False,
                "marker": {
                    "size": [15 if points[index].is_chosen else 10 for index in own],
                    "symbol": palette.FUNNEL_SYMBOLS[position],
                    "color": colour,
                    "opacity": 1,
                    "line": {"width": [3 if points[index].is_chosen else 1.2 for index in own], "color": palette.SELECTION},
                },
            }
        )
    traces += [_labels(points, _placed(points, (first, last), top, width, lines), meta) for meta, width in WIDTHS_PX.items()]
    return {
        "data": traces,
        "layout": {
            "height": HEIGHT_PX,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 24, "t": 76, "b": 52},
            "hovermode": "closest",
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
            "xaxis": {
                "type": "log",
                "title": {"text": size_title},
                "range": [math.log10(first), math.log10(last)],
                "tickvals": list(TICKS),
                "ticktext": [str(tick).replace(".", SEPARATORS[language][0]) for tick in TICKS],
                "showgrid": False,
                "automargin": True,
            },
            "yaxis": {"title": {"text": rate_title}, "range": [0, top], "tickformat": ",~f", "automargin": True},
        },
    }


def _limits(sizes: Sequence[float], rate: float, labels: Mapping[str, str]) -> list[dict[str, object]]:
    """Return four curves: 99.8 % dashed, 95 % as a pale band."""
    curves: dict[tuple[float, int], list[float]] = {}
    for level in (funnel.ALARM_LEVEL, funnel.WARNING_LEVEL):
        for side, limits in enumerate(funnel.limits_along([rate * size for size in sizes], level)):
            curves[(level, side)] = [limit / size for limit, size in zip(limits, sizes, strict=True)]

    def curve(level: float, side: int, name: str, *, is_shown: bool, **style: object) -> dict[str, object]:
        return {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": list(sizes),
            "y": [round(value, 5) for value in curves[(level, side)]],
            "hoverinfo": "skip",
            "showlegend": is_shown,
            **style,
        }

    dashed = {"line": {"color": palette.INK_SOFT, "width": 1.3, "dash": "dash"}}
    solid = {"line": {"color": palette.LADDER["action_plan"], "width": 1}}
    band = {"fill": "tonexty", "fillcolor": "rgba(95, 163, 179, 0.16)"}
    return [
        curve(funnel.WARNING_LEVEL, 0, labels["warning"], is_shown=False, **solid),
        curve(funnel.WARNING_LEVEL, 1, labels["warning"], is_shown=True, **solid, **band),
        curve(funnel.ALARM_LEVEL, 0, labels["alarm"], is_shown=False, **dashed),
        curve(funnel.ALARM_LEVEL, 1, labels["alarm"], is_shown=True, **dashed),
    ]


def _middle(sizes: Sequence[float], rate: float, name: str) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [sizes[0], sizes[-1]],
        "y": [rate, rate],
        "line": {"color": palette.INK, "width": 1.2},
        "hoverinfo": "skip",
    }


def _labels(points: Sequence[Point], placed: Sequence[str], meta: str) -> dict[str, object]:
    shown = [index for index, position in enumerate(placed) if position]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "marker": {"size": 10, "opacity": 0},
        "meta": meta,
        "x": [points[index].size for index in shown],
        "y": [points[index].rate for index in shown],
        "text": [points[index].label for index in shown],
        "textposition": [placed[index] for index in shown],
        "textfont": {"size": 12, "color": palette.INK},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _placed(
    points: Sequence[Point], sizes: tuple[float, float], top: float, width_px: float, lines: Sequence[tuple[Any, Any]]
) -> list[str]:
    """Return where each label stands so that none covers another or a point: the remarkable first; '' where there is no room.

    A place that no line of the plot (x and y of each) strikes through is taken before one that is.
    """
    span = math.log(sizes[1] / sizes[0])

    def pixel(size: float, rate: float) -> tuple[float, float]:
        return math.log(size / sizes[0]) / span * width_px, (1 - rate / top) * (HEIGHT_PX - 128)

    places = [pixel(point.size, point.rate) for point in points]
    struck = [list(itertools.starmap(pixel, zip(xs, ys, strict=True))) for xs, ys in lines]
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in places]
    order = ("far_above", "far_below", "above", "below", "within", "few")
    found = [""] * len(points)
    for index in sorted(range(len(points)), key=lambda index: (order.index(points[index].position), -points[index].size)):
        x, y = places[index]
        width = LETTER_PX * len(points[index].label)
        around = (
            ("middle right", x + GAP_PX, y - LINE_PX / 2),
            ("top center", x - width / 2, y - GAP_PX - LINE_PX),
            ("bottom center", x - width / 2, y + GAP_PX),
            ("middle left", x - GAP_PX - width, y - LINE_PX / 2),
        )
        boxes = [(position, (left, up, left + width, up + LINE_PX)) for position, left, up in around]
        free = [
            (position, box)
            for position, box in boxes
            if not any(_overlap(box, other) for number, other in enumerate(taken) if number != index)
        ]
        best = min(free, key=lambda item: any(_strikes(line, item[1]) for line in struck), default=None)
        if best:
            found[index] = best[0]
            taken.append(best[1])
    return found


def _strikes(line: Sequence[tuple[float, float]], box: tuple[float, float, float, float]) -> bool:
    """Say whether a line (points from left to right) runs through a box."""
    for (x, y), (next_x, next_y) in itertools.pairwise(line):
        left, right = max(x, box[0]), min(next_x, box[2])
        if left < right:
            at = [y + (next_y - y) * (edge - x) / (next_x - x) for edge in (left, right)]
            if min(at) < box[3] - 2 and max(at) > box[1] + 2:
                return True
    return False


def _overlap(first: tuple[float, float, float, float], second: tuple[float, float, float, float]) -> bool:
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
