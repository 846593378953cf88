"""Axes of charts drawn by matplotlib: limits, ticks in the language of the chart, names in at most two lines."""

from collections.abc import Callable
from textwrap import wrap

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from inovasi import i18n, palette
from inovasi.export.chart_model import Axis, Chart, year_ticks

NAME_LETTERS = 40
TITLE_LETTERS = {"x": 80, "y": 36}
HEADROOM = 0.03  # above the longest bar


def scale(axes: Axes, axis: Axis, letter: str, chart: Chart, font_pt: float) -> None:
    """Set one axis (`letter` is x or y) as the chart says."""
    side = axes.xaxis if letter == "x" else axes.yaxis
    set_limits: Callable[..., object] = axes.set_xlim if letter == "x" else axes.set_ylim
    is_names = axis.kind == "category"
    if axis.kind == "log":
        (axes.set_xscale if letter == "x" else axes.set_yscale)("log")
    low, high = axes.get_xlim() if letter == "x" else axes.get_ylim()
    if axis.low is not None and axis.high is not None:
        low, high = axis.low, axis.high
    elif is_names:
        low, high = -0.6, len(axis.categories) - 0.4
    elif axis.from_zero:
        low = min(low, 0.0) if low < -1e-9 else 0.0
        high += HEADROOM * (high - low)
    set_limits(*((high, low) if axis.is_reversed else (low, high)))
    if not axis.is_visible:
        side.set_visible(False)
        return
    if is_names:
        side.set_major_locator(FixedLocator(range(len(axis.categories))))
        letters = NAME_LETTERS if letter == "y" else _letters_beside(axes, len(axis.categories), font_pt)
        most = 2 if letter == "x" or _row_pt(axes, axis) > 2.2 * font_pt else 1
        side.set_ticklabels([_in_lines(name, letters, most) for name in axis.categories], parse_math=False)
    elif axis.ticks or axis.kind == "date":
        ticks = axis.ticks or tuple(year_ticks(low, high))
        side.set_major_locator(FixedLocator([place for place, _ in ticks]))
        side.set_ticklabels([words for _, words in ticks], parse_math=False)
        side.set_minor_locator(FixedLocator([]))
    else:
        side.set_major_locator(MaxNLocator(nbins=7, integer=axis.is_whole, steps=[1, 2, 2.5, 5, 10]))
        side.set_major_formatter(FuncFormatter(_number_writer(axis, chart)))
    if axis.title:
        side.set_label_text(_in_lines(axis.title, TITLE_LETTERS[letter], 2), fontsize=font_pt, color=palette.INK_SOFT)
        side.get_label().set_parse_math(False)
    if axis.is_at_top and letter == "x":
        axes.xaxis.set_ticks_position("top")
        axes.xaxis.set_label_position("top")
    axes.tick_params(axis="x" if letter == "x" else "y", labelsize=font_pt, labelcolor=palette.INK, length=0, pad=3)
    if not is_names:
        axes.grid(visible=True, axis=letter, color=palette.LINE, linewidth=0.5)  # type: ignore[arg-type]


def _number_writer(axis: Axis, chart: Chart) -> Callable[[float, int], str]:
    language = language_of(chart)

    def write(value: float, _: int) -> str:
        if axis.is_percent:
            return i18n.percent(value, language, 0 if abs(value * 100 - round(value * 100)) < 1e-6 else 1)
        decimals = next((digits for digits in range(4) if abs(value - round(value, digits)) < 1e-9), 4)
        is_year = axis.is_whole and 1900 <= value <= 2100
        return str(round(value)) if is_year else i18n.number(value, language, decimals)

    return write


def _letters_beside(axes: Axes, count: int, font_pt: float) -> int:
    """Return how many letters a name below (or above) the plot has before it meets its neighbour."""
    width_pt = axes.figure.get_figwidth() * 72 * 0.8  # type: ignore[union-attr]
    return max(int(width_pt / max(count, 1) / (font_pt * 0.62)), 6)


def _row_pt(axes: Axes, axis: Axis) -> float:
    """Return about how high a row of names is."""
    share = axis.domain[1] - axis.domain[0]
    return axes.figure.get_figheight() * 72 * 0.8 * share / max(len(axis.categories), 1)  # type: ignore[union-attr]


def _in_lines(name: str, letters: int, most: int) -> str:
    """Return a name in at most some lines of some letters."""
    found = wrap(name.replace("\n", " "), letters) or [""]
    return "\n".join(found[:most]) + ("…" if len(found) > most else "")


def language_of(chart: Chart) -> str:
    """Return the language in which a chart writes its numbers."""
    return "id" if chart.decimal_comma else "en"
