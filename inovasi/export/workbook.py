"""A sequence of views as one workbook: a sheet a view and one Metadata sheet, with the number rules of every other workbook."""

import io
import re
from collections.abc import Sequence

import xlsxwriter

from inovasi import progress
from inovasi.export import note, tabular, texts
from inovasi.export.note import ReleaseFacts, Words
from inovasi.figures.base import Figure
from inovasi.stories import Slide

LONGEST_NAME = 31
FORBIDDEN = r"[\[\]:*?/\\]"


def xlsx_bytes(
    slides: Sequence[Slide], figures: Sequence[Figure], facts: Sequence[ReleaseFacts], words: Words, *, title: str = ""
) -> bytes:
    """Return the workbook. Every sheet holds all rows of its figure, also those that a slide has no room for."""
    last = words("export.sheet_metadata")
    titles = [texts.clean(slide.title) or texts.clean(figure.title) for slide, figure in zip(slides, figures, strict=True)]
    names = sheet_names(titles, taken=(last,))
    heading = texts.clean(title) or next(iter(titles), "")
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, tabular.SAFE_OPTIONS) as book:
        book.set_properties({"title": heading[:250], "author": "Jejak Inovasi"})
        head = book.add_format({"bold": True, "bg_color": "#E9EEF0", "bottom": 1, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        lines: list[tuple[str, ...]] = [(words("export.sheet"), words("export.item"), words("export.content"))]
        for slide, figure, fact, name in progress.each(zip(slides, figures, facts, names, strict=True)):
            tabular.data_sheet(book, figure, tabular.values(figure, figure.rows), head, name)
            about = note.metadata(figure, fact, words)
            about += [(words("takeaway.slide_note"), slide.note)] if slide.note else []
            about += [
                (f"{words('export.column')}: {column.label}", text) for column in figure.columns if (text := _meaning(column))
            ]
            lines += [(name, label, text) for label, text in about]
        tabular.pairs_sheet(book, lines, head, wrap, last)
    return buffer.getvalue()


def sheet_names(titles: Sequence[str], *, taken: Sequence[str] = ()) -> list[str]:
    """Return names of sheets that every office program takes: numbered, at most 31 letters, without forbidden signs, none twice."""
    found: list[str] = []
    for number, title in enumerate(titles, start=1):
        plain = re.sub(r"\s+", " ", re.sub(FORBIDDEN, " ", title)).strip(" '")
        name = f"{number} {plain}"[:LONGEST_NAME].rstrip(" '")
        while name.casefold() in {one.casefold() for one in (*found, *taken)}:
            name = f"{number}_{name}"[:LONGEST_NAME]
        found.append(name)
    return found


def _meaning(column: object) -> str:
    return " · ".join(text for text in (getattr(column, "unit", ""), getattr(column, "description", "")) if text)
