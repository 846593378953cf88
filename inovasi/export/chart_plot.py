"""Charts drawn by matplotlib from the neutral chart: vectors for paper, pictures for slides where no native chart can be. No browser."""

import io
from collections.abc import Sequence
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure as Canvas
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.text import Annotation

from inovasi import palette
from inovasi.export import plot_settings
from inovasi.export.chart_axes import scale
from inovasi.export.chart_model import Chart, Note, Series
from inovasi.export.plot_legend import flow_legend

plot_settings.settle()

PICTURE_DPI = 200
POINTS_PER_PX = 0.62  # marks and words are given in pixels of a wide screen
MARKERS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle-up": "^",
    "star": "*",
    "hexagram": (6, 1, 0),
    "hexagon": "h",
    "x": "X",
    "x-thin": "x",
    "cross": "P",
    "line-ew": "_",
    "line-ns": "|",
    "circle-cross": "o",
    "arrow": ">",
}
DASHES = {"dash": (0, (5, 3)), "dot": (0, (1.2, 2))}
QUIET_HATCH = "////"
WORD_OFFSET_PT = 5.0
LEGEND_LETTERS = 60
FITTING_STEPS = 3


def chart_bytes(chart: Chart, *, width_inch: float, height_inch: float, font_pt: float, kind: str = "svg") -> bytes:
    """Return a picture of a chart without its title: `svg` with text as text, or `png`."""
    canvas = Canvas(figsize=(width_inch, height_inch), dpi=PICTURE_DPI)
    agg = FigureCanvasAgg(canvas)
    top = flow_legend(canvas, agg.get_renderer(), _handles(chart), font_pt=font_pt)
    axes = _axes(chart, canvas, font_pt)
    _fit(canvas, axes, _notes(chart, axes, font_pt), chart, agg, top)
    return written(canvas, kind)


def written(canvas: Canvas, kind: str) -> bytes:
    """Return a canvas as SVG or PNG."""
    buffer = io.BytesIO()
    if kind == "svg":
        FigureCanvasSVG(canvas).print_svg(buffer, metadata={"Date": None})
    else:
        FigureCanvasAgg(canvas).print_png(buffer)
    return buffer.getvalue()


def colour_of(text: str) -> tuple[float, float, float, float]:
    """Return a colour given as #rrggbb or rgba(r, g, b, a)."""
    if text.startswith("rgb"):
        parts = [float(part) for part in text[text.index("(") + 1 : -1].split(",")]
        return (parts[0] / 255, parts[1] / 255, parts[2] / 255, parts[3] if len(parts) > 3 else 1.0)
    return to_rgba(text)


def _axes(chart: Chart, canvas: Canvas, font_pt: float) -> list[Axes]:
    found = []
    for place, panel in enumerate(chart.panels):
        axes = canvas.add_axes((0.1, 0.1, 0.8, 0.8))
        axes.set_facecolor("none")
        for spine in axes.spines.values():
            spine.set_visible(False)
        own = [series for series in chart.series if series.panel == place]
        for area in chart.areas:
            _area(axes, area)
        _bars(axes, [series for series in own if series.kind == "bars"], chart, font_pt)
        before = None
        for series in own:
            if series.kind == "marks":
                _marks(axes, series, before, chart, font_pt)
                before = series
        for rule in chart.rules:
            if rule.panel == place:
                draw = axes.axvline if rule.along == "y" else axes.axhline
                draw(rule.place, color=colour_of(rule.colour), linewidth=0.9, linestyle=DASHES.get(rule.dash, "-"), zorder=0.8)
        scale(axes, panel.x, "x", chart, font_pt)
        scale(axes, panel.y, "y", chart, font_pt)
        axes.set_axisbelow(True)
        found.append(axes)
    return found


def _area(axes: Axes, area: object) -> None:
    shape = dict(area)  # type: ignore[call-overload]
    if isinstance(shape["x0"], str) or shape.get("xref") == "paper":
        return
    width, height = shape["x1"] - shape["x0"], shape["y1"] - shape["y0"]
    line = shape.get("line") or {}
    axes.add_patch(
        Rectangle(
            (shape["x0"], shape["y0"]),
            width,
            height,
            facecolor=colour_of(shape.get("fillcolor", "rgba(0,0,0,0)")),
            edgecolor=colour_of(line.get("color", "rgba(0,0,0,0)")),
            linewidth=float(line.get("width", 0)) * POINTS_PER_PX,
            zorder=0.5,
        )
    )


