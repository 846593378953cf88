"""One pass over the XML of a sheet before it is read: its true extent, hidden rows, formulas without a value, error cells.

The reader lays a sheet out as a full rectangle; a sheet of two cells, one of them in the last row and column of the program,
would take all memory. So extent is counted here first, on a stream, and refused when it is too large.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from inovasi.intake.limits import Limits
from inovasi.intake.model import IntakeError, place

REFERENCE = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
Handler = Callable[[str, dict[str, str]], None]


@dataclass
class Signs:
    """What the XML of one sheet says beside its values."""

    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    uncached: set[tuple[int, int]] = field(default_factory=set)  # row number, column from 0
    errors: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, first column, last row, last column


def of_sheet(xml: bytes, limits: Limits) -> Signs:
    """Return the signs of a sheet. Raises IntakeError when it is no XML, declares entities, or passes a limit."""
    reader = _SheetReader(limits)
    parse(xml, reader.start, reader.text)
    reader.settle()
    signs = reader.signs
    signs.hidden_rows = {number for number in signs.hidden_rows if number <= signs.last_row}
    return signs


class _SheetReader:
    """Follows the start tags of a sheet; text is looked at only to see whether a formula's value is there."""

    def __init__(self, limits: Limits) -> None:
        self.signs = Signs()
        self._limits = limits
        self._row, self._column = 0, -1
        self._has_formula = self._in_value = self._is_error = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name in ("v", "is"):
            self._in_value = True
            self._extend()
            if self._is_error:
                self.signs.errors.add((self._row, self._column))
        elif name == "f":
            self._has_formula = True
            self._extend()
        elif name == "row":
            self.settle()
            given = attributes.get("r")
            if given is not None and not (given.isascii() and given.isdigit() and len(given) < 9):
                raise IntakeError("broken_workbook")
            self._row = int(given) if given is not None else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.signs.hidden_rows.add(self._row)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, _: str) -> None:
        if self._in_value:
            self._has_formula = False

    def settle(self) -> None:
        """Close the cell that was open: a formula that met no value has none stored."""
        if self._has_formula:
            self.signs.uncached.add((self._row, self._column))
        self._has_formula = self._in_value = self._is_error = False

    def _cell(self, attributes: dict[str, str]) -> None:
        self.settle()
        given = attributes.get("r")
        reference = REFERENCE.match(given) if given is not None else None
        if reference:
            self._column, self._row = place(reference[1]), int(reference[2])
        elif given is not None:
            raise IntakeError("broken_workbook")  # the reader may take it for a cell at the end of the world
        else:
            self._column += 1
        self._is_error = attributes.get("t") == "e"
        self.signs.cells += 1
        if self.signs.cells > self._limits.cells:
            raise IntakeError("too_many_cells", most=self._limits.cells)

    def _extend(self) -> None:
        signs, limits = self.signs, self._limits
        signs.last_row, signs.last_column = max(signs.last_row, self._row), max(signs.last_column, self._column + 1)
        if signs.last_row > limits.rows:
            raise IntakeError("too_many_rows", most=limits.rows)
        if signs.last_column > limits.columns:
            raise IntakeError("too_many_columns", most=limits.columns)

    def _merge(self, area: str) -> None:
        first, last = (REFERENCE.match(part) for part in (*area.split(":"), "", "")[:2])
        if first and last:
            self.signs.merged.append((int(first[2]), place(first[1]), int(last[2]), place(last[1])))
        if len(self.signs.merged) > self._limits.merged_cells:
            raise IntakeError("too_many_cells", most=self._limits.cells)


def parse(xml: bytes, start: Handler | None, text: Callable[[str], None] | None = None) -> None:
    """Run handlers over XML. Raises IntakeError when it is broken or has a document type (entities live there)."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, IntakeError):
            raise
        raise IntakeError("broken_workbook") from error


def _refuse(*_: object) -> None:
    raise IntakeError("broken_workbook")
