"""One outcome indicator as a view asks for it: its values on their lines, what they are seen against, and what its figures share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from inovasi import queries, series
from inovasi.access import readers
from inovasi.charts_series import Line
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import number, t
from inovasi.views import View

FALLBACK = View.indicator


@dataclass(frozen=True)
class Reference:
    """What provinces are seen against: the published national value, or where there is none the median of the provinces."""

    name: str
    lines: tuple[Line, ...]
    stretch: dict[int, str]  # which years can be compared with each other: those of one stretch

    def value(self, year: int) -> float | None:
        return next((value for line in self.lines for at, value, _ in line if at == year), None)


@dataclass(frozen=True)
class Indicator:
    """An indicator as a view asks for it: its catalogue entry, and its values of the view's years on their lines."""

    entry: Record
    rows: pd.DataFrame
    breaks: tuple[int, ...]
    frame: str  # of the provinces drawn: the one picked, else that of the newest values
    names: dict[str, str]
    language: str

    @property
    def id(self) -> str:
        return str(self.entry["indicator_id"])

    @property
    def name(self) -> str:
        return str(self.entry[f"name_{self.language}"])

    @property
    def unit(self) -> str:
        return str(self.entry[f"unit_{self.language}"])

    @property
    def unit_of_change(self) -> str:
        """Return the unit of a difference: of percentages it is percentage points."""
        is_percent = self.unit == t("words.percent", self.language)
        return t("words.percentage_points", self.language) if is_percent else self.unit

    @property
    def is_partial(self) -> bool:
        """Say whether no year is whole: known values only, never averaged, ranked or joined."""
        provinces = self.rows[self.rows["land"] != series.NATION]
        return bool(self.entry["is_partial"]) or (len(provinces) > 0 and bool(provinces["is_partial"].astype(bool).all()))

    @property
    def provinces(self) -> pd.DataFrame:
        return self.rows[self.rows["land"] != series.NATION]

    @cached_property
    def by_land(self) -> Mapping[str, Sequence[Record]]:
        """The rows of each land (`series.NATION`: of the nation) as plain records, oldest year first: a page asks for dozens of lands."""
        found: dict[str, list[Record]] = {}
        for row in records(self.rows.sort_values("indicator_year", kind="stable")):
            found.setdefault(str(row["land"]), []).append(row)
        return found

    @cached_property
    def years_held(self) -> Sequence[int]:
        """The years of which there is any value, oldest first."""
        return sorted({int(year) for year in self.rows["indicator_year"]})

    def written(self, value: float | None) -> str:
        return number(value, self.language, int(self.entry["decimals"]))

    def direction(self, change: float) -> int:
        """Return 1 for better, -1 for worse, 0 where the indicator has no better side or the change is none as written."""
        if round(change, int(self.entry["decimals"])) == 0 or self.entry["better"] == "none":
            return 0
        return 1 if (change > 0) == (self.entry["better"] == "higher") else -1


def known(indicator_id: str, data_version: str) -> str:
    """Return the indicator, or the one that pages open with when no such indicator is held."""
    catalogue = queries.run("indicator_catalogue_listed", data_version)
    return indicator_id if indicator_id in set(catalogue["indicator_id"]) else FALLBACK


def plain(view: View) -> View:
    """Return the view without what no number depends on, so that all figures of a page share what is computed once."""
    return replace(view, fig="", tab="", sort="", search="", row="", innovation="", government="")


def asked(view: View, data_version: str) -> Indicator:
    """Return the indicator of a view with its values from the view's first to its last year."""
    return _asked(plain(view), data_version)


@readers.kept(maxsize=100)
def _asked(view: View, data_version: str) -> Indicator:
    catalogue = queries.run("indicator_catalogue_listed", data_version)
    code = known(view.indicator, data_version)
    entry = records(catalogue[catalogue["indicator_id"] == code])[0]
    values = queries.run("indicator_series", data_version, indicator_id=code, **view.params("first_year", "last_year"))
    breaks = series.break_years(entry["break_years"])
    rows = series.lined(values, queries.run("province_successions_listed", data_version), breaks)
    provinces = rows[rows["land"] != series.NATION]
    frame = view.frame if view.frame != "auto" else str(provinces["frame"].iloc[-1]) if len(provinces) else view.shown_frame
    return Indicator(entry, rows, breaks, frame, common.province_names(data_version, frame, view.language), view.language)


def reference(what: Indicator) -> Reference:
    """Return the national values as lines; where none is published, the median of the provinces of whole years, line by frame."""
    language = what.language
    nation = what.by_land.get(series.NATION, ())
    if nation:
        name = t("words.nation", language)
        stretch = {int(row["indicator_year"]): str(row["line"]) for row in nation}
        return Reference(name, tuple(pieces(nation, name, what)), stretch)
    name = t("words.province_median", language)
    whole = what.provinces[~what.provinces["is_partial"].astype(bool)]
    if whole.empty or what.is_partial:
        return Reference(name, (), {})
    medians = whole.groupby(["era", "frame", "indicator_year"], as_index=False)["value"].median()
    medians["line"] = [f"{era}#{frame}" for era, frame in zip(medians["era"], medians["frame"], strict=True)]
    stretch = dict(zip(medians["indicator_year"].astype(int), medians["line"], strict=True))
    return Reference(name, tuple(pieces(records(medians), name, what)), stretch)


