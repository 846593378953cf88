"""A chart as a neutral value: axes, series, intervals, lines and words. `chart_reading` makes it of a figure's plain Plotly dict.

Slides and paper draw from it, so they show the numbers of the screen without knowing Plotly. A place on an axis of categories is
its index (0 is the first); a date is its day number as spreadsheets count (1 is 1 January 1900).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from inovasi import palette

DAY_ZERO = date(1899, 12, 30)
DEFAULT_SIZE_PX = 8.0

Number = float | None


@dataclass(frozen=True)
class Axis:
    """One axis: kind (category, value, date, log), its words and limits (None: from the data), ticks that are given, how values are written."""

    kind: str = "value"
    title: str = ""
    categories: tuple[str, ...] = ()  # as people read them
    keys: tuple[str, ...] = ()  # as the points name them
    low: Number = None
    high: Number = None
    is_reversed: bool = False
    ticks: tuple[tuple[float, str], ...] = ()
    is_percent: bool = False
    is_whole: bool = False
    is_visible: bool = True
    from_zero: bool = False
    is_at_top: bool = False
    domain: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True)
class Series:
    """One series: `bars`, or `marks` with a line, marks and words as told. One value per point; None is a gap."""

    kind: str
    name: str
    xs: tuple[Number, ...]
    ys: tuple[Number, ...]
    colours: tuple[str, ...]  # one, or one a point
    panel: int = 0
    in_legend: bool = True
    is_hatched: bool = False
    edge: str = palette.PAPER  # of bars
    breadth: float = 0.0  # of bars, on their axis; 0: as the other bars leave room
    has_line: bool = False
    has_marks: bool = False
    words: tuple[str, ...] = ()
    word_places: tuple[str, ...] = ()
    word_colours: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ("circle",)
    sizes: tuple[float, ...] = (DEFAULT_SIZE_PX,)  # in pixels of the screen
    line_width: float = 2.0
    dash: str = ""
    is_stepped: bool = False
    fill: str = ""  # colour of the area between this series and the one before
    lows: tuple[Number, ...] = ()  # bounds of the interval, on `interval_axis`
    highs: tuple[Number, ...] = ()
    interval_axis: str = "x"
    interval_colour: str = palette.INK_SOFT

    @property
    def colour(self) -> str:
        return self.colours[0]

    def at(self, name: str, place: int) -> Any:
        """Return the part of a point: its own where one a point is given, else the common one."""
        values = getattr(self, name)
        return values[place] if len(values) == len(self.xs) and len(values) > 1 else values[0]


@dataclass(frozen=True)
class Rule:
    """A straight line through a panel, along x or y, at a place of its axis."""

    panel: int
    along: str  # "y": an upright line at x = place; "x": a level line at y = place
    place: float
    colour: str
    dash: str = ""


@dataclass(frozen=True)
class Note:
    """Words in or beside a panel; `is_paper_*` says that a place is a share of the chart, not a value."""

    words: str
    x: float
    y: float
    is_paper_x: bool
    is_paper_y: bool
    anchor: str
    shift: tuple[float, float]
    colour: str


@dataclass(frozen=True)
class Panel:
    """The two axes of one part of the chart."""

    x: Axis
    y: Axis


@dataclass(frozen=True)
class Chart:
    """A whole chart. `is_lying`: bars lie and categories run down the y axis."""

    panels: tuple[Panel, ...]
    series: tuple[Series, ...]
    rules: tuple[Rule, ...] = ()
    notes: tuple[Note, ...] = ()
    is_stacked: bool = False
    is_lying: bool = False
    height_px: float = 400.0
    decimal_comma: bool = True
    areas: tuple[Mapping[str, Any], ...] = field(default=())  # rectangles behind the data, as the drawing gives them

    @property
    def quiet_words(self) -> str:
        """What hatching means: the words that the names of hatched series add to those of the plain ones."""
        plain = [series.name for series in self.series if not series.is_hatched]
        added = {
            series.name.removeprefix(f"{name}, ")
            for series in self.series
            if series.is_hatched
            for name in plain
            if series.name.startswith(f"{name}, ")
        }
        return added.pop() if len(added) == 1 else ""

    @property
    def rows(self) -> int:
        """How many rows of categories the chart has, over all panels."""
        return sum(len(panel.y.categories) for panel in self.panels)


def first_rows(chart: Chart, most: int) -> Chart:
    """Return a chart of one panel with the first categories of its y axis only: what stands on top."""
    axis = chart.panels[0].y
    if len(chart.panels) != 1 or axis.kind != "category" or len(axis.categories) <= most:
        return chart
    high = min(axis.high, most - 0.4) if axis.high is not None else None
    panel = replace(chart.panels[0], y=replace(axis, categories=axis.categories[:most], keys=axis.keys[:most], high=high))
    return replace(chart, panels=(panel,), series=tuple(_first(series, most) for series in chart.series))


def _first(series: Series, most: int) -> Series:
    kept = [place for place, y in enumerate(series.ys) if y is None or y < most]
    names = ("xs", "ys", "colours", "words", "word_places", "word_colours", "symbols", "sizes", "lows", "highs")
    size = len(series.ys)
    picked: dict[str, Any] = {name: getattr(series, name) for name in names}
    for name, values in picked.items():
        if len(values) == size and size > 1:
            picked[name] = tuple(values[place] for place in kept)
    return replace(series, **picked)


def day_number(text: str) -> float:
    """Return the day number of an ISO date."""
    return float((datetime.fromisoformat(text[:10]).date() - DAY_ZERO).days)


def year_ticks(low: float, high: float, most: int = 12) -> list[tuple[float, str]]:
    """Return the first days of years between two day numbers, at most some of them."""
    first = (DAY_ZERO.toordinal() + int(low), DAY_ZERO.toordinal() + int(high))
    years = [date.fromordinal(day).year for day in first]
    step = max(1, -(-(years[1] - years[0] + 1) // most))
    shown = range(-(-years[0] // step) * step, years[1] + 1, step)
    ticks = [(float((date(year, 1, 1) - DAY_ZERO).days), str(year)) for year in shown]
    return [tick for tick in ticks if low <= tick[0] <= high]
