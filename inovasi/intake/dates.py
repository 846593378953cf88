"""Dates as Indonesian offices write them. Day stands before month; what could be read in two ways is a problem, not a guess."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import get_month_names

from inovasi.intake.model import Cell, Suggestion
from inovasi.intake.texts import clean

FIRST_YEAR, LAST_YEAR = 1945, 2100
FIRST_SERIAL, LAST_SERIAL = 16_437, 73_415  # 1945 to 2100 as an office program counts days
DAY_ZERO = date(1899, 12, 30)
OTHER_SPELLINGS = {
    "pebruari": 2,
    "peb": 2,
    "mrt": 3,
    "agt": 8,
    "agust": 8,
    "ags": 8,
    "agts": 8,
    "sept": 9,
    "nopember": 11,
    "nop": 11,
    "mei": 5,
    "may": 5,
    "okt": 10,
    "des": 12,
}
WEEKDAYS = r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"


def _months() -> dict[str, int]:
    found = dict(OTHER_SPELLINGS)
    for locale in ("id", "en"):
        for width in ("wide", "abbreviated"):
            found |= {name.casefold().rstrip("."): number for number, name in get_month_names(width, locale=locale).items()}
    return found


MONTHS = _months()
_MONTH = r"(?P<month>[a-z]{3,10})\.?"
_DAY_MONTH_YEAR = re.compile(
    rf"(?P<first>\d{{1,2}})(?:\s*(?:-|–|s\.?/?d\.?|sampai|to)\s*(?P<last>\d{{1,2}}))?[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{2,4}})"
)
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}\s+(?P<first>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})")
_MONTH_YEAR = re.compile(rf"{_MONTH}[\s,-]+(?P<year>\d{{2,4}})")
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_ISO_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})")
_NUMERIC = re.compile(
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
_NUMERIC_MONTH = re.compile(r"(?P<month>\d{1,2})[/-](?P<year>\d{4})")


@dataclass(frozen=True)
class DateReading:
    """A date as precisely as it was given, as its first and last day; or the kind of what is wrong."""

    first: date | None = None
    last: date | None = None
    precision: str = "none"
    problem: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def read(value: Cell) -> DateReading:
    """Read a cell that should hold a date."""
    if isinstance(value, datetime):
        return _days(value.date())
    if isinstance(value, date):
        return _days(value)
    if isinstance(value, bool):
        return DateReading(problem="not_a_date")
    if isinstance(value, (int, float)):
        return _of_number(value)
    if isinstance(value, str):
        return _of_text(clean(value).casefold())
    return DateReading(problem="not_a_date")


def _of_number(value: float) -> DateReading:
    if FIRST_YEAR <= value <= LAST_YEAR and value == int(value):  # in this order: no whole number is infinite or NaN
        return _year(int(value))
    if FIRST_SERIAL <= value < LAST_SERIAL:
        return _days(DAY_ZERO + timedelta(days=int(value)))
    return DateReading(problem="not_a_date")


def _of_text(text: str) -> DateReading:
    text = re.sub(rf"^{WEEKDAYS}\s*[,/]?\s+", "", text).removeprefix("tanggal ").removeprefix("tgl ").strip()
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return _year(int(text))
    if found := _ISO.fullmatch(text):
        return _ymd(found["year"], found["month"], found["day"])
    if found := _ISO_MONTH.fullmatch(text):
        return _month(found["year"], found["month"])
    if found := _NUMERIC.fullmatch(text):
        return _numeric(found)
    if found := _NUMERIC_MONTH.fullmatch(text):
        return _month(found["year"], found["month"])
    if (found := _DAY_MONTH_YEAR.fullmatch(text)) and (month := MONTHS.get(found["month"])):
        return _range(found["year"], month, found["first"], found["last"] or found["first"])
    if (found := _MONTH_DAY_YEAR.fullmatch(text)) and (month := MONTHS.get(found["month"])):
        return _range(found["year"], month, found["first"], found["first"])
    if (found := _MONTH_YEAR.fullmatch(text)) and (month := MONTHS.get(found["month"])):
        if len(found["year"]) < 4:
            return _short_year([f"20{found['year'][-2:]}-{month:02d}"])
        return _month(found["year"], str(month))
    if re.fullmatch(r"\d{5}", text, re.ASCII) and FIRST_SERIAL <= int(text) < LAST_SERIAL:
        day = (DAY_ZERO + timedelta(days=int(text))).isoformat()
        return DateReading(problem="day_count", suggestions=(Suggestion(day, day),))
    return DateReading(problem="not_a_date")


def _numeric(found: re.Match[str]) -> DateReading:
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if len(year) == 2:
        return _short_year([f"20{year}-{month:02d}-{day:02d}"] if _exists(2000 + int(year), month, day) else [])
    if month > 12 and day <= 12 and _exists(int(year), day, month):
        swapped = f"{year}-{day:02d}-{month:02d}"
        return DateReading(problem="month_first", suggestions=(Suggestion(swapped, swapped),))
    return _ymd(year, str(month), str(day))


def _range(year: str, month: int, first: str, last: str) -> DateReading:
    if len(year) < 4:
        return _short_year(
            [f"20{year[-2:]}-{month:02d}-{int(first):02d}"] if _exists(2000 + int(year[-2:]), month, int(first)) else []
        )
    begin, end = _ymd(year, str(month), first), _ymd(year, str(month), last)
    if begin.problem or end.problem or int(last) < int(first):
        return DateReading(problem=begin.problem or end.problem or "not_a_date")
    return DateReading(begin.first, end.last, "day")


def _ymd(year: str, month: str, day: str) -> DateReading:
    if not _exists(int(year), int(month), int(day)):
        return DateReading(problem="no_such_day")
    return _days(date(int(year), int(month), int(day)))


def _month(year: str, month: str) -> DateReading:
    if not _exists(int(year), int(month), 1):
        return DateReading(problem="no_such_day")
    first = date(int(year), int(month), 1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return _within(DateReading(first, last, "month"))


def _year(year: int) -> DateReading:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateReading(problem="far_date")
    return DateReading(date(year, 1, 1), date(year, 12, 31), "year")


def _days(day: date) -> DateReading:
    return _within(DateReading(day, day, "day"))


def _within(reading: DateReading) -> DateReading:
    assert reading.first is not None
    return reading if FIRST_YEAR <= reading.first.year <= LAST_YEAR else DateReading(problem="far_date")


def _short_year(days: Sequence[str]) -> DateReading:
    return DateReading(problem="short_year", suggestions=tuple(Suggestion(day, day) for day in days))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
