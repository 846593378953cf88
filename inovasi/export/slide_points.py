"""Native charts of points and lines on two axes: trails, funnels, series over years. Words at points are data labels.

A native axis of points holds no words, so the names of rows stand beside the plot as text, in line with it.
"""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from inovasi import palette
from inovasi.export import texts
from inovasi.export.chart_book import Sheet
from inovasi.export.chart_model import Axis, Chart, Series
from inovasi.export.deck import TEXT_PT, Box, paint, set_colour
from inovasi.export.slide_axes import ends, row_limits, set_ends
from inovasi.export.slide_chart_parts import C, arms, cross_at_end, error_bars, inner_plot, opaque, refer, value_axis
from inovasi.export.slide_parts import Entry, text_box

MOST_LABELS = 60
UNSEEN_MARK_PT = 10
POINTS_PER_PX = 0.75
AXIS_INCH = 0.34  # below the plot, for the words of the axis
TITLE_INCH = 0.26
WIDEST_NAMES = 0.34  # share of the chart
MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "star": XL_MARKER_STYLE.STAR,
    "hexagram": XL_MARKER_STYLE.STAR,
    "hexagon": XL_MARKER_STYLE.SQUARE,
    "x": XL_MARKER_STYLE.X,
    "x-thin": XL_MARKER_STYLE.X,
    "cross": XL_MARKER_STYLE.PLUS,
    "circle-cross": XL_MARKER_STYLE.PLUS,
    "line-ew": XL_MARKER_STYLE.DASH,
    "line-ns": XL_MARKER_STYLE.PLUS,
}
STROKES = ("star", "hexagram", "x", "x-thin", "cross", "circle-cross", "line-ew", "line-ns")  # markers that are only lines
SIDES = {
    "top": XL_LABEL_POSITION.ABOVE,
    "bottom": XL_LABEL_POSITION.BELOW,
    "left": XL_LABEL_POSITION.LEFT,
    "right": XL_LABEL_POSITION.RIGHT,
}


def add_points(slide: Slide, chart: Chart, box: Box, names: str) -> Any:
    """Place the points and lines of a chart; return the shape. `names` is what the group of row names is called."""
    shown = [*_rule_series(chart), *(series for series in chart.series if series.has_line or series.has_marks or series.words)]
    data = XyChartData(number_format="General")
    for series in shown:
        added = data.add_series(texts.clean(series.name))
        for x, y in zip(series.xs, series.ys, strict=True):
            is_gap = x is None or y is None
            added.add_data_point(0 if is_gap else x, 0 if is_gap else y)
    shape: Any = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box.emu(), data)  # type: ignore[arg-type]
    native = shape.chart
    for series, drawn in zip(shown, native.plots[0].series, strict=True):
        _paint(series, drawn)
        _labels(series, drawn)
    _style_axes(native, chart)
    _book(native, shown, chart)
    if chart.panels[0].y.kind == "category":
        _row_names(slide, native, chart.panels[0].y, box, names, has_title=bool(chart.panels[0].x.title))
    return shape


def entries(chart: Chart) -> list[Entry]:
    """Return the legend of the marks and lines; a single one has none."""
    found = []
    for series in chart.series:
        if not series.in_legend or not (series.has_marks or series.has_line):
            continue
        symbol = str(series.at("symbols", 0)) if series.has_marks else "line"
        bare = symbol.removesuffix("-dot").removesuffix("-open")
        colour = opaque(series.fill or series.colour)
        is_hollow = "open" in symbol and bare not in STROKES
        edge = palette.INK if series.has_marks and bare not in STROKES else colour
        found.append(Entry(texts.clean(series.name), colour, edge, mark=bare, is_hollow=is_hollow))
    return found if len(found) > 1 else []


def _rule_series(chart: Chart) -> list[Series]:
    """Return the straight rules of a chart as lines of two points."""
    found = []
    for rule in chart.rules:
        across = ends(chart, "y" if rule.along == "y" else "x")
        both = (across.low, across.high)
        xs, ys = ((rule.place, rule.place), both) if rule.along == "y" else (both, (rule.place, rule.place))
        found.append(Series("marks", "", xs, ys, (rule.colour,), in_legend=False, has_line=True, line_width=1.4, dash=rule.dash))
    return found


def _paint(series: Series, drawn: Any) -> None:
    drawn.smooth = False
    if series.has_line:
        set_colour(drawn.format.line.color, opaque(series.colour))
        drawn.format.line.width = Pt(max(series.line_width * POINTS_PER_PX, 0.75))
        if series.dash:
            drawn.format.line.dash_style = MSO_LINE.DASH if series.dash == "dash" else MSO_LINE.ROUND_DOT
    else:
        drawn.format.line.fill.background()
    if not series.has_marks:
        drawn.marker.style = XL_MARKER_STYLE.CIRCLE if series.words else XL_MARKER_STYLE.NONE
        if series.words:  # unseen, but it keeps the words clear of the mark beneath
            drawn.marker.size = UNSEEN_MARK_PT
            drawn.marker.format.fill.background()
            drawn.marker.format.line.fill.background()
        return
    _paint_marker(drawn.marker, series, 0)
    if max(len(set(series.symbols)), len(set(series.sizes)), len(set(series.colours))) > 1:
        for at in range(len(series.xs)):
            _paint_marker(drawn.points[at].marker, series, at)


