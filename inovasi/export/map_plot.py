"""Maps without their title, drawn by matplotlib: the true map with names, call-outs and legend, and the tile map."""

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path

from inovasi import maps, palette
from inovasi.export import shapes, texts
from inovasi.export.chart_plot import PICTURE_DPI, written
from inovasi.export.label_places import Scale, placed
from inovasi.export.plot_legend import flow_legend
from inovasi.figures.base import Figure
from inovasi.maps import LegendGroup, Region

HALO_PT = 1.6
TILE_GAP = 0.06


def map_bytes(figure: Figure, *, width_inch: float, height_inch: float, font_pt: float, kind: str = "svg") -> bytes:
    """Return the true map of a figure with its regions, names and legend. Raises ValueError for a figure without a map."""
    if figure.geometry is None or not figure.regions:
        raise ValueError("This figure has no map.")
    name = figure.geometry.layer
    canvas = Canvas(figsize=(width_inch, height_inch), dpi=PICTURE_DPI)
    bottom = flow_legend(
        canvas, FigureCanvasAgg(canvas).get_renderer(), legend_handles(figure.legend), font_pt=font_pt, is_at_top=False
    )
    axes = canvas.add_axes((0, bottom, 1, 1 - bottom))
    scale = Scale(shapes.extent(name), width_inch * 72, height_inch * (1 - bottom) * 72)
    _regions(axes, figure.regions, name, scale, selected=figure.view.province)
    _names(axes, figure.regions, name, scale, font_pt)
    axes.set_xlim(0, scale.width)
    axes.set_ylim(scale.height, 0)
    axes.set_axis_off()
    return written(canvas, kind)


def _regions(axes: Axes, regions: Sequence[Region], layer: str, scale: Scale, *, selected: str = "") -> None:
    """Draw the regions of a layer with their fills; hatches are the second cue of the looks outside the scale."""
    outlines = shapes.rings(layer)
    for region in regions:
        if region.code not in outlines:
            continue
        is_look = region.group in palette.LOOKS
        style: dict[str, Any] = {
            "facecolor": region.fill,
            "edgecolor": region.edge if is_look else palette.PAPER,
            "linewidth": 0.35,
        }
        hatch = palette.LOOK_HATCHES.get(region.group)
        if hatch:
            style |= {"hatch": hatch, "edgecolor": region.edge}
        axes.add_patch(PathPatch(_path(outlines[region.code], scale), **style))
    if selected in outlines:
        axes.add_patch(
            PathPatch(_path(outlines[selected], scale), facecolor="none", edgecolor=palette.SELECTION, linewidth=1.3, zorder=2)
        )


def legend_handles(groups: Sequence[LegendGroup]) -> list[Patch]:
    """Return the entries of a map's legend: fill, hatch, words, and how many regions each holds."""
    return [
        Patch(
            facecolor=group.fill,
            edgecolor=group.edge,
            hatch=palette.LOOK_HATCHES.get(group.group) or None,
            label=f"{texts.clean(group.label)} ({group.count})",
            linewidth=0.6,
        )
        for group in groups
    ]


def tiles_bytes(
    drawing: Mapping[str, Any],
    legend: Sequence[LegendGroup],
    *,
    width_inch: float,
    height_inch: float,
    font_pt: float,
    kind: str = "svg",
) -> bytes:
    """Return the tile map: one equal tile a region with its name and value."""
    canvas = Canvas(figsize=(width_inch, height_inch), dpi=PICTURE_DPI)
    bottom = flow_legend(canvas, FigureCanvasAgg(canvas).get_renderer(), legend_handles(legend), font_pt=font_pt, is_at_top=False)
    axes = canvas.add_axes((0, bottom, 1, 1 - bottom))
    tiles = drawing["tiles"]
    for tile in tiles:
        left, top = tile["column"] - 1, -(tile["row"] - 1)
        hatch = palette.LOOK_HATCHES.get({mark: look for look, mark in maps.HATCH_NAMES.items()}.get(tile["hatch"], ""))
        edge = palette.SELECTION if tile["isSelected"] else tile["edge"]
        style = {
            "facecolor": tile["fill"],
            "edgecolor": edge,
            "linewidth": 1.6 if tile["isSelected"] else 0.6,
            "hatch": hatch or None,
        }
        axes.add_patch(Rectangle((left + TILE_GAP / 2, top - 1 + TILE_GAP / 2), 1 - TILE_GAP, 1 - TILE_GAP, **style))
        _word(axes, texts.clean(tile["name"]), (left + 0.5, top - 0.36), font_pt * 0.86, tile["ink"], tile["fill"] if hatch else "")
        _word(axes, texts.clean(tile["value"]), (left + 0.5, top - 0.68), font_pt * 1.1, tile["ink"], tile["fill"] if hatch else "")
    axes.set_xlim(0, max(tile["column"] for tile in tiles))
    axes.set_ylim(-max(tile["row"] for tile in tiles), 0)
    axes.set_aspect("auto")
    axes.set_axis_off()
    return written(canvas, kind)


def _path(region: Sequence[shapes.Ring], scale: Scale) -> Path:
    points = [scale.point(*point) for ring in region for point in ring]
    codes = [code for ring in region for code in (Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY)]
    return Path(points, codes)


def _names(axes: Axes, regions: Sequence[Region], layer: str, scale: Scale, font_pt: float) -> None:
    """Write the names that find room; the axes are measured in points of their box, y down."""
    for label in placed(regions, layer, scale, font_pt):
        region = label.region
        if label.callout:
            start = scale.point(region.longitude, region.latitude)
            axes.plot(*zip(start, label.callout, strict=True), color=palette.INK_SOFT, linewidth=0.6, zorder=3)
            mark = {"markersize": font_pt * 0.95, "color": region.fill, "markeredgecolor": palette.INK_SOFT}
            axes.plot(*label.callout, marker="o", zorder=4, **mark)  # type: ignore[arg-type]
        ink = maps.ink_on(region.fill) if label.is_inside else palette.INK
        halo = palette.PAPER if ink == palette.INK else region.fill
        _word(axes, "\n".join(texts.clean(line) for line in label.lines), (label.x, label.y), font_pt, ink, halo)


def _word(axes: Axes, text: str, place: tuple[float, float], size: float, ink: str, halo: str) -> None:
    """Write a word, over a halo where one is asked for: the halo is a shape, the word above it stays text."""
    options: dict[str, Any] = {
        "ha": "center",
        "va": "center",
        "fontsize": size,
        "color": ink,
        "parse_math": False,
        "linespacing": 1.05,
    }
    if halo:
        effects = [patheffects.Stroke(linewidth=HALO_PT, foreground=halo, alpha=0.8)]
        axes.text(*place, text, path_effects=effects, zorder=5, **options)
    axes.text(*place, text, zorder=6, **options)
