"""The bytes of a file to grids. XLSX through calamine in a process of its own (decision 0013), CSV through the standard library."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath, PureWindowsPath

from inovasi.intake import cells
from inovasi.intake import limits as bounds
from inovasi.intake import signs as xml_signs
from inovasi.intake.limits import LIMITS, Limits
from inovasi.intake.model import Cell, Grid, IntakeError, Workbook, letter

SEPARATORS = (";", ",", "\t", "|")
SAMPLED_LINES = 50
LONGEST_NAME = 120
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(content: bytes, file_name: str, limits: Limits = LIMITS) -> Workbook:
    """Read a file. Raises IntakeError when it is too large, locked, of an old or another format, or broken."""
    bounds.check_size(content, limits)
    name = plain_name(file_name)
    if bounds.kind_of(content, name) == "xlsx":
        return _workbook(content, name, limits)
    return _csv(content, name, limits)


def plain_name(file_name: str) -> str:
    """Return the name of a file without folders and signs that do not print."""
    name = PureWindowsPath(PurePosixPath(file_name).name).name
    return "".join(sign for sign in name if sign.isprintable())[:LONGEST_NAME] or "berkas"


def _workbook(content: bytes, name: str, limits: Limits) -> Workbook:
    parts, ignored = bounds.unpacked(content, limits)
    sheets = _sheet_parts(parts)
    if not sheets:
        raise IntakeError("no_cells")
    if len(sheets) > limits.sheets:
        raise IntakeError("too_many_sheets", most=limits.sheets)
    signs, cell_count, grid_cells = {}, 0, 0
    for sheet, part in sheets:
        found = xml_signs.of_sheet(parts[part], limits)
        cell_count += found.cells
        grid_cells += found.last_row * found.last_column
        if cell_count > limits.cells or grid_cells > limits.grid_cells:
            raise IntakeError("too_many_cells", most=limits.grid_cells)
        signs[sheet] = found
    for part in parts:
        if part.casefold().endswith(("sharedstrings.xml", "styles.xml", ".rels", "workbook.xml", "[content_types].xml")):
            xml_signs.parse(parts[part], None)
    clean = bounds.packed(parts)
    del parts
    return Workbook(name, "xlsx", tuple(_grids(clean, signs, limits)), ignored=ignored)


def _sheet_parts(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return the name of each worksheet and the part that holds its cells, in the order of the workbook."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            target = attributes.get("Target", "")
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            targets[attributes.get("Id", "")] = path.removeprefix("./")

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            relation_id = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            part = targets.get(relation_id, "")
            if part in parts and "name" in attributes:
                sheets.append((attributes["name"], part))

    xml_signs.parse(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), relation)
    xml_signs.parse(parts["xl/workbook.xml"], sheet)
    names = [name for name, _ in sheets]
    if len(set(names)) != len(names):
        raise IntakeError("broken_workbook")
    return sheets


def _grids(clean: bytes, signs: dict[str, xml_signs.Signs], limits: Limits) -> list[Grid]:
    return [
        _grid(sheet.name, sheet.rows, signs[sheet.name], sheet.is_hidden, limits)
        for sheet in cells.read(clean)
        if sheet.name in signs
    ]


def _grid(name: str, raw: Sequence[Sequence[object]], signs: xml_signs.Signs, is_hidden: bool, limits: Limits) -> Grid:
    rows = [[_cell(value, limits) for value in row] for row in raw[: signs.last_row]]
    merged = 0
    for first_row, first_column, last_row, last_column in signs.merged:
        if first_column == last_column and last_row > first_row and first_row <= len(rows):
            value = rows[first_row - 1][first_column] if first_column < len(rows[first_row - 1]) else None
            if value is None:
                continue
            merged += 1
            for number in range(first_row, min(last_row, len(rows))):
                if first_column < len(rows[number]):
                    rows[number][first_column] = value
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return Grid(
        sheet=name,
        rows=tuple(tuple(row) for row in rows),
        hidden_rows=frozenset(signs.hidden_rows),
        is_hidden=is_hidden,
        uncached=frozenset((row, letter(column)) for row, column in signs.uncached),
        errors=frozenset((row, letter(column)) for row, column in signs.errors),
        merged_count=merged,
    )


def _cell(value: object, limits: Limits) -> Cell:
    if isinstance(value, str):
        if len(value) > limits.cell_letters:
            raise IntakeError("cell_too_long", most=limits.cell_letters)
        return value if value.strip() else None
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, (int, datetime, date, time, timedelta)):
        return value
    return None


def _csv(content: bytes, name: str, limits: Limits) -> Workbook:
    text, encoding = _decoded(content)
    if "\x00" in text:
        raise IntakeError("not_a_table_file", name=name)
    separator = _separator(text)
    rows: list[tuple[Cell, ...]] = []
    cell_count = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            row = tuple(_cell(value, limits) for value in record)
            while row and row[-1] is None:
                row = row[:-1]
            rows.append(row)
            cell_count += len(row)
            if len(rows) > limits.rows:
                raise IntakeError("too_many_rows", most=limits.rows)
            if len(row) > limits.columns:
                raise IntakeError("too_many_columns", most=limits.columns)
            if cell_count > limits.grid_cells:
                raise IntakeError("too_many_cells", most=limits.grid_cells)
    except csv.Error as error:
        raise IntakeError("broken_text", row=len(rows) + 1) from error
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        raise IntakeError("no_cells")
    sheet = name.rpartition(".")[0] or name
    return Workbook(name, "csv", (Grid(sheet, tuple(rows)),), encoding=encoding, separator=separator)


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise IntakeError("unknown_encoding") from error
    for encoding in ("utf-8", "cp1252"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise IntakeError("unknown_encoding")


def _separator(text: str) -> str:
    """Return the sign that splits most lines into the same number of cells, more than one; a comma when none does."""
    head = "\n".join(text[:200_000].splitlines()[:SAMPLED_LINES])
    best = (0, 0, ",")
    for sign in SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(head), delimiter=sign) if len(row) > 1)
        except csv.Error:
            continue
        if widths:
            width, lines = widths.most_common(1)[0]
            best = max(best, (lines, width, sign), key=lambda item: (item[0], item[1]))
    return best[2]