def _paint_marker(marker: Any, series: Series, at: int) -> None:
    symbol = str(series.at("symbols", at))
    bare = symbol.removesuffix("-dot").removesuffix("-open")
    colour = opaque(str(series.at("colours", at)))
    marker.style = MARKERS.get(bare, XL_MARKER_STYLE.CIRCLE)
    marker.size = max(2, min(72, round(float(series.at("sizes", at)) * POINTS_PER_PX)))
    if "open" in symbol or bare in STROKES:
        marker.format.fill.background()
        set_colour(marker.format.line.color, colour)
        marker.format.line.width = Pt(1.75)
    else:
        paint(marker.format.fill, colour)
        set_colour(marker.format.line.color, palette.INK)
        marker.format.line.width = Pt(0.5)


def _labels(series: Series, drawn: Any) -> None:
    for at, words in enumerate(series.words[:MOST_LABELS]):
        if not words or series.xs[at] is None:
            continue
        label = drawn.points[at].data_label
        label.text_frame.text = words.replace("\n", " ")
        down, across = (str(series.at("word_places", at)).split() + ["center"])[:2]
        label.position = SIDES.get(across, SIDES.get(down, XL_LABEL_POSITION.CENTER))
        run = label.text_frame.paragraphs[0].runs[0]
        run.font.size = Pt(TEXT_PT)
        set_colour(run.font.color, opaque(str(series.at("word_colours", at))) if series.word_colours else palette.INK)


def _style_axes(native: Any, chart: Chart) -> None:
    panel = chart.panels[0]
    for letter, axis, drawn in (("x", panel.x, native.category_axis), ("y", panel.y, native.value_axis)):
        value_axis(drawn, axis)
        set_ends(drawn, ends(chart, letter), is_reversed=axis.is_reversed)
    if panel.y.is_reversed:
        cross_at_end(native.category_axis)
    else:
        native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if panel.y.kind == "category":
        native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        native.value_axis.has_major_gridlines = False


def _row_names(slide: Slide, native: Any, axis: Axis, box: Box, name: str, *, has_title: bool) -> None:
    """Write the names of the rows beside the plot, each at the height of its row."""
    labels = [texts.cut(texts.clean(label), box.width * 72 * WIDEST_NAMES, TEXT_PT, 1) for label in axis.categories]
    left = max((texts.width_pt(label, TEXT_PT) for label in labels), default=0) * 1.05 / 72 + 0.12
    height = box.height - AXIS_INCH - (TITLE_INCH if has_title else 0)
    inner_plot(native, left / box.width, 0.0, 1 - left / box.width - 0.01, height / box.height)
    low, high = row_limits(axis)
    row = height / (high - low)
    group = slide.shapes.add_group_shape()
    group.name = name
    for at, label in enumerate(labels):
        place = at - low if axis.is_reversed else high - at
        spot = Box(box.left, box.top + (place - 0.5) * row, left - 0.1, row)
        text_box(group, spot, [label], palette.INK, PP_ALIGN.RIGHT)


def _book(native: Any, shown: Sequence[Series], chart: Chart) -> None:
    """Write the workbook of the points and take the gaps out of the lines."""
    sheet = Sheet()
    if chart.panels[0].y.kind == "category":
        sheet.add(texts.clean(chart.panels[0].y.title), [texts.clean(name) for name in chart.panels[0].y.categories])
    for element, series in zip(native._chartSpace.iter(f"{C}ser"), shown, strict=True):
        gaps = {at for at, pair in enumerate(zip(series.xs, series.ys, strict=True)) if None in pair}
        name = texts.clean(series.name)
        cells = ""
        for tag, values, head in (("xVal", series.xs, f"{name} x".strip()), ("yVal", series.ys, name or "y")):
            part = element.find(f"{C}{tag}")
            cells = sheet.add(head, [None if at in gaps else value for at, value in enumerate(values)])
            refer(part, cells)
            for point in [point for point in part.iter(f"{C}pt") if int(point.get("idx")) in gaps]:
                point.getparent().remove(point)
        refer(element.find(f"{C}tx"), sheet.head_of(cells))
        if series.words:
            sheet.add(f"{name} …".strip(), [word.replace("\n", " ") for word in series.words])
        if series.lows:
            up, down = arms(series.xs if series.interval_axis == "x" else series.ys, series.lows, series.highs)
            error_bars(element, "xVal", series.interval_axis, up, down, sheet, series.interval_colour)
    native.part.chart_workbook.update_from_xlsx_blob(sheet.workbook())
