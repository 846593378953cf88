"""Which charts can be native, and placing them: what is native can be restyled, and its numbers edited, in the office program.

Text traces become data labels, a band its two edges, an interval error bars. The legend is drawn as shapes: office programs
disagree on hiding a line of their own legends, and a hatched part must be told once, not once a series.
"""

from pptx.slide import Slide

from inovasi.export import slide_bars, slide_points
from inovasi.export.chart_model import Chart
from inovasi.export.deck import Box
from inovasi.export.note import Words
from inovasi.export.slide_chart_parts import letters
from inovasi.export.slide_parts import add_legend, describe, legend_height

LEGEND_GAP_INCH = 0.06


def is_native(chart: Chart) -> bool:
    """Say whether a chart can be native: one panel with visible axes, and bars alone, or points and lines alone.

    Panels, words beside the plot, and categories along the axis of points cannot be said in a native chart; a picture keeps them.
    """
    panel = chart.panels[0]
    if len(chart.panels) != 1 or chart.notes or chart.areas or not (panel.x.is_visible and panel.y.is_visible):
        return False
    kinds = {series.kind for series in chart.series if series.kind == "bars" or series.has_line or series.has_marks}
    if kinds == {"bars"}:
        return not chart.rules and (panel.y if chart.is_lying else panel.x).kind == "category"
    has_edges = all(series.has_line for series in chart.series if series.fill)
    return kinds == {"marks"} and panel.x.kind != "category" and has_edges


def add_chart(slide: Slide, chart: Chart, box: Box, *, alt: str, language: str, words: Words) -> None:
    """Place a native chart with its legend. Raises ValueError for one that cannot be native."""
    if not is_native(chart):
        raise ValueError("This chart cannot be native.")
    is_bars = any(series.kind == "bars" for series in chart.series)
    entries = slide_bars.entries(chart) if is_bars else slide_points.entries(chart)
    room = legend_height(entries, box.width) + LEGEND_GAP_INCH if entries else 0.0
    place = Box(box.left, box.top + room, box.width, box.height - room)
    shape = (
        slide_bars.add_bars(slide, chart, place)
        if is_bars
        else slide_points.add_points(slide, chart, place, words("takeaway.row_names"))
    )
    letters(shape.chart, language)
    shape.name = words("card.grafik")
    describe(shape, alt)
    if entries:
        add_legend(slide, entries, box, words("card.legend"))
