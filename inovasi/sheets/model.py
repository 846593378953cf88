"""The neutral model of a sheet: words that are ready to be read, places between 0 and 1, neither millimetres nor a typesetter.

A model holds every row; `shortened` cuts the lists and says in words how much is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inovasi.i18n import number, t


@dataclass(frozen=True)
class Fact:
    """One of the key facts at the head: its value in large type, what it counts, and what must be said with it."""

    value: str
    label: str
    detail: str


@dataclass(frozen=True)
class Table:
    """A small table. `widths` are the shares of its columns; `counts` how many records stand behind each row, where it is not one.

    `more` says how many records are left out, '' when none are; `more_key` is the sentence for it.
    """

    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: tuple[int, ...] = ()
    more: str = ""
    more_key: str = "sheet.more"
    note: str = ""
    is_wide: bool = False
    is_record: bool = True  # what happened, against how citizens fare and what comes next
    kind: str = "table"


@dataclass(frozen=True)
class SquareRow:
    """A state of copies: its words, colour, how many have news (`solid`) and how many have none for 24 months (`hollow`)."""

    label: str
    colour: str
    solid: int
    hollow: int
    count: str


@dataclass(frozen=True)
class Squares:
    """Copies as squares, one a copy, by state; one group for those taken, one for those given."""

    title: str
    groups: tuple[tuple[str, tuple[SquareRow, ...], str], ...]  # name, rows, what is set apart
    solid_text: str
    hollow_text: str
    is_wide: bool = False
    is_record: bool = True
    kind: str = "squares"


@dataclass(frozen=True)
class MapRegion:
    """A region of the map by its code in the layer: how it is filled, and the number on it with its place (longitude, latitude)."""

    code: str
    fill: str
    edge: str
    text: str
    ink: str
    longitude: float
    latitude: float
    is_own: bool


@dataclass(frozen=True)
class Map:
    """A map of a layer of boundaries (static/geo), with numbers on the regions that have any."""

    title: str
    layer: str
    regions: tuple[MapRegion, ...]
    note: str
    alt: str
    is_wide: bool = False
    is_record: bool = True
    kind: str = "map"


@dataclass(frozen=True)
class StripRow:
    """An indicator: dots from worst (0) to best (1), and the words of its cells. `side` is 1 better, -1 worse, 0 neither."""

    label: str
    unit: str
    own: float
    peers: tuple[float, ...]
    others: tuple[float, ...]
    nation: float | None
    value: str
    median: str
    national: str
    ahead: str
    since: str
    side: int


@dataclass(frozen=True)
class Strips:
    """Indicators as rows of dots, with the words of their columns and marks."""

    title: str
    columns: tuple[str, ...]  # of indicator, dots, value, median, nation, ahead, since
    rows: tuple[StripRow, ...]
    marks: tuple[str, str, str, str]  # own, peers, others, nation
    sides: tuple[str, str]  # worse, better
    note: str
    more: str = ""
    is_wide: bool = True
    is_record: bool = False
    kind: str = "strips"


@dataclass(frozen=True)
class Card:
    """A candidate: name, where it comes from and its rank with its range, why it is listed, what speaks against it."""

    title: str
    full: str  # its full name where it is called by a short one
    kicker: str
    why: tuple[str, ...]
    but: tuple[str, ...]


@dataclass(frozen=True)
class Cards:
    """The candidates side by side."""

    title: str
    cards: tuple[Card, ...]
    why_text: str
    but_text: str
    note: str
    is_wide: bool = True
    is_record: bool = False
    kind: str = "cards"


@dataclass(frozen=True)
class Lines:
    """Short statements, each with what it is about; `names` are enumerations, shortened name by name."""

    title: str
    items: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    more: str = ""
    more_key: str = "sheet.more"
    keeps_last: bool = False  # when shortened: the newest stand last
    note: str = ""
    is_wide: bool = False
    is_record: bool = True
    kind: str = "lines"


Part = Table | Squares | Map | Strips | Cards | Lines


@dataclass(frozen=True)
class Sheet:
    """A sheet: what stands at its head, its parts in reading order, and what stands at its foot."""

    language: str
    title: str
    kicker: str
    subtitle: str
    day_text: str
    lead: str
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    missing: str
    notes: tuple[str, ...]
    sources: str
    foot: str
    address: str
    keywords: tuple[str, ...]
    data_date: date


def shortened(sheet: Sheet, record: int, rest: int) -> Sheet:
    """Return the sheet with at most so many rows in each list of the record, and in each of the rest; what is left out is counted in words."""
    return replace(sheet, parts=tuple(_shortened(part, record if part.is_record else rest, sheet.language) for part in sheet.parts))


def _shortened(part: Part, cap: int, language: str) -> Part:
    match part:
        case Table():
            left = sum(part.counts[cap:]) if part.counts else max(len(part.rows) - cap, 0)
            return replace(part, rows=part.rows[:cap], more=_more(left, language, part.more_key))
        case Strips():
            most = cap + 5  # an indicator is one line, and the part that most is read for
            return replace(part, rows=part.rows[:most], more=_more(len(part.rows) - most, language))
        case Lines():
            kept = part.items[-cap:] if part.keeps_last else part.items[:cap]
            names = tuple((about, _enumerated(every, cap * 5, language)) for about, every in part.names)
            return replace(part, items=kept, names=names, more=_more(len(part.items) - len(kept), language, part.more_key))
        case _:
            return part


def _enumerated(names: Sequence[str], most: int, language: str) -> tuple[str, ...]:
    more = len(names) - most
    return (*names[:most], _more(more, language)) if more > 0 else tuple(names)


def _more(count: int, language: str, key: str = "sheet.more") -> str:
    return t(key, language, count=number(count, language)) if count > 0 else ""
