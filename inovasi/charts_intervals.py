"""Points with their intervals, one row or one year each, as plain Plotly dicts: no value without how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from inovasi import palette
from inovasi.charts import SEPARATORS

ROW_PX = 24


@dataclass(frozen=True)
class Interval:
    """One value with its bounds: the row (or year) it stands at, its words on hover, and what a click opens."""

    place: str | float
    value: float
    low: float
    high: float
    words: str
    key: str = ""


def interval_rows(
    intervals: Sequence[Interval], *, value_title: str, language: str, is_rank: bool = False, decimals: int = 1
) -> dict[str, object]:
    """Return one row per interval in the given order (first on top): a line over the interval, a dot at the value.

    Ranks run from 1 at the left; other values start at zero.
    """
    names = [str(item.place) for item in intervals]
    widest = max((item.high for item in intervals), default=1)
    axis: dict[str, object] = {
        "title": {"text": value_title},
        "automargin": True,
        "zeroline": False,
        "tickformat": f",.{decimals}~f",
    }
    axis |= {"range": [0.4, widest + 0.6], "dtick": 1 if widest <= 8 else 2, "tick0": 1} if is_rank else {"rangemode": "tozero"}
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [item.value for item in intervals],
                "y": names,
                "text": [item.words for item in intervals],
                "customdata": [item.key for item in intervals],
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"size": 10, "color": palette.ACCENT, "line": {"width": 1, "color": palette.PAPER}},
                "error_x": {
                    "type": "data",
                    "symmetric": False,
                    "array": [item.high - item.value for item in intervals],
                    "arrayminus": [item.value - item.low for item in intervals],
                    "color": palette.LADDER["action_plan"],
                    "thickness": 5,
                    "width": 0,
                },
                "showlegend": False,
            }
        ],
        "layout": {
            "height": max(240, ROW_PX * len(intervals) + 90),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 16, "t": 12, "b": 48},
            "hovermode": "closest",
            "xaxis": axis,
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": names,
                "range": [len(names) - 0.4, -0.6],
                "automargin": True,
                "ticks": "",
            },
        },
    }


@dataclass(frozen=True)
class Series:
    """Intervals over years that belong together: their name, colour and symbol."""

    name: str
    colour: str
    symbol: str
    intervals: Sequence[Interval] = field(default=())


def interval_years(
    series: Sequence[Series], *, years: tuple[int, int], breaks: Sequence[int], value_title: str, language: str
) -> dict[str, object]:
    """Return shares by year with their intervals, the series side by side within a year, and a dotted line before each year of new rules.

    Points of different years are never joined.
    """
    step = 0.22
    middle = (len(series) - 1) / 2
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "name": item.name,
                "x": [float(point.place) + (index - middle) * step for point in item.intervals],
                "y": [point.value for point in item.intervals],
                "text": [point.words for point in item.intervals],
                "hovertemplate": "%{text}<extra></extra>",
                "marker": {"size": 9, "color": item.colour, "symbol": item.symbol, "line": {"width": 1, "color": palette.INK}},
                "error_y": {
                    "type": "data",
                    "symmetric": False,
                    "array": [point.high - point.value for point in item.intervals],
                    "arrayminus": [point.value - point.low for point in item.intervals],
                    "color": palette.INK_SOFT,
                    "thickness": 1.4,
                    "width": 3,
                },
            }
            for index, item in enumerate(series)
        ],
        "layout": {
            "height": 400,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 10, "t": 54, "b": 40},
            "hovermode": "closest",
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
            "shapes": break_lines(breaks),
            "xaxis": year_axis(*years),
            "yaxis": {
                "title": {"text": value_title},
                "rangemode": "tozero",
                "tickformat": ",.1~%",
                "automargin": True,
                "zeroline": True,
            },
        },
    }


def year_axis(first: int, last: int) -> dict[str, object]:
    """Return an axis of whole years with a little room at both ends."""
    years = list(range(first, last + 1))
    return {
        "tickvals": years,
        "ticktext": [str(year) for year in years],
        "range": [first - 0.6, last + 0.6],
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
    }


def break_lines(years: Sequence[int]) -> list[dict[str, object]]:
    """Return a dotted upright line before each year whose rules differ from the year before."""
    return [
        {
            "type": "line",
            "xref": "x",
            "yref": "paper",
            "x0": year - 0.5,
            "x1": year - 0.5,
            "y0": 0,
            "y1": 1,
            "line": {"color": palette.LOOK_EDGES["none"], "width": 1.2, "dash": "dot"},
            "layer": "below",
        }
        for year in years
    ]
