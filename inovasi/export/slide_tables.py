"""Tables on slides as native tables: what fits at a legible size, and a line that tells what does not."""

from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Inches, Pt

from inovasi import palette
from inovasi.export import plates, texts
from inovasi.export.deck import TEXT_PT, Box, paint, set_colour
from inovasi.export.plates import Plate, Table
from inovasi.export.slide_parts import describe

MOST_ROWS = 12
MOST_LINES = 2  # of a cell
PADDING_PT = 5.0
ROW_AIR_PT = 7.0
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "no style, no grid": the look is ours
NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"


def add_table(slide: Slide, plate: Plate, box: Box) -> str:
    """Place the rows of a plate; return the line that tells what is left out, or nothing."""
    found = plates.table(plate, width_pt=box.width * 72, size_pt=TEXT_PT, most_rows=MOST_ROWS, padding_pt=PADDING_PT)
    found = _cut_to(found, box.height * 72)
    width = sum(found.widths) / 72
    shape = slide.shapes.add_table(len(found.cells) + 1, len(found.columns), *Box(box.left, box.top, width, box.height).emu())
    shape.name = plate.words("card.tabel")
    describe(shape, plate.figure.alt)
    table = shape.table
    next(shape._element.iter(f"{{{NAMESPACE}}}tableStyleId")).text = PLAIN_STYLE
    table.horz_banding = False
    for place, width in enumerate(found.widths):
        table.columns[place].width = Inches(width / 72)
    lines = [found.heads, *found.cells]
    for line, cells in enumerate(lines):
        table.rows[line].height = Pt(_row_height(cells, found))
        for place, text in enumerate(cells):
            cell = table.cell(line, place)
            is_right = texts.is_numeric(found.columns[place])
            _write(cell, _cut(text, found.widths[place]), is_head=line == 0, is_right=is_right)
    return plates.left_out(found, plate.words)


def _cut(text: str, width: float) -> str:
    return texts.cut(text, width - 2 * PADDING_PT, TEXT_PT, MOST_LINES)


def _row_height(cells: tuple[str, ...], found: Table) -> float:
    most = max(
        (
            min(len(texts.lines(text, width - 2 * PADDING_PT, TEXT_PT)), MOST_LINES)
            for text, width in zip(cells, found.widths, strict=True)
        ),
        default=1,
    )
    return most * TEXT_PT * texts.LINE_SPACING + ROW_AIR_PT


def _cut_to(found: Table, height_pt: float) -> Table:
    """Return the table with as many rows as the height holds."""
    left = height_pt - _row_height(found.heads, found)
    kept = 0
    for cells in found.cells:
        left -= _row_height(cells, found)
        if left < 0:
            break
        kept += 1
    return replace(found, cells=found.cells[:kept], hidden_rows=found.hidden_rows + len(found.cells) - kept)


def _write(cell: Any, text: str, *, is_head: bool, is_right: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(PADDING_PT)
    cell.margin_top = cell.margin_bottom = Pt(ROW_AIR_PT / 2 - 1)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    if is_head:
        paint(cell.fill, palette.LADDER["explored"])
    else:
        cell.fill.background()
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(TEXT_PT), is_head
    set_colour(run.font.color, palette.INK)
    _line_below(cell, palette.INK_SOFT if is_head else palette.LINE)


def _line_below(cell: Any, colour: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB xmlns:a="{NAMESPACE}" w="9525"><a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:lnB>'
    )
    properties.insert(0, line)