def _bars(axes: Axes, bars: Sequence[Series], chart: Chart, font_pt: float) -> None:
    ends: dict[float, float] = {}
    breadth = 0.76 if chart.is_stacked or len(bars) == 1 else 0.8 / max(len(bars), 1)
    for number, series in enumerate(bars):
        for at, (x, y) in enumerate(zip(series.xs, series.ys, strict=True)):
            place, value = (y, x) if chart.is_lying else (x, y)
            if place is None or value is None:
                continue
            start = ends.get(place, 0.0) if chart.is_stacked else 0.0
            side = 0.0 if chart.is_stacked else (number - (len(bars) - 1) / 2) * breadth
            size = series.breadth or breadth
            colour = colour_of(series.at("colours", at))
            style: dict[str, Any] = {"color": colour, "edgecolor": colour_of(series.edge), "linewidth": 0.5, "zorder": 2}
            if series.is_hatched:
                style["hatch"] = QUIET_HATCH
            if chart.is_lying:
                axes.barh(place + side, value, height=size, left=start, **style)  # type: ignore[arg-type]
            else:
                axes.bar(place + side, value, width=size, bottom=start, **style)  # type: ignore[arg-type]
            ends[place] = start + value
            if series.lows and series.lows[at] is not None and series.highs[at] is not None:
                ends_of = ([series.lows[at], series.highs[at]], [place + side] * 2)
                for colour_, width in ((palette.PAPER, 2.6), (series.interval_colour, 1.1)):  # legible on the bar, too
                    axes.plot(*(ends_of if chart.is_lying else ends_of[::-1]), color=colour_, linewidth=width, zorder=3)
            if series.words:
                point, offset = (
                    ((start + value, place + side), (4, 0)) if chart.is_lying else ((place + side, start + value), (0, 3))
                )
                axes.annotate(
                    series.words[at],
                    point,
                    xytext=offset,
                    textcoords="offset points",
                    ha="left" if chart.is_lying else "center",
                    va="center" if chart.is_lying else "bottom",
                    fontsize=font_pt,
                    color=palette.INK,
                    annotation_clip=False,
                    parse_math=False,
                )


def _marks(axes: Axes, series: Series, before: Series | None, chart: Chart, font_pt: float) -> None:
    xs = [float("nan") if x is None else x for x in series.xs]
    ys = [float("nan") if y is None else y for y in series.ys]
    step: Literal["post"] | None = "post" if series.is_stepped else None
    if series.fill and before is not None:
        axes.fill_between(
            xs, ys, [float("nan") if y is None else y for y in before.ys], color=colour_of(series.fill), step=step, linewidth=0
        )
    if series.has_line:
        style = DASHES.get(series.dash, "-")
        width = series.line_width * POINTS_PER_PX
        axes.plot(
            xs,
            ys,
            color=colour_of(series.colour),
            linewidth=width,
            linestyle=style,
            drawstyle="steps-post" if step else "default",
            zorder=2,
        )
    for at, (x, y) in enumerate(zip(series.xs, series.ys, strict=True)):
        if x is None or y is None:
            continue
        if series.lows and series.lows[at] is not None:
            ends = (
                ([series.lows[at], series.highs[at]], [y, y])
                if series.interval_axis == "x"
                else ([x, x], [series.lows[at], series.highs[at]])
            )
            axes.plot(*ends, color=colour_of(series.interval_colour), linewidth=1.6, zorder=2.2, solid_capstyle="butt")
        if series.has_marks:
            axes.plot([x], [y], zorder=3, clip_on=False, linestyle="none", **_mark(series, at))
        if at < len(series.words) and series.words[at]:
            _word(axes, series, at, (x, y), font_pt)


def _mark(series: Series, at: int) -> dict[str, Any]:
    symbol = str(series.at("symbols", at))
    bare = symbol.removesuffix("-dot").removesuffix("-open")
    colour = colour_of(str(series.at("colours", at)))
    is_hollow = "open" in symbol
    size = float(series.at("sizes", at)) * POINTS_PER_PX
    return {
        "marker": MARKERS.get(bare, "o"),
        "markersize": size * (1.25 if bare in ("star", "hexagram") else 1),
        "markerfacecolor": "none" if is_hollow else colour,
        "markeredgecolor": colour if is_hollow or bare.startswith(("line", "x")) else palette.INK,
        "markeredgewidth": 1.2 if is_hollow or bare.startswith("line") else 0.5,
    }


