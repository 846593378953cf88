"""One cell to the text that the package holds for its field, or what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from inovasi.descriptor import Field, Table
from inovasi.intake import codes, dates, numbers, texts
from inovasi.intake.dates import DateReading
from inovasi.intake.known import Known
from inovasi.intake.model import Cell, Suggestion

LONGEST_TEXT = 10_000  # letters of one value
PARTIAL_DATES = ("date_from", "date_to", "made_date")  # fields whose table says how precise they are

YEAR_WITHIN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # Tahun 2019, 2019*


@dataclass(frozen=True)
class Value:
    """A value as the package writes it; `problem` is the kind of what is wrong ('' for nothing)."""

    text: str = ""
    problem: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    date: DateReading | None = None
    new_name: str = ""  # a name that no row of the table it points to bears


class ColumnReader:
    """Reads the cells of one column. Equal cells are read once."""

    def __init__(self, table: Table, item: Field, known: Known, language: str, cells: list[Cell]) -> None:
        self._field, self._known, self._language = item, known, language
        self._target = next((key for key in table.foreign_keys if key.fields == (item.name,)), None)
        self._partial = item.name in PARTIAL_DATES and any(other.name == "precision" for other in table.fields)
        self._sign = numbers.decimal_sign(cells) if item.type == "number" else ""
        self._read: dict[tuple[type, Cell], Value] = {}

    def read(self, cell: Cell) -> Value:
        """Return the value of a cell."""
        key = (type(cell), cell)
        if key not in self._read:
            self._read[key] = self._value(cell)
        return self._read[key]

    def _value(self, cell: Cell) -> Value:
        text = texts.of_cell(cell)
        is_free = self._field.type == "string" and not self._field.codes and self._target is None
        if not text or (not is_free and texts.is_empty_mark(text) and text not in self._field.codes):
            return Value()
        if len(text) > LONGEST_TEXT:
            return Value(problem="too_long", params={"most": LONGEST_TEXT})
        if self._field.codes:
            return self._code(text)
        if self._target is not None and self._field.type == "string":
            return self._reference(text)
        match self._field.type:
            case "boolean":
                word = codes.yes_or_no(text)
                return Value(word) if word else Value(problem="not_yes_or_no", suggestions=self._yes_no())
            case "date":
                return self._date(cell)
            case "year":
                return self._year(cell)
            case "integer" | "number":
                reading = numbers.read(cell, is_whole=self._field.type == "integer", decimal_sign=self._sign)
                return Value(reading.text, reading.problem, suggestions=reading.suggestions)
            case _:
                return Value(text)

    def _code(self, text: str) -> Value:
        found = codes.code(self._field, text)
        if found is not None:
            return Value(found)
        return Value(problem="unknown_code", suggestions=codes.suggestions(self._field, text, self._language))

    def _reference(self, text: str) -> Value:
        assert self._target is not None
        key = self._known.key_of(self._target.table, self._target.other_fields[0], text)
        if key is not None:
            return Value(key)
        kind = {"provinces": "unknown_province", "governments": "unknown_government"}.get(self._target.table, "unknown_name")
        return Value(
            problem=kind,
            params={"target": self._target.table},
            suggestions=self._known.suggestions(self._target.table, text),
            new_name=text,
        )

    def _date(self, cell: Cell) -> Value:
        reading = dates.read(cell)
        if reading.problem or reading.first is None or reading.last is None:
            return Value(problem=reading.problem, suggestions=reading.suggestions)
        if reading.precision != "day" and not self._partial:
            return Value(problem="day_needed")
        day = reading.first if self._field.name == "date_from" else reading.last
        return Value(day.isoformat(), date=reading)

    def _year(self, cell: Cell) -> Value:
        if isinstance(cell, (datetime, date)):
            return Value(str(cell.year))
        reading = numbers.read(cell, is_whole=True)
        if not reading.problem and dates.FIRST_YEAR <= int(reading.text) <= dates.LAST_YEAR:
            return Value(reading.text)
        of_date = dates.read(cell)
        if (
            of_date.first is not None
            and of_date.last is not None
            and of_date.first.year == of_date.last.year
            and not isinstance(cell, float | int)
        ):
            return Value(str(of_date.first.year))
        written = set(YEAR_WITHIN.findall(texts.of_cell(cell)))
        return Value(
            problem="not_a_year", suggestions=tuple(Suggestion(year, year) for year in sorted(written)) if len(written) == 1 else ()
        )

    def _yes_no(self) -> tuple[Suggestion, ...]:
        words = {"id": ("ya", "tidak"), "en": ("yes", "no")}[self._language]
        return tuple(Suggestion(word, word) for word in words)
