"""Rows of a sheet as entries: what each cell says for its field, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inovasi.descriptor import Table
from inovasi.intake import headers, texts
from inovasi.intake.dates import DateReading
from inovasi.intake.known import Known
from inovasi.intake.model import Cell, Correction, Grid, Problem, Row, SheetMapping, Suggestion, letter, place
from inovasi.intake.outcome import GOOD
from inovasi.intake.values import ColumnReader, Value


@dataclass
class Entry:
    """A row on its way: its values so far, and what became of it."""

    sheet: str
    number: int
    row: Row
    columns: Mapping[str, str]  # field -> column letter
    shown: Mapping[str, str]  # field -> the cell as text
    date: DateReading | None = None
    new_names: dict[str, Value] = field(default_factory=dict)  # field -> a reference that finds nothing yet
    problems: list[Problem] = field(default_factory=list)
    state: str = GOOD

    def problem(
        self,
        table: str,
        name: str,
        kind: str,
        params: Mapping[str, object] | None = None,
        suggestions: tuple[Suggestion, ...] = (),
    ) -> None:
        """Note what is wrong at a field."""
        column, shown = self.columns.get(name, ""), self.shown.get(name, self.row.get(name, ""))
        self.problems.append(Problem(self.sheet, self.number, column, table, name, shown, kind, params or {}, suggestions))


@dataclass(frozen=True)
class SheetEntries:
    """The rows of a sheet below its header: those with values, and the numbers of those without."""

    entries: list[Entry]
    blank: list[int]
    unmapped: list[int]  # rows with values only in columns that are left out
    repeated: list[int] = field(default_factory=list)  # rows that say the header again


def corrected(grid: Grid, corrections: Sequence[Correction]) -> Grid:
    """Return a grid with the editor's values laid over its cells; a value for a cell outside it changes nothing."""
    own = [item for item in corrections if item.sheet == grid.sheet]
    if not own:
        return grid
    rows = list(grid.rows)
    settled: set[tuple[int, str]] = set()
    for item in own:
        try:
            column = place(item.column)
        except ValueError:
            continue
        if 1 <= item.row <= len(rows) and column < max(grid.width, 1):
            cells = [*rows[item.row - 1], *([None] * (column + 1 - len(rows[item.row - 1])))]
            cells[column] = item.value
            rows[item.row - 1] = tuple(cells)
            settled.add((item.row, letter(column)))
    return Grid(
        grid.sheet,
        tuple(rows),
        grid.hidden_rows,
        grid.is_hidden,
        grid.uncached - settled,
        grid.errors - settled,
        grid.merged_count,
    )


def of_sheet(grid: Grid, mapping: SheetMapping, table: Table, known: Known, language: str) -> SheetEntries:
    """Read the rows of a sheet. Every value that cannot be read is a problem of its entry."""
    names = {item.name for item in table.fields}
    by_field = {name: column for column, name in mapping.columns.items() if name in names}
    places = {name: place(column) for name, column in by_field.items()}
    body = grid.rows[mapping.header_row :]
    columns: dict[str, list[Cell]] = {name: [row[at] if at < len(row) else None for row in body] for name, at in places.items()}
    readers = {name: ColumnReader(table, table.field(name), known, language, cells) for name, cells in columns.items()}
    missing = {row for row, column in grid.uncached if column in by_field.values()}
    wrong = {row for row, column in grid.errors if column in by_field.values()}
    entries: list[Entry] = []
    blank: list[int] = []
    unmapped: list[int] = []
    repeated: list[int] = []
    head = grid.rows[mapping.header_row - 1] if mapping.header_row else ()
    for offset, cells in enumerate(body):
        number = mapping.header_row + 1 + offset
        own = {name: columns[name][offset] for name in places}
        if headers.is_repeated(head, cells):
            repeated.append(number)
            continue
        if all(texts.is_blank(cell) for cell in own.values()) and number not in missing and number not in wrong:
            (blank if all(map(texts.is_blank, cells)) else unmapped).append(number)
            continue
        entry = _entry(grid.sheet, number, own, by_field, readers, table)
        if number in missing or number in wrong:
            _formulas(grid, entry, table.name)
        entries.append(entry)
    return SheetEntries(entries, blank, unmapped, repeated)


def _entry(
    sheet: str,
    number: int,
    cells: Mapping[str, Cell],
    columns: Mapping[str, str],
    readers: Mapping[str, ColumnReader],
    table: Table,
) -> Entry:
    entry = Entry(sheet, number, {}, columns, {name: texts.of_cell(cell) for name, cell in cells.items()})
    for name, cell in cells.items():
        value = readers[name].read(cell)
        entry.row[name] = value.text
        if value.new_name:
            entry.new_names[name] = value
        elif value.problem:
            entry.problem(table.name, name, value.problem, value.params, value.suggestions)
        if value.date is not None and name in ("date_from", "made_date"):
            entry.date = value.date
    return entry


def _formulas(grid: Grid, entry: Entry, table: str) -> None:
    for name, column in entry.columns.items():
        if (entry.number, column) in grid.uncached:
            entry.problem(table, name, "formula_without_value")
        elif (entry.number, column) in grid.errors:
            entry.problem(table, name, "error_cell")
