"""Tables as CSV, XLSX and Parquet: the values of the screen, typed, with what they mean. No cell can run as a formula."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from inovasi import views
from inovasi.export.note import Metadata, ReleaseFacts, Words
from inovasi.figures.base import Column, Figure

RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"
NUMERIC_KINDS = ("integer", "number", "share", "year")
WIDEST_COLUMN = 60
DATE_FORMAT = "yyyy-mm-dd"
SAFE_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
ARROW_TYPES = {"integer": pa.int64(), "year": pa.int32(), "number": pa.float64(), "share": pa.float64(), "date": pa.date32()}


def plain(value: object, column: Column) -> object:
    """Return one value as Python's own type: None for unknown, int, float, date or text."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value) or value is pd.NA:
        return None
    if column.kind in ("integer", "year"):
        return int(float(str(value)))
    if column.kind in ("number", "share"):
        return float(str(value))
    if isinstance(value, (pd.Timestamp, datetime)):
        return value.date()
    if isinstance(value, date):
        return value
    return str(value)


def values(figure: Figure, rows: pd.DataFrame) -> list[list[object]]:
    """Return the rows of a figure in the order of its columns, as plain values."""
    columns = figure.columns
    frame = rows[[column.name for column in columns]].astype(object)
    return [
        [plain(value, column) for value, column in zip(row, columns, strict=True)]
        for row in frame.itertuples(index=False, name=None)
    ]


def guarded(text: str) -> str:
    """Return text that a spreadsheet takes as text: an apostrophe before a sign that would begin a formula."""
    return f"'{text}" if text.startswith(RISKY_STARTS) else text


def csv_bytes(figure: Figure, rows: pd.DataFrame, separator: str) -> bytes:
    """Return CSV in UTF-8 with BOM. With a semicolon, decimals are written with a comma, as Indonesian office programs expect."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    writer.writerow([guarded(column.label) for column in figure.columns])
    for row in values(figure, rows):
        writer.writerow([_csv_text(value, separator) for value in row])
    return (BOM + buffer.getvalue()).encode("utf-8")


def _csv_text(value: object, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        text = repr(round(value, 9)).removesuffix(".0")
        return text.replace(".", ",") if separator == ";" else text
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return guarded(str(value))


def xlsx_bytes(figure: Figure, rows: pd.DataFrame, metadata: Metadata, words: Words) -> bytes:
    """Return a workbook with Data (typed, frozen head, filter), Metadata and the column dictionary."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE_OPTIONS) as book:
        book.set_properties({"title": figure.title[:250], "subject": figure.subtitle[:250], "author": "Jejak Inovasi"})
        head = book.add_format({"bold": True, "bg_color": "#E9EEF0", "bottom": 1, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        data_sheet(book, figure, values(figure, rows), head, words("export.sheet_data"))
        pairs_sheet(book, [(words("export.item"), words("export.content")), *metadata], head, wrap, words("export.sheet_metadata"))
        names = ("column", "label", "kind", "unit", "description")
        dictionary = [tuple(words(f"export.{name}") for name in names)]
        dictionary += [(column.name, column.label, column.kind, column.unit, column.description) for column in figure.columns]
        pairs_sheet(book, dictionary, head, wrap, words("export.sheet_dictionary"))
    return buffer.getvalue()


def data_sheet(book: xlsxwriter.Workbook, figure: Figure, data: list[list[object]], head: object, name: str) -> None:
    """Write the rows of a figure as a sheet: typed, with a frozen head and a filter."""
    sheet = book.add_worksheet(name)
    formats = [_cell_format(book, column) for column in figure.columns]
    for place, column in enumerate(figure.columns):
        sheet.write_string(0, place, column.label, head)
        longest = max([len(column.label), *(len(str(row[place])) for row in data[:300] if row[place] is not None)])
        sheet.set_column(place, place, min(max(longest + 2, 9), WIDEST_COLUMN))
    for line, row in enumerate(data, start=1):
        for place, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, (int, float)):
                sheet.write_number(line, place, value, formats[place])
            elif isinstance(value, date):
                sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), formats[place])
            else:
                sheet.write_string(line, place, str(value), formats[place])
    sheet.freeze_panes(1, 1)
    if figure.columns:
        sheet.autofilter(0, 0, max(len(data), 1), len(figure.columns) - 1)


def _cell_format(book: xlsxwriter.Workbook, column: Column) -> object:
    decimals = "." + "0" * column.decimals if column.decimals else ""
    codes = {"integer": "#,##0", "number": f"#,##0{decimals}", "share": f"0{decimals}%", "year": "0", "date": DATE_FORMAT}
    return book.add_format({"num_format": codes.get(column.kind, "General")})


def pairs_sheet(book: xlsxwriter.Workbook, lines: list[tuple[str, ...]], head: object, wrap: object, name: str) -> None:
    """Write lines of text as a sheet; the first is its head."""
    sheet = book.add_worksheet(name)
    for line, texts in enumerate(lines):
        for place, text in enumerate(texts):
            sheet.write_string(line, place, text, head if line == 0 else wrap)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, len(lines[0]) - 1, 60 if len(lines[0]) == 2 else 28)
    if len(lines[0]) == 3:
        sheet.set_column(2, 2, 80)
    sheet.freeze_panes(1, 0)


def arrow_table(columns: Sequence[Column], data: Sequence[Sequence[object]]) -> pa.Table:
    """Return plain values as typed columns under machine names; a column of nulls keeps its type. Each field tells its label and unit."""
    fields = [
        pa.field(
            column.name,
            ARROW_TYPES.get(column.kind, pa.string()),
            metadata={"label": column.label, "unit": column.unit, "description": column.description},
        )
        for column in columns
    ]
    arrays = [pa.array([row[place] for row in data], type=field.type) for place, field in enumerate(fields)]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def parquet_bytes(figure: Figure, rows: pd.DataFrame, metadata: Metadata, facts: ReleaseFacts) -> bytes:
    """Return Parquet with machine names, real types, and metadata for the file and for each column."""
    about = {
        "title": figure.title,
        "subtitle": figure.subtitle,
        "address": facts.address,
        "view_number": views.number(figure.view, facts.data_version),
        "data_version": facts.data_version,
        "data_date": facts.data_date,
        "as_of": figure.view.as_of.isoformat(),
        "attribution": facts.attribution,
        "sources": json.dumps([asdict(source) for source in figure.sources], ensure_ascii=False),
        "metadata": json.dumps(metadata, ensure_ascii=False),
    }
    table = arrow_table(figure.columns, values(figure, rows)).replace_schema_metadata(about)
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()
