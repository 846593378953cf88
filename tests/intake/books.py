"""Small workbooks made for tests, as bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
import xlsxwriter


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return a workbook of plain sheets; dates get a date format."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def by_openpyxl(fill: object) -> bytes:
    """Return a workbook that a function filled through openpyxl."""
    book = openpyxl.Workbook()
    fill(book)  # type: ignore[operator]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, changes: Mapping[str, bytes | None], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a workbook with parts put in, replaced, or (None) taken out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", compression) as new:
        for item in old.infolist():
            if item.filename not in changes:
                new.writestr(item.filename, old.read(item))
        for name, part in changes.items():
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()