def _word(axes: Axes, series: Series, at: int, point: tuple[float, float], font_pt: float) -> None:
    down, across = (str(series.at("word_places", at)).split() + ["center"])[:2]
    away = WORD_OFFSET_PT if series.has_marks else 1.0
    offset = ({"left": -away, "right": away}.get(across, 0.0), {"top": away, "bottom": -away}.get(down, 0.0))
    axes.annotate(
        series.words[at],
        point,
        xytext=offset,
        textcoords="offset points",
        ha={"left": "right", "right": "left"}.get(across, "center"),
        va={"top": "bottom", "bottom": "top"}.get(down, "center"),
        fontsize=font_pt,
        color=colour_of(str(series.at("word_colours", at))),
        annotation_clip=False,
        parse_math=False,
        zorder=4,
    )


def _handles(chart: Chart) -> list[object]:
    """Return what the legend shows: patches for bars, lines and marks for the rest; a single nameless series needs none."""
    shown = [series for series in chart.series if series.in_legend]
    if len(shown) < 2 and not chart.quiet_words:
        return []
    handles: list[object] = []
    for series in shown:
        name = series.name if len(series.name) <= LEGEND_LETTERS else series.name[:LEGEND_LETTERS] + "…"
        if series.kind == "bars":
            hatch = QUIET_HATCH if series.is_hatched else None
            handles.append(Patch(facecolor=colour_of(series.colour), edgecolor=colour_of(series.edge), hatch=hatch, label=name))
        elif series.fill:
            handles.append(Patch(facecolor=colour_of(series.fill), label=name))
        else:
            style = {"color": colour_of(series.colour), "linestyle": DASHES.get(series.dash, "-") if series.has_line else "none"}
            mark = _mark(series, 0) if series.has_marks else {}
            handles.append(Line2D([], [], label=name, linewidth=1.4, **style, **mark))  # type: ignore[arg-type]
    if chart.quiet_words:
        handles.append(
            Patch(facecolor=palette.LADDER["unknown"], edgecolor=palette.PAPER, hatch=QUIET_HATCH, label=chart.quiet_words)
        )
    return handles


def _notes(chart: Chart, axes: Sequence[Axes], font_pt: float) -> list[tuple[Annotation, Note]]:
    """Write the words beside the panels; where the whole chart is their measure, `_fit` moves them along with it."""
    found = []
    for note in chart.notes:
        across, down = note.anchor.split()
        frames: tuple[Any, Any] = (
            "figure fraction" if note.is_paper_x else "data",
            "figure fraction" if note.is_paper_y else "data",
        )
        words = axes[0].annotate(
            note.words,
            (note.x, note.y),
            xycoords=frames,
            xytext=(note.shift[0] * POINTS_PER_PX, note.shift[1] * POINTS_PER_PX),
            textcoords="offset points",
            ha={"auto": "center"}.get(across, across),
            va={"middle": "center", "auto": "center"}.get(down, down),
            fontsize=font_pt,
            color=colour_of(note.colour),
            annotation_clip=False,
            parse_math=False,
        )
        found.append((words, note))
    return found


def _fit(
    canvas: Canvas, axes: Sequence[Axes], notes: Sequence[tuple[Annotation, Note]], chart: Chart, agg: FigureCanvasAgg, top: float
) -> None:
    """Give the panels the room that their words leave: in a few steps, since ticks and words change with the size."""
    left, right, bottom, upper = 0.02, 0.98, 0.02, top
    for _ in range(FITTING_STEPS):
        for one, panel in zip(axes, chart.panels, strict=True):
            x0, x1 = (left + share * (right - left) for share in panel.x.domain)
            y0, y1 = (bottom + share * (upper - bottom) for share in panel.y.domain)
            one.set_position((x0, y0, max(x1 - x0, 0.05), max(y1 - y0, 0.05)))
        for words, note in notes:
            x = left + note.x * (right - left) if note.is_paper_x else note.x
            y = bottom + note.y * (upper - bottom) if note.is_paper_y else note.y
            words.xy = (x, y)
        renderer = agg.get_renderer()
        boxes = [box for one in axes if (box := one.get_tightbbox(renderer)) is not None]
        boxes += [words.get_window_extent(renderer) for words, _ in notes]
        width, height = canvas.bbox.width, canvas.bbox.height
        left += max(0.005 - min(box.x0 for box in boxes) / width, 0)
        right -= max(max(box.x1 for box in boxes) / width - 0.995, 0)
        bottom += max(0.005 - min(box.y0 for box in boxes) / height, 0)
        upper -= max(max(box.y1 for box in boxes) / height - top, 0)
