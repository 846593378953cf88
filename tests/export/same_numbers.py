"""Reads the files of a story back, whatever its views, and compares what they say with the figures they were made from."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import openpyxl
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from inovasi.export import tabular, texts
from inovasi.figures.base import Figure
from inovasi.stories import Story
from tests.export import pdf_text
from tests.export.test_story_files import story_of

CHECKED_ROWS = 20
MISSING = (None, "")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def _plain(value: object) -> object:
    """Return a value as every program keeps it: empty is unknown, and a number has twelve digits."""
    if isinstance(value, float):
        return round(value, 12)
    return None if value in MISSING else value


def check_workbook(content: bytes, figures: Sequence[Figure]) -> int:
    """Compare every cell of every row; return how many numbers were compared."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert len(book.worksheets) == len(figures) + 1 and book.sheetnames[-1] == "Metadata"
    count = 0
    for sheet, figure in zip(book.worksheets, figures, strict=False):
        head, *rows = sheet.iter_rows(values_only=True)
        assert list(head) == [column.label for column in figure.columns]
        expected = tabular.values(figure, figure.rows)
        assert len(rows) == len(expected)
        for row, values in zip(rows, expected, strict=True):
            found = [value.date() if isinstance(value, datetime) else value for value in row]
            assert [_plain(value) for value in found] == [_plain(value) for value in values]
            count += sum(isinstance(value, (int, float)) for value in values)
    return count


def check_page(content: bytes, figures: Sequence[Figure]) -> int:
    """Compare every number of every table of the offline page."""
    slides = story_of(content)["slides"]
    assert [slide["title"] for slide in slides] == [texts.clean(figure.title) for figure in figures]
    count = 0
    for slide, figure in zip(slides, figures, strict=True):
        expected = tabular.values(figure, figure.rows)[: len(slide["table"]["rows"])]
        for row, values in zip(slide["table"]["rows"], expected, strict=True):
            numbers = [(value, shown) for value, shown in zip(values, row, strict=True) if isinstance(value, (int, float))]
            assert all(shown == (round(value, 9) if isinstance(value, float) else value) for value, shown in numbers)
            count += len(numbers)
    return count


def check_paper(content: bytes, figures: Sequence[Figure], language: str) -> int:
    """Look for the title of every figure, and for the numbers of its first rows beside the name of the row."""
    everything = squeezed(pdf_text.read(content).text)
    count = 0
    for figure in figures:
        assert squeezed(figure.title) in everything
        columns = [column for column in figure.columns if column.kind != "link" and not column.name.endswith("_code")][:2]
        if not texts.is_numeric(columns[-1]):
            continue
        for row in figure.rows.head(CHECKED_ROWS).to_dict("records"):
            cells = "".join(texts.cell_text(row[column.name], column, language) for column in columns)
            assert squeezed(cells) in everything, cells
            count += 1
    return count


def check_deck(content: bytes, story: Story, figures: Sequence[Figure], language: str) -> int:
    """Compare what stands on every slide: regions of maps with their words, values of charts, cells of tables."""
    deck = Presentation(io.BytesIO(content))
    assert len(deck.slides) == len(figures) + 1  # the cover
    count = 0
    for native, slide, figure in zip(list(deck.slides)[1:], story.slides, figures, strict=True):
        assert squeezed(native.shapes.title.text_frame.text).rstrip("…") in squeezed(figure.title)
        assert figure.definition in native.notes_slide.notes_text_frame.text or not figure.definition
        for shape in native.shapes:
            if shape.has_chart:
                count += _check_chart(shape.chart, figure, slide.tab)
            elif shape.has_table:
                count += _check_table(shape.table, figure, language)
            elif shape.shape_type == MSO_SHAPE_TYPE.GROUP and slide.tab == "peta" and figure.regions:
                words = {part.name: part._element.xpath(".//p:cNvPr")[0].get("descr") for part in shape.shapes}
                if any(words.values()):  # the names beside the regions hold no description
                    assert {region.name: region.hover for region in figure.regions}.items() <= words.items()
                    count += len(figure.regions)
    return count


def _check_chart(chart: Any, figure: Figure, tab: str) -> int:
    """Every value of a native chart is one that the drawing on the screen holds, as often."""
    drawing: Any = figure.drawings[tab]
    drawn: Counter[float] = Counter()
    for trace in drawing["data"]:
        for name in ("x", "y"):
            drawn.update(round(float(value), 6) for value in trace.get(name, ()) if isinstance(value, (int, float)))
    shown = [round(float(value), 6) for series in chart.plots[0].series for value in series.values if value is not None]
    if chart.plots[0]._element.tag.endswith("barChart"):
        assert not Counter(value for value in shown if value) - drawn
        return len(shown)
    return 0


def _check_table(table: Any, figure: Figure, language: str) -> int:
    columns = [next(column for column in figure.columns if texts.clean(column.label) == cell.text) for cell in table.rows[0].cells]
    count = 0
    for line, row in zip(list(table.rows)[1:], figure.rows.to_dict("records"), strict=False):
        for cell, column in zip(line.cells, columns, strict=True):
            full = texts.cell_text(row[column.name], column, language)
            assert cell.text == full or (cell.text.endswith("…") and full.startswith(cell.text[:-1].rstrip()))
            count += texts.is_numeric(column)
    return count
