"""All tables of a release as one workbook, in the form that an upload reads: exported and uploaded again, nothing changes."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from inovasi.descriptor import Field, Package, Table
from inovasi.export.tabular import SAFE_OPTIONS
from inovasi.intake.model import Row, Tables

BOM = "\ufeff"
WIDEST, NARROWEST = 44, 10
MEASURED_ROWS = 100


def read_tables(package: Package, data: Path) -> dict[str, list[Row]]:
    """Return every table of a package folder, values as text. Raises FileNotFoundError when one is missing."""
    tables = {}
    for table in package.tables:
        with (data / table.path).open(encoding="utf-8", newline="") as file:
            tables[table.name] = [dict(row) for row in csv.DictReader(file)]
    return tables


def workbook(package: Package, tables: Tables, language: str) -> bytes:
    """Return a workbook with a sheet a table: titles, the fields' names below them, and every row, typed."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE_OPTIONS) as book:
        book.set_properties({"title": package.title[:250], "author": "Jejak Inovasi"})
        formats = Formats(book)
        for table in package.tables:
            sheet = book.add_worksheet(table.name)
            write_head(sheet, table.fields, formats, language)
            for number, row in enumerate(tables.get(table.name, []), start=2):
                write_row(sheet, number, table.fields, row, formats)
            fit(sheet, table.fields, tables.get(table.name, []), language)
            sheet.freeze_panes(2, 0)
    return buffer.getvalue()


def csv_bytes(table: Table, rows: list[Row], language: str) -> bytes:
    """Return a table as CSV for office programs: BOM, semicolons, decimals as the package writes them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([title(item, language) for item in table.fields])
    writer.writerows([[_guarded(row[item.name]) for item in table.fields] for row in rows])
    return (BOM + buffer.getvalue()).encode()


class Formats:
    """The looks of cells that exports and templates share."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        plain = {"text_wrap": True, "valign": "top", "bottom": 1}
        self.title = book.add_format({"bold": True, "bg_color": "#E9EEF0", **plain})
        self.required = book.add_format({"bold": True, "bg_color": "#CFE3E8", **plain})
        self.name = book.add_format({"font_size": 8, "font_color": "#5F6B70", "bg_color": "#F6F8F8", "valign": "top"})
        self.date = book.add_format({"num_format": "yyyy-mm-dd"})
        self.text = book.add_format({"num_format": "@"})
        self.wrap = book.add_format({"text_wrap": True, "valign": "top"})
        self.heading = book.add_format({"bold": True, "font_size": 14})
        self.bold = book.add_format({"bold": True, "valign": "top"})


def title(item: Field, language: str) -> str:
    """Return the name of a column for people."""
    return item.title_id if language == "id" else item.title_en


def table_title(table: Table, language: str) -> str:
    """Return the name of a table for people."""
    return table.title_id if language == "id" else table.title_en


def write_head(sheet: xlsxwriter.worksheet.Worksheet, fields: tuple[Field, ...], formats: Formats, language: str) -> None:
    """Write the titles, and below them in small letters the names by which the columns are known for sure."""
    for place, item in enumerate(fields):
        sheet.write_string(0, place, title(item, language), formats.required if item.is_required else formats.title)
        sheet.write_string(1, place, item.name, formats.name)


def write_row(
    sheet: xlsxwriter.worksheet.Worksheet, number: int, fields: tuple[Field, ...], row: Mapping[str, str], formats: Formats
) -> None:
    """Write a row of a package table with real numbers and dates; a value that would not come back the same stays text."""
    for place, item in enumerate(fields):
        text = row[item.name]
        if not text:
            continue
        value = _typed(item, text)
        if isinstance(value, date):
            sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), formats.date)
        elif isinstance(value, str):
            sheet.write_string(number, place, value, formats.text)
        else:
            sheet.write_number(number, place, value)


def fit(sheet: xlsxwriter.worksheet.Worksheet, fields: tuple[Field, ...], rows: list[Row], language: str) -> None:
    """Set the widths of columns by what stands in them."""
    for place, item in enumerate(fields):
        longest = max([len(title(item, language)), *(len(row[item.name]) for row in rows[:MEASURED_ROWS])])
        sheet.set_column(place, place, min(max(longest + 2, NARROWEST), WIDEST))


def _typed(item: Field, text: str) -> str | float | int | date:
    if item.type in ("integer", "year") and text.lstrip("-").isdigit() and len(text) < 15 and str(int(text)) == text:
        return int(text)
    if item.type == "number" and repr(float(text)).removesuffix(".0") == text:
        return float(text)
    if item.type == "date" and int(text[:4]) > 1900:
        return date.fromisoformat(text)
    return text


def _guarded(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") and not text.lstrip("+-").replace(".", "").isdigit() else text
