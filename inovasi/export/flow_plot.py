"""Drawings that no native chart can be: Sankey diagrams, heat maps and arrows on a map, as vectors from the same plain dict."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import FancyArrowPatch, PathPatch, Rectangle
from matplotlib.path import Path

from inovasi import palette
from inovasi.export import shapes
from inovasi.export.chart_plot import DASHES, MARKERS, PICTURE_DPI, POINTS_PER_PX, colour_of, written
from inovasi.export.texts import without_tags

NODE_SHARE = 0.02  # breadth of a node
NODE_PAD = 0.025
LABEL_SHARE = 0.3  # room for the names on either side


def flow_bytes(
    drawing: Mapping[str, Any], *, width_inch: float, height_inch: float, font_pt: float, kind: str = "svg"
) -> bytes | None:
    """Return a picture of a drawing whose traces are flows, cells or marks on a map, or None for a kind that is not known."""
    types = {trace.get("type", "scatter") for trace in drawing.get("data", ())}
    draw: Callable[[Axes, Mapping[str, Any], float], None] | None = None
    if types == {"sankey"}:
        draw = _sankey
    elif "heatmap" in types and types <= {"heatmap", "scatter"}:
        draw = _cells
    elif types and types <= {"choropleth", "scattergeo"}:
        draw = _geo
    if draw is None:
        return None
    canvas = Canvas(figsize=(width_inch, height_inch), dpi=PICTURE_DPI)
    draw(canvas.add_axes((0, 0, 1, 1)), drawing, font_pt)
    return written(canvas, kind)


def _sankey(axes: Axes, drawing: Mapping[str, Any], font_pt: float) -> None:
    """Draw nodes in two columns and a ribbon a link, in the order given: there and back stay apart."""
    trace = drawing["data"][0]
    node, link = trace["node"], trace["link"]
    origins, adopters = sorted(set(link["source"])), sorted(set(link["target"]))
    total = float(sum(link["value"])) or 1.0
    tallest = max(len(origins), len(adopters))
    head = 1 - font_pt * 2 / 72 / axes.figure.get_figheight()  # type: ignore[union-attr]
    scale = (head - NODE_PAD * (tallest - 1)) / total
    tops: dict[int, float] = {}
    for column, side in ((origins, "source"), (adopters, "target")):
        top = head
        for index in column:
            size = sum(value for value, end in zip(link["value"], link[side], strict=True) if end == index) * scale
            tops[index] = top
            x = LABEL_SHARE if side == "source" else 1 - LABEL_SHARE - NODE_SHARE
            axes.add_patch(
                Rectangle((x, top - size), NODE_SHARE, size, facecolor=colour_of(str(_one(node["color"], index))), linewidth=0)
            )
            text, across = (x - 0.008, "right") if side == "source" else (x + NODE_SHARE + 0.008, "left")
            axes.text(
                text, top - size / 2, without_tags(node["label"][index]), ha=across, va="center", fontsize=font_pt, parse_math=False
            )
            top -= size + NODE_PAD
    for at, (origin, adopter, value) in enumerate(zip(link["source"], link["target"], link["value"], strict=True)):
        size = value * scale
        left, right = tops[origin], tops[adopter]
        tops[origin] -= size
        tops[adopter] -= size
        axes.add_patch(_ribbon(left, right, size, str(_one(link.get("color", "rgba(120,130,140,0.35)"), at))))
    for item in drawing.get("layout", {}).get("annotations", ()):
        x, across = (LABEL_SHARE, "right") if item.get("xanchor") == "left" else (1 - LABEL_SHARE, "left")
        axes.text(
            x,
            (1 + head) / 2,
            without_tags(item["text"]),
            ha=across,
            va="center",
            fontsize=font_pt,
            fontweight="bold",
            parse_math=False,
        )
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_axis_off()


def _ribbon(left: float, right: float, size: float, colour: str) -> PathPatch:
    x0, x1 = LABEL_SHARE + NODE_SHARE, 1 - LABEL_SHARE - NODE_SHARE
    middle = (x0 + x1) / 2
    points = [(x0, left), (middle, left), (middle, right), (x1, right), (x1, right - size)]
    points += [(middle, right - size), (middle, left - size), (x0, left - size), (x0, left)]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    return PathPatch(Path(points, codes), facecolor=colour_of(colour), linewidth=0)


def _one(values: object, at: int) -> object:
    return values[at] if isinstance(values, (list, tuple)) else values


def _cells(axes: Axes, drawing: Mapping[str, Any], font_pt: float) -> None:
    """Draw a grid of cells with their numbers; an empty cell stays empty."""
    layout = drawing.get("layout", {})
    for trace in drawing["data"]:
        if trace.get("type") == "heatmap":
            scale = [(float(stop), str(colour)) for stop, colour in trace["colorscale"]]
            low, high = float(trace.get("zmin", 0)), float(trace.get("zmax", 1))
            for row, values in enumerate(trace["z"]):
                for column, value in enumerate(values):
                    if value is not None:
                        share = (value - low) / ((high - low) or 1)
                        colour = min(scale, key=lambda stop: abs(stop[0] - share))[1]
                        axes.add_patch(Rectangle((column - 0.47, row - 0.45), 0.94, 0.9, facecolor=colour_of(colour), linewidth=0))
        else:
            colours = (trace.get("textfont") or {}).get("color", palette.INK)
            for at, (x, y, text) in enumerate(zip(trace["x"], trace["y"], trace["text"], strict=True)):
                style = {"fontsize": font_pt * 0.9, "color": colour_of(str(_one(colours, at)))}
                axes.text(x, y, without_tags(text), ha="center", va="center", parse_math=False, **style)  # type: ignore[arg-type]
    for shape in layout.get("shapes", ()):
        line = shape.get("line") or {}
        size = (shape["x1"] - shape["x0"], shape["y1"] - shape["y0"])
        outline = {"fill": False, "edgecolor": colour_of(str(line.get("color", palette.LINE))), "linewidth": 0.8}
        axes.add_patch(Rectangle((shape["x0"], shape["y0"]), *size, **outline))  # type: ignore[arg-type]
    for letter in "xy":
        axis = layout.get(f"{letter}axis", {})
        side = axes.xaxis if letter == "x" else axes.yaxis
        side.set_ticks(list(axis.get("tickvals", ())))
        rotation: dict[str, Any] = {"rotation": 45, "ha": "left", "rotation_mode": "anchor"} if letter == "x" else {}
        side.set_ticklabels(
            [without_tags(text) for text in axis.get("ticktext", ())], fontsize=font_pt, parse_math=False, **rotation
        )
        (axes.set_xlim if letter == "x" else axes.set_ylim)(*axis.get("range", (0, 1)))
        title = (axis.get("title") or {}).get("text", "")
        side.set_label_text(without_tags(title), fontsize=font_pt, color=palette.INK_SOFT)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    _fit(axes)


def _fit(axes: Axes) -> None:
    """Shrink the axes until the words beside them are inside the picture."""
    canvas = axes.figure
    box = axes.get_tightbbox(FigureCanvasAgg(canvas).get_renderer())  # type: ignore[arg-type]
    if box is None:
        return
    left, bottom = max(-box.x0, 0) / canvas.bbox.width + 0.005, max(-box.y0, 0) / canvas.bbox.height + 0.005
    right, top = max(box.x1 / canvas.bbox.width - 1, 0) + 0.005, max(box.y1 / canvas.bbox.height - 1, 0) + 0.005
    axes.set_position((left, bottom, 1 - left - right, 1 - bottom - top))


def _geo(axes: Axes, drawing: Mapping[str, Any], font_pt: float) -> None:
    """Draw regions in their colours, then lines, arrow heads, marks and names on them."""
    layers = {shapes.layer_of(trace.get("geojson")) for trace in drawing["data"]} - {""}
    for trace in drawing["data"]:
        if trace["type"] == "choropleth":
            outlines = shapes.rings(shapes.layer_of(trace["geojson"]))
            line = (trace.get("marker") or {}).get("line") or {}
            fill = str(trace["colorscale"][-1][1])
            for code in trace["locations"]:
                for ring in outlines.get(str(code), ()):
                    xs, ys = zip(*ring, strict=True)
                    axes.fill(
                        xs,
                        ys,
                        facecolor=colour_of(fill),
                        edgecolor=colour_of(str(line.get("color", palette.PAPER))),
                        linewidth=float(line.get("width", 0.6)) * 0.5,
                    )
            continue
        _geo_marks(axes, trace, font_pt)
    _frame(axes, shapes.extent(sorted(layers)[0]) if layers else shapes.extent("provinces_38"))


def _geo_marks(axes: Axes, trace: Mapping[str, Any], font_pt: float) -> None:
    mode, xs, ys = str(trace.get("mode", "markers")), list(trace["lon"]), list(trace["lat"])
    line, marker = trace.get("line") or {}, trace.get("marker") or {}
    if "lines" in mode:
        points = [(float("nan") if x is None else x, float("nan") if y is None else y) for x, y in zip(xs, ys, strict=True)]
        style = {
            "color": colour_of(str(line.get("color", palette.INK_SOFT))),
            "linewidth": float(line.get("width", 1)) * POINTS_PER_PX,
        }
        axes.plot(*zip(*points, strict=True), linestyle=DASHES.get(str(line.get("dash", "")), "-"), zorder=3, **style)  # type: ignore[arg-type]
        if marker.get("symbol") == "arrow" and len(points) > 1:
            head = FancyArrowPatch(points[-2], points[-1], arrowstyle="-|>", mutation_scale=font_pt * 1.1, linewidth=0, zorder=4)
            head.set_facecolor(style["color"])  # type: ignore[arg-type]
            axes.add_patch(head)
    elif "markers" in mode:
        for at, (x, y) in enumerate(zip(xs, ys, strict=True)):
            symbol = str(_one(marker.get("symbol", "circle"), at))
            colour = colour_of(str(_one(marker.get("color", palette.INK), at)))
            face = "none" if "open" in symbol else colour
            size = float(str(_one(marker.get("size", 8), at))) * POINTS_PER_PX
            edge = colour if "open" in symbol else palette.INK_SOFT
            kind = MARKERS.get(symbol.removesuffix("-open"), "o")
            axes.plot(
                [x], [y], marker=kind, markersize=size, markerfacecolor=face, markeredgecolor=edge, linestyle="none", zorder=5
            )
    if "text" in mode:
        _geo_words(axes, trace, xs, ys, font_pt)


def _geo_words(axes: Axes, trace: Mapping[str, Any], xs: Sequence[float], ys: Sequence[float], font_pt: float) -> None:
    colours = (trace.get("textfont") or {}).get("color", palette.INK)
    for at, (x, y, text) in enumerate(zip(xs, ys, trace.get("text", ()), strict=False)):
        down, across = (str(_one(trace.get("textposition", "middle center"), at)).split() + ["center"])[:2]
        axes.annotate(
            without_tags(text).strip(),
            (x, y),
            xytext=({"right": 5, "left": -5}.get(across, 0), {"top": 4, "bottom": -4}.get(down, 0)),
            textcoords="offset points",
            ha={"right": "left", "left": "right"}.get(across, "center"),
            va={"top": "bottom", "bottom": "top"}.get(down, "center"),
            fontsize=font_pt * 0.9,
            color=colour_of(str(_one(colours, at))),
            parse_math=False,
            zorder=6,
        )


def _frame(axes: Axes, extent: tuple[float, float, float, float]) -> None:
    """Show a part of the world, undistorted."""
    axes.set_xlim(extent[0], extent[2])
    axes.set_ylim(extent[1], extent[3])
    axes.set_aspect("equal")
    axes.set_axis_off()
