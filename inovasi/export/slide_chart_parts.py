"""What native charts share: axes of values, letters, intervals as error bars, and how a series names its cells in the workbook."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart as NativeChart
from pptx.enum.chart import XL_TICK_MARK
from pptx.util import Pt

from inovasi import palette
from inovasi.export import texts
from inovasi.export.chart_book import Sheet
from inovasi.export.chart_model import Axis, Number
from inovasi.export.chart_plot import colour_of
from inovasi.export.deck import FONT, TEXT_PT, set_colour

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = f"{{{CHART}}}"
INTERVAL_EMU = 19050


def value_axis(native: Any, axis: Axis) -> None:
    """Style an axis of values: faint grid, no line, its title, numbers in the office program's own marks."""
    native.has_major_gridlines = True
    set_colour(native.major_gridlines.format.line.color, palette.LINE)
    native.major_gridlines.format.line.width = Pt(0.75)
    native.format.line.fill.background()
    native.major_tick_mark = XL_TICK_MARK.NONE
    form = "General" if axis.kind == "value" and not (axis.is_percent or axis.is_whole) else number_format(axis)
    native.tick_labels.number_format, native.tick_labels.number_format_is_linked = form, False
    if axis.title:
        native.has_title = True
        native.axis_title.text_frame.text = texts.clean(axis.title)
        run = native.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(TEXT_PT), False
        set_colour(run.font.color, palette.INK_SOFT)


def number_format(axis: Axis, values: Sequence[Number] = ()) -> str:
    """Return the number format of values on an axis; the office program writes it with the marks of its own language."""
    if axis.is_percent:
        return "0%"
    if axis.kind == "date":
        return "yyyy"
    is_whole = axis.is_whole or all(value is None or float(value).is_integer() for value in values)
    return "#,##0" if is_whole else "#,##0.0"


def cross_at_end(native: Any) -> None:
    """Let an axis cross the other at its far end: below rows that run from top to bottom."""
    native._element.find(f"{C}crosses").set("val", "max")


def error_bars(
    series: Any, before: str, direction: str, up: Sequence[Number], down: Sequence[Number], sheet: Sheet, colour: str
) -> None:
    """Write an interval as the native error bars of a series, with its arms in the workbook."""
    parts = {"plus": (sheet.add("+", up), up), "minus": (sheet.add("-", down), down)}
    xml = f'<c:errBars xmlns:c="{CHART}" xmlns:a="{DRAWING}">'
    xml += f'<c:errDir val="{direction}"/>' if direction else ""
    xml += '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
    for name, (cells, values) in parts.items():
        points = "".join(f'<c:pt idx="{at}"><c:v>{value!r}</c:v></c:pt>' for at, value in enumerate(values) if value is not None)
        xml += f'<c:{name}><c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>'
        xml += f"{points}</c:numCache></c:numRef></c:{name}>"
    fill = f'<a:solidFill><a:srgbClr val="{opaque(colour)[1:].upper()}"/></a:solidFill>'
    xml += f'<c:spPr><a:ln w="{INTERVAL_EMU}">{fill}</a:ln></c:spPr></c:errBars>'
    series.find(f"{C}{before}").addprevious(etree.fromstring(xml))


def arms(values: Sequence[Number], lows: Sequence[Number], highs: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """Return how far intervals reach above and below their values."""
    up = [None if high is None or value is None else high - value for value, high in zip(values, highs, strict=True)]
    down = [None if low is None or value is None else value - low for value, low in zip(values, lows, strict=True)]
    return up, down


def refer(element: Any, cells: str) -> None:
    """Let a part of a series name its cells in our workbook."""
    if element is not None:
        for formula in element.iter(f"{C}f"):
            formula.text = cells


def letters(native: NativeChart, language: str) -> None:
    """Set the letters of a whole chart, and that its words are of a language; no title stands in the chart itself."""
    native.has_title = False
    native.has_legend = False
    native.font.size, native.font.name = Pt(TEXT_PT), FONT
    set_colour(native.font.color, palette.INK)
    bare = f'<c:spPr xmlns:c="{CHART}" xmlns:a="{DRAWING}"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    native._chartSpace.find(f"{C}chart").addnext(etree.fromstring(bare))
    for properties in native._chartSpace.iter(f"{{{DRAWING}}}rPr", f"{{{DRAWING}}}defRPr", f"{{{DRAWING}}}endParaRPr"):
        properties.set("lang", language)


def inner_plot(native: NativeChart, left: float, top: float, width: float, height: float) -> None:
    """Fix the plot inside the chart (shares of its size), so that what stands beside it is in line with it."""
    area = native._chartSpace.find(f".//{C}plotArea")
    for layout in area.findall(f"{C}layout"):
        area.remove(layout)
    sizes = {"x": left, "y": top, "w": width, "h": height}
    xml = f'<c:layout xmlns:c="{CHART}"><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    xml += "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in sizes.items()) + "</c:manualLayout></c:layout>"
    area.insert(0, etree.fromstring(xml))


def opaque(colour: str) -> str:
    """Return a colour as #rrggbb; a see-through one is laid on paper."""
    if colour.startswith("#") and len(colour) == 7:
        return colour
    red, green, blue, alpha = colour_of(colour)
    return "#" + "".join(f"{round(255 * (part * alpha + 1 - alpha)):02x}" for part in (red, green, blue))
