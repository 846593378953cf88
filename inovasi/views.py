"""The view statement: one frozen value that says what a page shows, and its address.

From a View come the address, the chips, the caption, file names, the metadata of every export and the view number.
`parse` never raises: what it cannot read falls back to the default and is listed, so a page can say what was ignored.
The last day and year that a view can ask for are those of the release being read (`release.data_date`).
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from inovasi import release

GRAMMAR_VERSION = 1
FIRST_YEAR = 2010
FRAMES = ("33", "34", "37", "38")
FRAME_STARTS = ((date(2022, 12, 8), "38"), (date(2022, 7, 25), "37"), (date(2012, 11, 16), "34"))  # newest first
LANGUAGES = ("id", "en")
STEPS = ("explored", "chosen", "committed", "action_plan", "trial", "running", "institutionalised")
STATES = (*STEPS, "stopped", "unknown")
NATION = ""  # the empty place: no province picked
PAGE_ROWS = 500  # of a long table that the screen shows at a time
EVERY_ROW = 2_147_483_647  # as `$most_rows` of a query: nothing is cut


def last_year() -> int:
    """Return the last year that can be chosen: that of the data date of the release being read."""
    return release.data_date().year


@dataclass(frozen=True)
class View:
    """What one page or figure shows. Every field has a default, so `View()` is the opening page of the release being read."""

    page: str = "ringkasan"
    fig: str = ""
    measure: str = "recorded"
    measure2: str = ""
    first_year: int = FIRST_YEAR
    last_year: int = field(default_factory=last_year)
    year2: int = 0
    frame: str = "auto"
    province: str = NATION
    packages: str = "in"
    least_step: int = 1
    subject: str = ""
    level: str = ""
    tier: str = ""
    state: str = ""
    table: str = "replications"
    search: str = ""
    row: str = ""
    innovation: str = ""
    government: str = ""
    forum: str = ""
    indicator: str = "poverty_rate_march"
    weights: str = "22422"
    tab: str = ""
    sort: str = ""
    first_row: int = 1  # of a long table, from 1; 0, which no address can say, stands for every row: files hold them all
    language: str = "id"
    as_of: date = field(default_factory=release.data_date)

    @property
    def shown_frame(self) -> str:
        """The frame drawn: the one picked, else the frame at 31 December of the last year."""
        return self.frame if self.frame != "auto" else frame_of_year(self.last_year)

    @property
    def cut_off(self) -> date:
        """The day at which states are read: the end of the last year, but never after `as_of` or the data."""
        return min(self.as_of, date(self.last_year, 12, 31), release.data_date())

    @property
    def known_year(self) -> int:
        """The last year whose records without a day count at the cut-off."""
        return known_year(self.cut_off)

    def params(self, *names: str) -> dict[str, object]:
        """Return the named query parameters of this view. Raises KeyError for a name that no view has."""
        every: dict[str, object] = {
            "first_year": self.first_year,
            "last_year": self.known_year,  # so that `as_of` cuts what bears only a year, too
            "frame": self.shown_frame,
            "cut_off": self.cut_off,
            "with_packages": self.packages == "in",
            "least_step": self.least_step,
            "province": self.province,
            "subject": self.subject,
            "state": self.state,
            "level": self.level,
            "tier": self.tier,
            "innovation": self.innovation,
            "government": self.government,
            "forum": self.forum,
            "indicator_id": self.indicator,
            "language": self.language,
            "most_rows": PAGE_ROWS if self.first_row else EVERY_ROW,
        }
        return {name: every[name] for name in names}


@dataclass(frozen=True)
class Key:
    """How one field is written in an address."""

    short: str
    field: str
    pattern: str


YEAR = r"(19|20)\d\d"
KEYS = (
    Key("p", "page", r"[a-z_]{1,40}"),
    Key("fig", "fig", r"[a-z0-9_]{0,40}"),
    Key("m", "measure", r"[a-z0-9_.]{1,60}"),
    Key("m2", "measure2", r"[a-z0-9_.]{0,60}"),
    Key("y", "years", rf"{YEAR}(-{YEAR})?"),
    Key("y2", "year2", rf"0|{YEAR}"),
    Key("f", "frame", r"auto|33|34|37|38"),
    Key("g", "province", r"\d\d|"),
    Key("k", "packages", r"in|out"),
    Key("s", "least_step", r"[0-6]"),
    Key("b", "subject", r"[a-z_]{0,40}"),
    Key("lv", "level", r"[a-z_]{0,40}"),
    Key("t", "tier", r"[a-z0-9_]{0,60}"),
    Key("st", "state", "|".join((*STATES, ""))),
    Key("tb", "table", r"[a-z_]{1,40}"),
    Key("q", "search", r"(?s).{0,120}"),
    Key("id", "row", r"[A-Za-z0-9_.:-]{0,120}"),
    Key("in", "innovation", r"[A-Za-z0-9_.:-]{0,120}"),
    Key("gv", "government", r"[A-Za-z0-9_.:-]{0,120}"),
    Key("fo", "forum", r"[A-Za-z0-9_.:-]{0,120}"),
    Key("i", "indicator", r"[a-z0-9_]{1,60}"),
    Key("w", "weights", r"(?!00000)[0-5]{5}"),
    Key("tab", "tab", r"[a-z]{0,20}"),
    Key("o", "sort", r"-?[a-z0-9_]{0,40}"),
    Key("r", "first_row", r"[1-9]\d{0,8}"),
    Key("l", "language", r"id|en"),
    Key("as_of", "as_of", r"\d{4}-\d\d-\d\d"),
)
COMMON_KEYS = ("p", "l", "as_of")
PLACE_KEYS = ("y", "f", "g", "k")
PAGE_KEYS: Mapping[str, tuple[str, ...]] = {
    "ringkasan": ("fig", *PLACE_KEYS),
    "peta_replikasi": ("fig", "m", "m2", "y2", "s", "t", "tab", "o", *PLACE_KEYS),
    "penghargaan": ("fig", "tab", "b", "lv", "t", *PLACE_KEYS),
    "penyebaran": ("fig", "in", "tab", *PLACE_KEYS),
    "hub_jipp": ("fig", "tab", *PLACE_KEYS),
    "dampak": ("fig", "i", "m", "tab", *PLACE_KEYS),
    "profil_provinsi": ("fig", "gv", "tab", "k"),
    "cocok_untuk_daerah": ("fig", "gv", "b", "w", "tab"),
    "rencana_aksi": ("fig", "fo", "in", "tab", *PLACE_KEYS),
    "inovasi_rinci": ("fig", "in", "tab", *PLACE_KEYS),
    "pemerintah_rinci": ("fig", "gv", "tab", *PLACE_KEYS),
    "panduan": (),
    "forum": (),
    "data": ("fig", "tb", "q", "b", "st", "lv", "id", "o", "r", "y", "g", "k"),
    "sumber_metode": ("fig", "tab"),
    "kelola_data": (),
}
PAGES = tuple(PAGE_KEYS)
FILTERS = ("y", "f", "g", "k", "fo", "in", "t", "b", "st", "lv", "q", "w", "as_of")  # what follows the user and shows as chips
SUBJECTS: Mapping[str, str] = {"inovasi_rinci": "in", "pemerintah_rinci": "gv"}  # what a page is about is no filter of it


@dataclass(frozen=True)
class Reading:
    """A parsed address: the view, and the parts that could not be read (short key, text)."""

    view: View
    ignored: tuple[tuple[str, str], ...] = field(default=())


def frame_of_year(year: int) -> str:
    """Return the province frame that stood at 31 December of a year (2011: 33, 2012: 34, 2022: 38)."""
    if year < 2012:
        return "33"
    return "34" if year < 2022 else "38"


def frame_of_day(day: date) -> str:
    """Return the province frame that stood on a day; the frame of a year is that of its last day."""
    return next((frame for first, frame in FRAME_STARTS if day >= first), FRAMES[0])


def known_year(day: date) -> int:
    """Return the last year whose records without a day count on a day: one that is over, or at the data date the year of reading.

    What bears only a year may have happened on its last day, so it counts from then on, as a step known to the year does.
    """
    is_over = (day.month, day.day) == (12, 31) or day >= release.data_date()
    return day.year if is_over else day.year - 1


def parse(parameters: Mapping[str, str], latest: date | None = None) -> Reading:
    """Read an address. Unknown keys and unreadable values are left out of the view and listed in `ignored`.

    So are days and years after `latest`, the data date of the release being read unless another is given.
    """
    newest = latest or release.data_date()
    known = {key.short: key for key in KEYS}
    values: dict[str, object] = {}
    ignored: list[tuple[str, str]] = []
    for short, text in parameters.items():
        if short == "v":
            if text != str(GRAMMAR_VERSION):
                ignored.append((short, text[:60]))
            continue
        key = known.get(short)
        found = _read(key, text, newest) if key and re.fullmatch(key.pattern, text) else None
        if found is None:
            ignored.append((short[:20], text[:60]))
        else:
            values.update(found)
    return Reading(View(**values), tuple(ignored))  # type: ignore[arg-type]


def _read(key: Key, text: str, latest: date) -> dict[str, object] | None:
    """Return the fields that a well-formed text sets, or None when its meaning is impossible."""
    if key.field == "years":
        first, _, last = text.rpartition("-")
        bounds = (int(first or FIRST_YEAR), int(last))
        if not FIRST_YEAR <= bounds[0] <= bounds[1] <= latest.year:
            return None
        return {"first_year": bounds[0], "last_year": bounds[1]}
    if key.field == "as_of":
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return {"as_of": day} if date(FIRST_YEAR, 1, 1) <= day <= latest else None
    if key.field == "page" and text not in PAGES:
        return None
    if key.field == "year2" and text != "0" and not FIRST_YEAR <= int(text) <= latest.year:
        return None
    if key.field in ("year2", "least_step", "first_row"):
        return {key.field: int(text)}
    return {key.field: text}


def written(view: View, short: str) -> str:
    """Return the text of one key of a view, as the address writes it."""
    if short == "y":
        return f"{view.first_year}-{view.last_year}"
    name = next(key.field for key in KEYS if key.short == short)
    value = getattr(view, name)
    return value.isoformat() if isinstance(value, date) else str(value)


def parameters(view: View) -> dict[str, str]:
    """Return the canonical parameters: every key its page uses, in fixed order, defaults written out."""
    used = {*COMMON_KEYS, *PAGE_KEYS.get(view.page, ())}
    return {"v": str(GRAMMAR_VERSION)} | {key.short: written(view, key.short) for key in KEYS if key.short in used}


def address(view: View) -> str:
    """Return the canonical query string of a view, without a leading question mark."""
    return urlencode(parameters(view))


def number(view: View, data_version: str) -> str:
    """Return the view number: eight characters that name this view of this release."""
    return hashlib.sha256(f"{address(view)}#{data_version}".encode()).hexdigest()[:8]


def changed(view: View, **values: object) -> View:
    """Return the view with some fields replaced. Raises TypeError for a field that no view has."""
    return replace(view, **values)  # type: ignore[arg-type]


def without(view: View, short: str) -> View:
    """Return the view with one filter set back to its default."""
    names = ("first_year", "last_year") if short == "y" else tuple(k.field for k in KEYS if k.short == short)
    plain = View()
    return changed(view, **{name: getattr(plain, name) for name in names})


def carried(view: View, old: date, new: date) -> View:
    """Return a view of a release taken over to another, by their data dates: what stood at the end of the old data stands at the end
    of the new, and nothing lies after it; any other day and year stay as they were chosen."""
    last = new.year if view.last_year == old.year else min(view.last_year, new.year)
    return replace(
        view,
        as_of=new if view.as_of == old else min(view.as_of, new),
        last_year=last,
        first_year=min(view.first_year, last),
        year2=view.year2 if view.year2 <= new.year else 0,
    )


def active_filters(view: View) -> tuple[str, ...]:
    """Return the short keys of the filters that differ from their default and matter to the page."""
    used = (*COMMON_KEYS, *PAGE_KEYS.get(view.page, ()))
    plain, subject = View(), SUBJECTS.get(view.page, "")
    return tuple(short for short in FILTERS if short in used and short != subject and written(view, short) != written(plain, short))
