"""Pictures of a map made by the server, without a browser: PNG and SVG at A4 and 16:9, with hatches for the looks outside the scale.

Nothing is cut off: words are wrapped by their measured width, the legend takes as many rows as it needs, the map gets the rest.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import geopandas as gpd
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import FontProperties
from matplotlib.legend import Legend
from matplotlib.patches import Patch

from inovasi import i18n, palette, views
from inovasi.export import plot_settings
from inovasi.export.note import ReleaseFacts, Words
from inovasi.figures.base import Figure

plot_settings.settle()

SIZES_INCH = {"a4": (11.69, 8.27), "16x9": (13.3334, 7.5)}
DOTS_PER_INCH = {"a4": 300, "16x9": 144}
TITLE_PT = 19.0
SUBTITLE_PT = 12.0
LEGEND_PT = 9.5
SMALLEST_FONT_PT = 8.5
LINE_SPACING = 1.25
LEGEND_SPACING = 1.2  # rows of the legend stand a little wider than lines of text
LEFT = 0.03  # shares of the picture's width and height
WIDTH = 0.94
TOP = 0.95
BOTTOM = 0.03
GAP = 0.02


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


NO_RECORD = Fill(palette.LOOK_FILLS["none"], palette.LOOK_HATCHES["none"], palette.LOOK_EDGES["none"])


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
    """Return a picture of the map (`shapes` has bps_code and geometry; kind png or svg; size a4 or 16x9; unknown sizes fall back to 16x9).

    A region without a fill is drawn as one without a record.
    """
    size = size if size in SIZES_INCH else "16x9"
    canvas = Canvas(figsize=SIZES_INCH[size], dpi=DOTS_PER_INCH[size])
    agg = FigureCanvasAgg(canvas)
    renderer = agg.get_renderer()
    top = _write(canvas, renderer, figure.title, TOP, FontProperties(size=TITLE_PT, weight="bold"), palette.INK)
    top = _write(canvas, renderer, figure.subtitle, top - GAP / 2, FontProperties(size=SUBTITLE_PT), palette.INK_SOFT)
    foot_font = FontProperties(size=SMALLEST_FONT_PT)
    foot = [line for text in _foot(figure, facts, words) for line in wrapped(text, foot_font, canvas, renderer)]
    bottom = BOTTOM + _height(canvas, len(foot), foot_font)
    _write(canvas, renderer, "\n".join(foot), bottom, foot_font, palette.INK_SOFT)
    if legend:
        bottom = _draw_legend(canvas, renderer, legend, bottom + GAP)
    axes = canvas.add_axes((LEFT, bottom + GAP, WIDTH, top - bottom - 2 * GAP))
    drawn = [fills.get(code, NO_RECORD) for code in shapes["bps_code"]]
    for fill in dict.fromkeys(drawn):
        members = shapes[[one == fill for one in drawn]]
        edge = fill.edge if fill.hatch or fill.colour == NO_RECORD.colour else palette.PAPER
        members.plot(ax=axes, facecolor=fill.colour, edgecolor=edge, linewidth=0.5, hatch=fill.hatch or None)
    axes.set_axis_off()
    axes.set_aspect("equal")
    buffer = io.BytesIO()
    if kind == "svg":
        FigureCanvasSVG(canvas).print_svg(buffer, metadata={"Title": figure.title, "Date": None})
    else:
        agg.print_png(buffer, metadata={"Title": figure.title})
    return buffer.getvalue()


def wrapped(text: str, font: FontProperties, canvas: Canvas, renderer: RendererAgg) -> list[str]:
    """Return the lines of a text, each as wide as the picture allows; line breaks of the text stay, a single long word is not cut."""
    widest = WIDTH * canvas.bbox.width
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and renderer.get_text_width_height_descent(longer, font, ismath=False)[0] > widest:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def _write(canvas: Canvas, renderer: RendererAgg, text: str, top: float, font: FontProperties, colour: str) -> float:
    """Write a text below `top` and return where it ends (shares of the height). A dollar sign is a dollar sign, not a formula."""
    lines = wrapped(text, font, canvas, renderer)
    for place, line in enumerate(lines):
        # One text a line: in SVG, viewers with other fonts then keep each line in its place.
        y = top - _height(canvas, place, font)
        canvas.text(LEFT, y, line, fontproperties=font, color=colour, va="top", parse_math=False)
    return top - _height(canvas, len(lines), font)


def _height(canvas: Canvas, line_count: int, font: FontProperties) -> float:
    """Return the height of lines of a font as a share of the picture's height."""
    return line_count * font.get_size_in_points() * LINE_SPACING / 72 / canvas.get_figheight()


def _draw_legend(canvas: Canvas, renderer: RendererAgg, entries: Sequence[LegendEntry], bottom: float) -> float:
    """Draw the legend above `bottom`, as many entries in a row as fit the width; return its upper end."""
    widest = WIDTH * canvas.bbox.width
    rows: list[list[LegendEntry]] = [[]]
    for entry in entries:
        trial = _legend_row(canvas, [*rows[-1], entry], bottom)
        if rows[-1] and trial.get_window_extent(renderer).width > widest:
            rows.append([entry])
        else:
            rows[-1].append(entry)
        trial.remove()
    step = _height(canvas, 1, FontProperties(size=LEGEND_PT * LEGEND_SPACING))
    for place, row in enumerate(reversed(rows)):
        _legend_row(canvas, row, bottom + place * step)
    return bottom + len(rows) * step


def _legend_row(canvas: Canvas, entries: Sequence[LegendEntry], bottom: float) -> Legend:
    handles = [
        Patch(
            facecolor=entry.fill.colour,
            edgecolor=entry.fill.edge,
            hatch=entry.fill.hatch or None,
            label=f"{entry.label} ({entry.count})",
        )
        for entry in entries
    ]
    drawn = canvas.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(LEFT, bottom),
        ncols=len(handles),
        fontsize=LEGEND_PT,
        labelcolor=palette.INK,
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        columnspacing=1.2,
        handlelength=1.8,
    )
    for text in drawn.get_texts():
        text.set_parse_math(False)
    return drawn


def _foot(figure: Figure, facts: ReleaseFacts, words: Words) -> list[str]:
    """Return the paragraphs below the map: all notes of the figure, its source line with the view number, the attribution."""
    number = views.number(figure.view, facts.data_version)
    day = i18n.day(date.fromisoformat(facts.data_date), figure.view.language)
    line = words("export.picture_foot", count=len(figure.sources), date=day, version=facts.data_version, number=number)
    return [text for text in (" ".join(figure.notes), line, facts.attribution) if text]
