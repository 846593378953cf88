"""Which picture a plate gets where none can be native: map, tiles, chart, flow. What nothing can draw is shown as its table."""

from dataclasses import dataclass, replace
from typing import Any

from inovasi import maps
from inovasi.export import chart_model, chart_plot, chart_reading, flow_plot, map_plot, shapes
from inovasi.export.plates import MAP, Plate

ROW_HEIGHT = 1.62  # of the size of the letters: rows of bars and trails
CHART_FRAME_INCH = 0.95  # legend, axis and its title
UPRIGHT_SHARE = 0.46  # height of a chart of years to its width
LEAST_INCH = 2.2
MOST_SPREAD = 2.2  # rows stand at most so much wider than they need
LEGEND_INCH = 0.35
HIGHEST_MAP = 0.66  # of its width: the map of one province leaves room for its rows
PX_PER_INCH = 150.0
PANEL_SPREAD = 1.25  # panels need more height than one chart: each has an axis of its own
PLANE_PX = 1180.0
PLANE_LETTERS = 0.72
SMALLEST_PT = 5.5


@dataclass(frozen=True)
class Picture:
    """A picture of a plate: its bytes, its size, and how many rows of the chart did not fit."""

    content: bytes
    width_inch: float
    height_inch: float
    hidden_rows: int = 0


def drawn(
    plate: Plate, *, width_inch: float, most_inch: float, font_pt: float, kind: str = "svg", is_filling: bool = False
) -> Picture | None:
    """Return the picture of a plate no higher than `most_inch`, or None when only its table can be shown.

    `is_filling` spreads the rows of a chart over the height there is.
    """
    drawing, figure = plate.drawing, plate.figure
    if not drawing:
        return None
    size: dict[str, Any] = {"font_pt": font_pt, "kind": kind}
    if plate.tab == MAP and figure.geometry is not None and figure.regions:
        west, south, east, north = shapes.extent(figure.geometry.layer)
        height = min(width_inch * (north - south) / (east - west) + LEGEND_INCH, most_inch, HIGHEST_MAP * width_inch)
        return Picture(map_plot.map_bytes(figure, width_inch=width_inch, height_inch=height, **size), width_inch, height)
    if "tiles" in drawing:
        height = min(width_inch * 0.52, most_inch)
        content = map_plot.tiles_bytes(drawing, figure.legend, width_inch=width_inch, height_inch=height, **size)
        return Picture(content, width_inch, height)
    chart = chart_reading.read(drawing)
    if chart is not None:
        return _chart(chart, width_inch, most_inch, font_pt, kind, is_filling)
    layout = drawing.get("layout")
    asked = float(layout.get("height", 0)) / PX_PER_INCH if isinstance(layout, dict) else 0
    height = min(max(asked or width_inch / maps.ASPECT, LEAST_INCH), most_inch)
    flow = flow_plot.flow_bytes(drawing, width_inch=width_inch, height_inch=height, **size)
    return None if flow is None else Picture(flow, width_inch, height)


def _chart(chart: chart_model.Chart, width_inch: float, most_inch: float, font_pt: float, kind: str, is_filling: bool) -> Picture:
    hidden = 0
    if not chart.panels[0].x.is_visible and not chart.rows:
        # A plane of many small drawings: its words are set for a wide screen and stand smaller, or they would cover one another.
        height = min(width_inch * chart.height_px / PLANE_PX, most_inch)
        font_pt = max(font_pt * PLANE_LETTERS, SMALLEST_PT)
    elif len(chart.panels) > 1:
        height = max(most_inch if is_filling else chart.height_px / PX_PER_INCH * PANEL_SPREAD, LEAST_INCH)
    elif chart.rows:
        row = font_pt * ROW_HEIGHT / 72
        room = max(int((most_inch - CHART_FRAME_INCH) / row), 1)
        if chart.rows > room:
            hidden = chart.rows - room
            chart = chart_model.first_rows(chart, room)
        row = min(max((most_inch - CHART_FRAME_INCH) / chart.rows, row), row * MOST_SPREAD) if is_filling else row
        height = max(chart.rows * row + CHART_FRAME_INCH, LEAST_INCH if chart.rows > 3 else 1.6)
    else:
        height = width_inch * UPRIGHT_SHARE if chart.height_px < 600 else chart.height_px / PX_PER_INCH
    height = min(height, most_inch)
    content = chart_plot.chart_bytes(chart, width_inch=width_inch, height_inch=height, font_pt=font_pt, kind=kind)
    return Picture(content, width_inch, height, hidden)


def as_table(plate: Plate) -> Plate:
    """Return the plate that shows its rows instead of its drawing."""
    return replace(plate, tab="tabel")
