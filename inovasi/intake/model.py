"""The values that the steps of an upload hand on: grids, problems, corrections, decisions, mappings."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta | None
Row = dict[str, str]  # a row of a package table: every value as text, '' for unknown
Tables = Mapping[str, list[Row]]  # tables of a release by name

PROBLEM_WORDS = "intake.problems"
LONGEST_SHOWN = 120  # letters of a value in a message; files hold it whole


class IntakeError(ValueError):
    """A file that cannot be taken in at all. Carries a key of words and its parameters, never a sentence."""

    def __init__(self, key: str, **params: object) -> None:
        self.key = key
        self.params = params
        super().__init__(f"{key} {params}")

    @property
    def words(self) -> str:
        """The key of its text."""
        return f"intake.errors.{self.key}"


@dataclass(frozen=True)
class Suggestion:
    """A value that would mend a cell, and the name by which a person knows it."""

    value: str
    label: str


@dataclass(frozen=True)
class Problem:
    """One thing wrong in an upload: where it stands, which kind it is, what could stand there instead.

    `row` is the number that the office program shows and `column` its letter; 0 and '' mean the whole sheet or the whole row.
    A notice (`is_notice`) tells what was done and keeps no row back.
    """

    sheet: str
    row: int
    column: str
    table: str
    field: str
    value: str
    kind: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    is_notice: bool = False


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet as given: row i stands at `rows[i]` and is number i + 1 in the office program."""

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden_rows: frozenset[int] = frozenset()  # row numbers
    is_hidden: bool = False
    uncached: frozenset[tuple[int, str]] = frozenset()  # formulas without a stored value: row number, column letter
    errors: frozenset[tuple[int, str]] = frozenset()  # cells that show an error (#REF!, #N/A)
    merged_count: int = 0  # merged areas whose value was repeated downwards

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True)
class Workbook:
    """An uploaded file, read: its sheets, and what was left aside while reading."""

    file_name: str
    kind: str  # xlsx or csv
    grids: tuple[Grid, ...]
    encoding: str = ""
    separator: str = ""
    ignored: tuple[str, ...] = ()  # macros, links: parts that were not read


@dataclass(frozen=True)
class Correction:
    """A value that the editor set over a cell; the file itself stays as it was given."""

    sheet: str
    row: int
    column: str
    value: str


@dataclass(frozen=True)
class Decision:
    """What the editor said about a name: the `same` as a known thing, a `new` one, or an `alias` of a known one."""

    table: str
    name: str
    choice: str  # same, new, alias
    key: str = ""


@dataclass(frozen=True)
class SheetMapping:
    """How a sheet is read: which table it is ('' leaves it out), where its header stands, which column is which field."""

    table: str
    header_row: int
    columns: Mapping[str, str]  # column letter -> field name, '' for a column that is left out
    table_certainty: int = 100
    certainty: Mapping[str, int] = dataclasses.field(default_factory=dict)  # of 100, by column letter

    def as_json(self) -> dict[str, object]:
        """Return a plain value that can be stored; certainty is not a part of it, since a person has seen it."""
        return {"table": self.table, "header_row": self.header_row, "columns": dict(self.columns)}


def mapping_from(value: object) -> SheetMapping:
    """Read a stored mapping. Raises IntakeError for anything of another shape."""
    if not isinstance(value, Mapping):
        raise IntakeError("bad_mapping")
    table, row, columns = value.get("table"), value.get("header_row"), value.get("columns")
    plain = isinstance(columns, Mapping) and all(isinstance(item, str) for pair in columns.items() for item in pair)
    if not isinstance(table, str) or not isinstance(row, int) or isinstance(row, bool) or row < 0 or not plain:
        raise IntakeError("bad_mapping")
    assert isinstance(columns, Mapping)
    return SheetMapping(table, row, dict(columns))


def letter(place: int) -> str:
    """Return the letter of a column counted from 0: A, Z, AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def place(letters: str) -> int:
    """Return the place of a column letter counted from 0. Raises ValueError for what is no column."""
    if not letters or not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise ValueError(letters)
    number = 0
    for sign in letters.upper():
        number = number * 26 + ord(sign) - 64
    return number - 1
