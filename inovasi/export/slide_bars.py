"""Native bar charts: lying or upright, stacked or side by side, with their intervals and their workbook."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from matplotlib.ticker import MaxNLocator
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.slide import Slide
from pptx.util import Pt

from inovasi import palette
from inovasi.export import texts
from inovasi.export.chart_book import Sheet
from inovasi.export.chart_model import Axis, Chart, Number, Series
from inovasi.export.deck import TEXT_PT, Box, paint, set_colour
from inovasi.export.slide_chart_parts import C, arms, cross_at_end, error_bars, number_format, opaque, refer, value_axis
from inovasi.export.slide_parts import PATTERNS, Entry

GAP_WIDTH = 38
KINDS = {
    (True, True): XL_CHART_TYPE.BAR_STACKED,
    (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
    (False, True): XL_CHART_TYPE.COLUMN_STACKED,
    (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
}


def add_bars(slide: Slide, chart: Chart, box: Box) -> Any:
    """Place the bars of a chart; return the shape."""
    bars = _bars(chart)
    names, values = _axes(chart)
    labels = [texts.clean(name) for name in names.categories]
    table = [by_category(series, chart, len(labels)) for series in bars]
    form = number_format(values, [value for row in table for value in row])
    data = CategoryChartData(number_format=form)
    data.categories = labels
    for series, row in zip(bars, table, strict=True):
        data.add_series(texts.clean(series.name) or texts.clean(values.title), row)
    is_stacked = chart.is_stacked and len(bars) > 1
    shape: Any = slide.shapes.add_chart(KINDS[(chart.is_lying, is_stacked)], *box.emu(), data)  # type: ignore[arg-type]
    native = shape.chart
    plot = native.plots[0]
    plot.gap_width = GAP_WIDTH
    for series, drawn in zip(bars, plot.series, strict=True):
        _paint(series, drawn, chart, len(labels))
    _style_axes(native, chart, names, values)
    if len(bars) == 1 and not bars[0].lows:
        plot.has_data_labels = True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = form, False
        plot.data_labels.font.size = Pt(TEXT_PT)
    _book(native, bars, table, labels, names.title or values.title, chart)
    return shape


def entries(chart: Chart) -> list[Entry]:
    """Return the legend of the bars: one colour a series, and once what hatching means. A single series has none."""
    shown = [series for series in _bars(chart) if series.in_legend and not series.is_hatched]
    edges = [opaque(series.edge if series.edge != palette.PAPER else series.colour) for series in shown]
    found = [Entry(texts.clean(series.name), opaque(series.colour), edge) for series, edge in zip(shown, edges, strict=True)]
    if chart.quiet_words:
        found.append(Entry(chart.quiet_words, palette.LADDER["unknown"], palette.PAPER, "quiet"))
    return found if len(found) > 1 else []


def by_category(series: Series, chart: Chart, count: int, part: str = "") -> list[Number]:
    """Return the values (or the `lows` or `highs`) of a series in the order of the categories."""
    places = series.ys if chart.is_lying else series.xs
    values = getattr(series, part) if part else series.xs if chart.is_lying else series.ys
    found: list[Number] = [None] * count
    for place, value in zip(places, values, strict=True):
        if place is not None and 0 <= place < count:
            found[int(place)] = value
    return found


def _bars(chart: Chart) -> list[Series]:
    return [series for series in chart.series if series.kind == "bars"]


def _axes(chart: Chart) -> tuple[Axis, Axis]:
    panel = chart.panels[0]
    return (panel.y, panel.x) if chart.is_lying else (panel.x, panel.y)


def _paint(series: Series, drawn: Any, chart: Chart, count: int) -> None:
    drawn.invert_if_negative = False
    if series.edge != palette.PAPER:
        set_colour(drawn.format.line.color, opaque(series.edge))
        drawn.format.line.width = Pt(0.75)
    if series.is_hatched:
        fill = drawn.format.fill
        fill.patterned()
        fill.pattern = PATTERNS["quiet"]
        set_colour(fill.fore_color, palette.PAPER)
        set_colour(fill.back_color, opaque(series.colour))
        return
    # An interval would not be seen on the deep accent, so bars that carry one are a step lighter.
    is_dark = bool(series.lows) and series.colour == palette.ACCENT
    paint(drawn.format.fill, palette.LADDER["action_plan"] if is_dark else opaque(series.colour))
    if len(set(series.colours)) > 1:
        for at, place in enumerate(series.ys if chart.is_lying else series.xs):
            if place is not None and place < count:
                paint(drawn.points[int(place)].format.fill, opaque(series.colours[at]))


def _style_axes(native: Any, chart: Chart, names: Axis, values: Axis) -> None:
    category, value = native.category_axis, native.value_axis
    if chart.is_lying and names.is_reversed:
        category.reverse_order = True
        cross_at_end(value)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.major_tick_mark = XL_TICK_MARK.NONE
    category.has_major_gridlines = False
    set_colour(category.format.line.color, palette.LINE)
    skip = etree.SubElement(category._element, f"{C}tickLblSkip")  # every name is written, none left out for room
    skip.set("val", "1")
    category._element.find(f"{C}lblOffset").addnext(skip)
    value_axis(value, values)
    highs = [high for series in _bars(chart) for high in series.highs if high is not None]
    if highs:  # an office program would scale by the values alone and cut the intervals off
        value.maximum_scale = float(MaxNLocator(nbins=8, steps=[1, 2, 2.5, 5, 10]).tick_values(0, max(highs))[-1])
    value.minimum_scale = 0 if values.low is None or values.low >= 0 else values.low


def _book(
    native: Any, bars: Sequence[Series], table: Sequence[Sequence[Number]], labels: Sequence[str], head: str, chart: Chart
) -> None:
    sheet = Sheet()
    names = sheet.add(texts.clean(head), labels)
    for element, series, values in zip(native._chartSpace.iter(f"{C}ser"), bars, table, strict=True):
        cells = sheet.add(texts.clean(series.name), values)
        refer(element.find(f"{C}cat"), names)
        refer(element.find(f"{C}val"), cells)
        refer(element.find(f"{C}tx"), sheet.head_of(cells))
        if series.lows:
            lows, highs = (by_category(series, chart, len(labels), part) for part in ("lows", "highs"))
            error_bars(element, "cat", "", *arms(values, lows, highs), sheet, palette.INK)
    native.part.chart_workbook.update_from_xlsx_blob(sheet.workbook())