def line(rows: Sequence[Record], name: str, what: Indicator) -> Line:
    """Return the values of some rows as a line, in their order, with what is said of each."""
    values = ((int(row["indicator_year"]), float(row["value"])) for row in rows)
    return tuple((year, value, f"{name}, {year}: {what.written(value)} {what.unit}") for year, value in values)


def pieces(rows: Sequence[Record], name: str, what: Indicator, *, is_other: bool = False) -> list[Line]:
    """Return the lines of some rows (oldest first), cut at breaks, at borders, and where a year of the indicator is missing."""
    place = {year: at for at, year in enumerate(what.years_held)}
    found: list[Line] = []
    for stretch in sorted({str(row["line"]) for row in rows}):
        part = [row for row in rows if row["line"] == stretch]
        words = f"{name} ({t('words.frame', what.language, frame=part[-1]['frame'])})" if is_other else name
        points = line(part, words, what)
        start = 0
        for at in range(1, len(points) + 1):
            if at == len(points) or place[points[at][0]] != place[points[at - 1][0]] + 1:
                found.append(points[start:at])
                start = at
    return found


def figure(view: View, what: Indicator, data_version: str, title: str, drawings: dict[str, dict[str, object]]) -> Figure:
    """Return a figure of every value of an indicator, by place and year."""
    return Figure(
        view=view,
        title=title,
        subtitle=subtitle(view, what),
        alt=title,
        definition=str(what.entry[f"definition_{what.language}"]),
        rows=shown(what, data_version),
        columns=columns(what),
        query="indicator_series",
        query_params=params(view, what),
        drawings=drawings,
        notes=notes(what, data_version),
        sources=common.sources_of(what.rows["source_id"], data_version, what.language),
        all_rows_query="indicator_values_listed",
        point_kind="province",
    )


def subtitle(view: View, what: Indicator) -> str:
    language = view.language
    years = what.provinces["indicator_year"]
    parts = [f"{what.name} ({what.unit})" if what.unit != what.name else what.name]
    if len(years):
        parts.append(str(years.min()) if years.min() == years.max() else f"{years.min()}–{years.max()}")
    frames = sorted(set(what.provinces["frame"]))
    parts.append(t("figures.impact_lines.frames", language, frames=t("words.and", language).join(frames) or what.frame))
    parts.append(t(f"impact.better_{what.entry['better']}", language))
    return " · ".join(parts)


def shown(what: Indicator, data_version: str) -> pd.DataFrame:
    """Return the values as a table: newest year first, the nation before its provinces, names of the frame of each value."""
    language = what.language
    rows = what.rows.sort_values(["indicator_year", "province_code"], ascending=[False, True], na_position="first", kind="stable")
    rows = rows.reset_index(drop=True)
    rows["province_name"] = [
        t("words.nation", language) if pd.isna(code) else common.province_names(data_version, str(frame), language)[code]
        for frame, code in zip(rows["frame"], rows["province_code"], strict=True)
    ]
    rows["status_text"] = [code_text("status", code, language) for code in rows["status"]]
    rows["partial_text"] = [t("words.yes" if flag else "words.no", language) for flag in rows["is_partial"]]
    return rows


def columns(what: Indicator) -> tuple[Column, ...]:
    language = what.language
    return (
        Column("province_name", t("columns.province_name", language)),
        Column("indicator_year", t("columns.indicator_year", language), "year"),
        Column("value", what.name, "number", int(what.entry["decimals"]), what.unit, str(what.entry[f"definition_{language}"])),
        Column("frame", t("columns.frame_of_values", language)),
        Column("status_text", t("columns.status_text", language)),
        Column("partial_text", t("columns.is_partial", language)),
    )


def params(view: View, what: Indicator) -> dict[str, object]:
    return view.params("first_year", "last_year") | {"indicator_id": what.id}


def break_notes(what: Indicator) -> tuple[str, ...]:
    text = what.entry[f"break_{what.language}"]
    return (str(text),) if text else ()


def notes(what: Indicator, data_version: str) -> tuple[str, ...]:
    """Return why lines are cut, which values are not drawn here, and that small changes may be chance."""
    language = what.language
    notes = list(break_notes(what))
    if what.is_partial and len(what.provinces):
        notes.append(t("notes.partial", language, count=len(what.provinces)))
    elif what.provinces["is_partial"].astype(bool).any():
        years = sorted({int(row["indicator_year"]) for row in records(what.provinces) if row["is_partial"]})
        notes.append(t("notes.partial_years", language, years=", ".join(str(year) for year in years)))
    if len(set(what.provinces["frame"])) > 1:
        notes.append(t("notes.borders", language))
    elsewhere = what.provinces[~what.provinces["province_code"].isin(list(what.names))]
    if len(elsewhere):
        names = {
            common.province_names(data_version, str(frame), language)[code]
            for frame, code in zip(elsewhere["frame"], elsewhere["province_code"], strict=True)
        }
        notes.append(t("notes.other_frame", language, names=", ".join(sorted(names)), frame=what.frame))
    if what.entry["better"] != "none" and len(what.provinces):
        notes.append(t("notes.no_sampling_error", language))
    beside = reference(what)
    if beside.lines and beside.name != t("words.nation", language):
        notes.append(t("notes.median_reference", language))
    return tuple(notes)
