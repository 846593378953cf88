"""Small parts of slides: text boxes, fills with a second cue, legends as shapes, descriptions for those who do not see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from inovasi import palette
from inovasi.export import texts
from inovasi.export.deck import TEXT_PT, Box, paint, set_colour

LEGEND_ROW_INCH = 0.27
SWATCH_INCH = (0.3, 0.17)
MARK_INCH = 0.16
LONGEST_DESCRIPTION = 2_000
PATTERNS = {
    "zero": MSO_PATTERN.PERCENT_10,
    "few": MSO_PATTERN.LIGHT_UPWARD_DIAGONAL,
    "na": MSO_PATTERN.OUTLINED_DIAMOND,
    "quiet": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
}
MARKS = {
    "circle": MSO_SHAPE.OVAL,
    "square": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "triangle-up": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "star": MSO_SHAPE.STAR_8_POINT,
    "hexagram": MSO_SHAPE.STAR_8_POINT,
    "hexagon": MSO_SHAPE.RECTANGLE,
    "x": MSO_SHAPE.MATH_MULTIPLY,
    "x-thin": MSO_SHAPE.MATH_MULTIPLY,
    "cross": MSO_SHAPE.MATH_PLUS,
    "circle-cross": MSO_SHAPE.MATH_PLUS,
    "line-ns": MSO_SHAPE.MATH_PLUS,
    "line-ew": MSO_SHAPE.MATH_MINUS,
    "line": MSO_SHAPE.MATH_MINUS,
}


@dataclass(frozen=True)
class Entry:
    """A line of a legend: its words, its colours, the second cue (see PATTERNS), and its mark where it is no swatch."""

    words: str
    fill: str
    edge: str = palette.INK_SOFT
    pattern: str = ""
    mark: str = ""
    is_hollow: bool = False


def flatten(shape: Any) -> None:
    """Take the theme's shadow off a shape: from the shape itself, and from its style, which some office programs draw all the same."""
    shape.shadow.inherit = False
    for effect in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}effectRef"):
        effect.set("idx", "0")


def describe(shape: Any, text: str) -> None:
    """Give a shape its text alternative."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", texts.clean(text)[:LONGEST_DESCRIPTION])


def fill(shape: Any, colour: str, edge: str, pattern: str) -> None:
    """Fill a shape; the looks outside the scale get a pattern as their second cue."""
    if pattern in PATTERNS:
        shape.fill.patterned()
        shape.fill.pattern = PATTERNS[pattern]
        set_colour(shape.fill.fore_color, edge)
        set_colour(shape.fill.back_color, colour)
    else:
        paint(shape.fill, colour)


def text_box(group: Any, box: Box, lines: Sequence[str], ink: str, align: PP_ALIGN, *, behind: str = "") -> None:
    """Write lines in a box without margins; `behind` is the colour of the box where the words need one."""
    shape = group.shapes.add_textbox(*box.emu())
    shape.name = texts.clean(" ".join(lines))
    if behind:
        paint(shape.fill, behind)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for at, line in enumerate(lines):
        write(frame.paragraphs[0] if at == 0 else frame.add_paragraph(), line, ink, align)


def write(paragraph: Any, text: str, ink: str, align: PP_ALIGN) -> None:
    """Write a text as one run of the usual size."""
    paragraph.alignment = align
    run = paragraph.add_run()
    run.text = texts.clean(text)
    run.font.size = Pt(TEXT_PT)
    set_colour(run.font.color, ink)


def legend_height(entries: Sequence[Entry], width_inch: float) -> float:
    """Return the height of a legend in inches."""
    return len(_rows(entries, width_inch)) * LEGEND_ROW_INCH


def add_legend(slide: Slide, entries: Sequence[Entry], box: Box, name: str) -> None:
    """Place a legend in rows that fit the width of a box, from its top."""
    group = slide.shapes.add_group_shape()
    group.name = name
    for line, row in enumerate(_rows(entries, box.width)):
        left, top = box.left, box.top + line * LEGEND_ROW_INCH
        for entry, wide in row:
            _swatch(group, entry, left, top)
            place = Box(left + SWATCH_INCH[0] + 0.08, top, wide - SWATCH_INCH[0] - 0.1, LEGEND_ROW_INCH)
            text_box(group, place, [entry.words], palette.INK, PP_ALIGN.LEFT)
            left += wide


def _swatch(group: Any, entry: Entry, left: float, top: float) -> None:
    width, height = (MARK_INCH, MARK_INCH) if entry.mark else SWATCH_INCH
    place = Box(left + (SWATCH_INCH[0] - width) / 2, top + (LEGEND_ROW_INCH - height) / 2, width, height)
    shape = group.shapes.add_shape(MARKS.get(entry.mark, MSO_SHAPE.OVAL) if entry.mark else MSO_SHAPE.RECTANGLE, *place.emu())
    shape.name = texts.clean(entry.words)
    flatten(shape)
    if entry.is_hollow:
        shape.fill.background()
    else:
        fill(shape, entry.fill, entry.edge, entry.pattern)
    set_colour(shape.line.color, entry.fill if entry.is_hollow else entry.edge)
    shape.line.width = Pt(1.75 if entry.is_hollow else 0.75)


def _rows(entries: Sequence[Entry], width_inch: float) -> list[list[tuple[Entry, float]]]:
    """Return the entries in rows that fit a width, each with its own width in inches."""
    rows: list[list[tuple[Entry, float]]] = [[]]
    for entry in entries:
        wide = SWATCH_INCH[0] + 0.3 + texts.width_pt(texts.clean(entry.words), TEXT_PT) * 1.06 / 72
        if rows[-1] and sum(width for _, width in rows[-1]) + wide > width_inch:
            rows.append([])
        rows[-1].append((entry, wide))
    return [row for row in rows if row]
