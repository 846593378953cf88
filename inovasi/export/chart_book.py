"""The workbook inside a native chart: what "Edit data" opens. Names are text, never formulas; bounds of intervals stand beside the values."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import xlsxwriter

SHEET = "Data"
Cell = str | float | None


@dataclass
class Sheet:
    """Columns of a sheet as they are added; each knows where it stands, so a chart can name its cells."""

    columns: list[tuple[str, Sequence[Cell]]] = field(default_factory=list)

    def add(self, head: str, cells: Sequence[Cell]) -> str:
        """Add a column and return the address of its cells, without the head."""
        self.columns.append((head, cells))
        letter = xlsxwriter.utility.xl_col_to_name(len(self.columns) - 1)
        return f"{SHEET}!${letter}$2:${letter}${len(cells) + 1}"

    def head_of(self, cells: str) -> str:
        """Return the address of the head above some cells."""
        return cells.split(":")[0][:-1] + "1"

    def workbook(self) -> bytes:
        """Return the workbook with this one sheet."""
        buffer = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(buffer, options) as book:
            sheet = book.add_worksheet(SHEET)
            for place, (head, cells) in enumerate(self.columns):
                sheet.write_string(0, place, head)
                for line, cell in enumerate(cells, start=1):
                    if isinstance(cell, str):
                        sheet.write_string(line, place, cell)
                    elif cell is not None:
                        sheet.write_number(line, place, cell)
            sheet.set_column(0, 0, 28)
        return buffer.getvalue()
