"""Where the axes of native points begin and end, and in which steps: round numbers, whole years, every interval inside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree
from matplotlib.ticker import MaxNLocator

from inovasi.export.chart_model import DAY_ZERO, Axis, Chart, Number, day_number, year_ticks
from inovasi.export.slide_chart_parts import C

DAYS_A_YEAR = 365.25
NEW_YEAR_SHIFT = 0.75  # so that steps of 365.25 days never fall back into the year before
LOG_BASE = 2  # an axis of logarithms begins and ends at powers of its base; those of ten would leave much of it empty


@dataclass(frozen=True)
class Ends:
    """The ends of an axis, the step between its numbers (0: as the program likes), and their format (empty: the axis's own)."""

    low: float
    high: float
    step: float = 0.0
    form: str = ""
    is_log: bool = False


def ends(chart: Chart, letter: str) -> Ends:
    """Return the ends of the x or y axis of a chart of one panel."""
    axis = chart.panels[0].x if letter == "x" else chart.panels[0].y
    known = [value for value in _values_on(chart, letter) if value is not None]
    if axis.kind == "category":
        return Ends(*row_limits(axis))
    if axis.kind == "date":
        return _years(axis, known)
    if axis.kind == "log":
        return _powers(axis, known)
    if len(axis.ticks) > 1 and axis.ticks[0][1] == str(int(axis.ticks[0][0])):
        step = axis.ticks[1][0] - axis.ticks[0][0]
        return Ends(axis.ticks[0][0] - step, axis.ticks[-1][0] + step, step, "0")
    return _round(axis, known)


def set_ends(drawn: Any, found: Ends, *, is_reversed: bool) -> None:
    """Set ends, steps and direction of a native axis."""
    drawn.minimum_scale, drawn.maximum_scale = found.low, found.high
    if found.step:
        drawn.major_unit = found.step
    if found.form:
        drawn.tick_labels.number_format = found.form
    if found.is_log:
        drawn._element.find(f"{C}scaling").insert(0, etree.Element(f"{C}logBase", val=str(LOG_BASE)))
    if is_reversed:
        drawn.reverse_order = True


def row_limits(axis: Axis) -> tuple[float, float]:
    """Return the ends of an axis of rows."""
    if axis.low is None or axis.high is None:
        return -0.6, len(axis.categories) - 0.4
    return axis.low, axis.high


def _values_on(chart: Chart, letter: str) -> list[Number]:
    """Return everything that stands on an axis, bounds of intervals included."""
    found: list[Number] = []
    for series in chart.series:
        found += series.xs if letter == "x" else series.ys
        if series.interval_axis == letter:
            found += [*series.lows, *series.highs]
    return found


def _years(axis: Axis, known: Sequence[float]) -> Ends:
    low = axis.low if axis.low is not None else min(known, default=0.0)
    high = axis.high if axis.high is not None else max(known, default=low + 366)
    ticks = year_ticks(low, high)
    years = int(ticks[1][1]) - int(ticks[0][1]) if len(ticks) > 1 else 1
    first = date.fromordinal(DAY_ZERO.toordinal() + int(low)).year // years * years
    return Ends(day_number(f"{first}-01-01") + NEW_YEAR_SHIFT, high, DAYS_A_YEAR * years)


def _powers(axis: Axis, known: Sequence[float]) -> Ends:
    low = axis.low or min((value for value in known if value > 0), default=1.0)
    high = axis.high or max(known, default=low * LOG_BASE)
    powers = (math.floor(math.log(low, LOG_BASE)), math.ceil(math.log(high, LOG_BASE)))
    return Ends(float(LOG_BASE) ** powers[0], float(LOG_BASE) ** powers[1], form="General", is_log=True)


def _round(axis: Axis, known: Sequence[float]) -> Ends:
    """Return round ends around the values; room that the screen leaves below zero is not taken over where no value is."""
    least, most = min(known, default=0.0), max(known, default=1.0)
    low = axis.low if axis.low is not None else 0.0 if axis.from_zero and least >= 0 else least
    high = axis.high if axis.high is not None else most
    low = max(low, 0.0) if least >= 0 else low
    ticks = MaxNLocator(nbins=8, integer=axis.is_whole, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    starts_at_one = axis.low is not None and axis.low > 0 and ticks[0] <= 0
    form = "0;-0;" if starts_at_one else ""  # ranks begin at 1: the corner bears no number
    return Ends(float(ticks[0]), float(ticks[-1]), float(ticks[1] - ticks[0]), form)
