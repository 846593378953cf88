"""Pictures of a map made by the server, without a browser: PNG and SVG at A4 and 16:9, with hatches for the looks outside the scale."""

import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Patch

from inovasi import palette, views
from inovasi.export.note import ReleaseFacts, Words
from inovasi.figures.base import Figure

SIZES_INCH = {"a4": (11.69, 8.27), "16x9": (13.3334, 7.5)}
DOTS_PER_INCH = {"a4": 300, "16x9": 144}
SMALLEST_FONT_PT = 8.5


@dataclass(frozen=True)
class Fill:
    """How a region is filled: colour, print hatch (empty: none), outline."""

    colour: str
    hatch: str
    edge: str


@dataclass(frozen=True)
class LegendEntry:
    """A line of the legend: its words, its fill, and how many regions it holds."""

    label: str
    fill: Fill
    count: int


def map_image(
    figure: Figure,
    shapes: gpd.GeoDataFrame,
    fills: Mapping[str, Fill],
    legend: Sequence[LegendEntry],
    *,
    kind: str,
    size: str,
    words: Words,
    facts: ReleaseFacts,
) -> bytes:
    """Return a picture of the map (`shapes` has bps_code and geometry; kind png or svg; size a4 or 16x9; unknown sizes fall back to 16x9)."""
    size = size if size in SIZES_INCH else "16x9"
    width, height = SIZES_INCH[size]
    canvas = Canvas(figsize=(width, height), dpi=DOTS_PER_INCH[size])
    axes = canvas.add_axes((0.03, 0.17, 0.94, 0.62))
    for fill in dict.fromkeys(fills.values()):
        members = shapes[[fills.get(code) == fill for code in shapes["bps_code"]]]
        if len(members):
            edge = fill.edge if fill.hatch or fill.colour == palette.LOOK_FILLS["none"] else palette.PAPER
            members.plot(ax=axes, facecolor=fill.colour, edgecolor=edge, linewidth=0.5, hatch=fill.hatch or None)
    axes.set_axis_off()
    axes.set_aspect("equal")
    canvas.text(0.03, 0.95, "\n".join(textwrap.wrap(figure.title, 92)), fontsize=19, fontweight="bold", color=palette.INK, va="top")
    canvas.text(0.03, 0.865 if len(figure.title) <= 92 else 0.835, figure.subtitle, fontsize=12, color=palette.INK_SOFT, va="top")
    handles = [
        Patch(
            facecolor=entry.fill.colour,
            edgecolor=entry.fill.edge,
            hatch=entry.fill.hatch or None,
            label=f"{entry.label} ({entry.count})",
        )
        for entry in legend
    ]
    canvas.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0.025, 0.115),
        ncols=len(handles) or 1,
        fontsize=9.5,
        frameon=False,
        columnspacing=1.2,
        handlelength=1.8,
    )
    canvas.text(0.03, 0.105, "\n".join(_foot(figure, facts, words)), fontsize=SMALLEST_FONT_PT, color=palette.INK_SOFT, va="top")
    buffer = io.BytesIO()
    if kind == "svg":
        FigureCanvasSVG(canvas).print_svg(buffer, metadata={"Title": figure.title, "Date": None})
    else:
        FigureCanvasAgg(canvas).print_png(buffer, metadata={"Title": figure.title})
    return buffer.getvalue()


def _foot(figure: Figure, facts: ReleaseFacts, words: Words) -> list[str]:
    number = views.number(figure.view, facts.data_version)
    line = words("export.picture_foot", count=len(figure.sources), date=facts.data_date, version=facts.data_version, number=number)
    notes = textwrap.wrap(" ".join(figure.notes[:2]), 175)[:2]
    return [*notes, line, *textwrap.wrap(facts.attribution, 185)]
