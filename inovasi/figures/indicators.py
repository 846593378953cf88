"""The figures of one outcome indicator: a small line per province, the spread of provinces, one province beside the nation, and the map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from inovasi import charts_multiples, charts_series, measures, palette, queries, series
from inovasi.access import readers
from inovasi.charts_multiples import Tile
from inovasi.charts_series import Line
from inovasi.classes import Scale
from inovasi.figures import common, province_map
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import number, t
from inovasi.views import View

FALLBACK = View().indicator
ARROWS = {1: "▲", -1: "▼", 0: "="}
LINKS = ("direct", "context")


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


@readers.kept(maxsize=200)
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
    nation = what.rows[what.rows["land"] == series.NATION]
    if len(nation):
        name = t("words.nation", language)
        stretch = dict(zip(nation["indicator_year"].astype(int), nation["line"], strict=True))
        return Reference(name, tuple(_pieces(nation, name, what)), stretch)
    name = t("words.province_median", language)
    whole = what.provinces[~what.provinces["is_partial"].astype(bool)]
    if whole.empty or what.is_partial:
        return Reference(name, (), {})
    medians = whole.groupby(["era", "frame", "indicator_year"], as_index=False)["value"].median()
    medians["line"] = [f"{era}#{frame}" for era, frame in zip(medians["era"], medians["frame"], strict=True)]
    stretch = dict(zip(medians["indicator_year"].astype(int), medians["line"], strict=True))
    return Reference(name, tuple(_pieces(medians, name, what)), stretch)


def _line(rows: pd.DataFrame, name: str, what: Indicator) -> Line:
    return tuple(
        (int(year), float(value), f"{name}, {int(year)}: {what.written(value)} {what.unit}")
        for year, value in zip(rows["indicator_year"], rows["value"], strict=True)
    )


def small_multiples(view: View, data_version: str) -> Figure:
    """Return a small line for every province of the frame, on shared axes, west to east."""
    what = asked(view, data_version)
    language = view.language
    places = records(queries.run("province_frames_listed", data_version, frame=what.frame))
    lands = series.lands(queries.run("province_successions_listed", data_version))
    span = None if what.is_partial else series.common_span(what.rows)
    tiles = [_tile(place, what, lands[(what.frame, str(place["province_code"]))], span, view.province) for place in places]
    beside = reference(what)
    drawn = [value for tile in tiles for line in (*tile.own, *tile.other, tile.partial) for _, value, _ in line]
    title, counts = _change_title(view, what, tiles, span)
    drawings: dict[str, dict[str, object]] = {}
    if drawn:
        inside = [value for line in beside.lines for _, value, _ in line]
        years = sorted({int(year) for year in what.provinces["indicator_year"]})
        low, high = min(drawn + inside), max(drawn + inside)
        drawings["grafik"] = charts_multiples.small_multiples(
            tiles,
            nation=beside.lines,
            key=_key(what, tiles, beside, (low, high)),
            years=(years[0], years[-1]),
            values=(low, high),
            breaks=what.breaks,
            language=language,
        )
    return Figure(
        view=view,
        title=title,
        subtitle=_subtitle(view, what),
        alt=title,
        definition=str(what.entry[f"definition_{language}"]),
        rows=_shown(what, data_version),
        columns=_columns(what),
        query="indicator_series",
        query_params=_params(view, what),
        drawings=drawings,
        notes=(*counts, *_notes(what, data_version)),
        sources=common.sources_of(what.rows["source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
        point_kind="province",
        missing_count=sum(1 for tile in tiles if not (tile.own or tile.other or tile.partial)),
    )


def _tile(place: Record, what: Indicator, land: str, span: tuple[int, int] | None, chosen: str) -> Tile:
    """Return a province's tile: its own lines, lines of the same code on other borders, single values of partial years."""
    code = str(place["province_code"])
    name = str(place[f"name_{what.language}"])
    own_rows = what.rows[what.rows["land"] == land]
    same_code = what.rows[(what.rows["province_code"] == code) & (what.rows["land"] != land)]
    is_partial = own_rows["is_partial"].astype(bool)
    own = _pieces(own_rows[~is_partial], name, what)
    other = _pieces(same_code[~same_code["is_partial"].astype(bool)], name, what, is_other=True)
    partial = _line(own_rows[is_partial], name, what)
    end, text, colour = None, "", palette.INK_SOFT
    values = dict(zip(own_rows["indicator_year"].astype(int), own_rows["value"].astype(float), strict=True))
    if span and all(year in values for year in span):
        change = values[span[1]] - values[span[0]]
        end, sign = (span[1], values[span[1]]), (change > 0) - (change < 0)
        if round(change, int(what.entry["decimals"])) == 0:
            sign = 0
        colour = {1: palette.BETTER, -1: palette.WORSE, 0: palette.INK_SOFT}[what.direction(change)]
        text = f"{ARROWS[sign]} {what.written(values[span[1]])}"
    elif values:
        year = max(values)
        end, text = (None if partial else (year, values[year])), what.written(values[year])
    return Tile(
        code=code,
        label=str(place["abbreviation"]),
        row=int(str(place["tile_row"])),
        column=int(str(place["tile_column"])),
        own=own,
        other=other,
        partial=partial,
        end=end,
        end_text=text,
        end_colour=colour,
        is_selected=code == chosen,
    )


def _pieces(rows: pd.DataFrame, name: str, what: Indicator, *, is_other: bool = False) -> list[Line]:
    """Return the lines of some rows, cut at breaks, at borders, and where a year of the indicator is missing."""
    held = sorted({int(year) for year in what.rows["indicator_year"]})
    place = {year: at for at, year in enumerate(held)}
    found: list[Line] = []
    for line in sorted(set(rows["line"])):
        part = rows[rows["line"] == line].sort_values("indicator_year")
        frame = str(part["frame"].iloc[-1])
        words = f"{name} ({t('words.frame', what.language, frame=frame)})" if is_other else name
        points = _line(part, words, what)
        start = 0
        for at in range(1, len(points) + 1):
            if at == len(points) or place[points[at][0]] != place[points[at - 1][0]] + 1:
                found.append(points[start:at])
                start = at
    return found


def _change_title(view: View, what: Indicator, tiles: Sequence[Tile], span: tuple[int, int] | None) -> tuple[str, tuple[str, ...]]:
    """Return what the small lines show in one sentence, and the note on provinces that could not be compared."""
    language = view.language
    provinces = what.provinces
    words = {"name": what.name, "first": view.first_year, "last": view.last_year}
    if provinces.empty:
        return t("figures.impact_lines.empty", language, **words), ()
    if what.is_partial:
        return t("figures.impact_lines.partial", language, count=len(provinces), **words), ()
    if span is None:
        year = int(provinces["indicator_year"].max())
        return t("figures.impact_lines.single", language, name=what.name, year=year), ()
    words |= {"first": span[0], "last": span[1]}
    compared = [tile for tile in tiles if tile.end_text[:1] in ARROWS.values()]
    notes: tuple[str, ...] = ()
    if len(compared) < len(tiles):
        notes = (t("figures.impact_lines.not_compared", language, count=len(tiles) - len(compared), **words),)
    colour = palette.INK_SOFT if what.entry["better"] == "none" else palette.BETTER
    if what.entry["better"] == "none":
        risen = sum(1 for tile in compared if tile.end_text.startswith(ARROWS[1]))
        return t("figures.impact_lines.risen", language, count=risen, total=len(compared), **words), notes
    better = sum(1 for tile in compared if tile.end_colour == colour)
    return t("figures.impact_lines.better", language, count=better, total=len(compared), **words), notes


def _key(what: Indicator, tiles: Sequence[Tile], beside: Reference, values: tuple[float, float]) -> charts_multiples.Key:
    language = what.language
    words: list[tuple[str, str]] = []
    if any(tile.end_text[:1] in ARROWS.values() for tile in tiles) and what.entry["better"] != "none":
        words += [
            (palette.BETTER, t("figures.impact_lines.key_better", language)),
            (palette.WORSE, t("figures.impact_lines.key_worse", language)),
        ]
    if any(tile.other for tile in tiles):
        words.append((palette.ACCENT, t("figures.impact_lines.key_other", language)))
    if any(tile.partial for tile in tiles):
        words.append((palette.ACCENT, t("figures.impact_lines.key_partial", language)))
    name = t("figures.impact_lines.key_reference", language, name=beside.name) if beside.lines else ""
    return charts_multiples.Key(what.written(values[0]), what.written(values[1]), name, tuple(words))


def spread(view: View, data_version: str) -> Figure:
    """Return how the provinces lie apart in each year, with the nation and the chosen province; partial lists as known values by name."""
    what = asked(view, data_version)
    language = view.language
    beside = reference(what)
    provinces = what.provinces
    words = {"name": what.name, "unit": what.unit, "first": view.first_year, "last": view.last_year}
    drawings: dict[str, dict[str, object]] = {}
    if provinces.empty:
        title = t("figures.impact_lines.empty", language, **words)
    elif what.is_partial:
        title = t("figures.impact_spread.partial", language, count=provinces["land"].nunique(), **words)
        drawings["grafik"] = _by_name(what, data_version, beside)
    else:
        whole = provinces[~provinces["is_partial"].astype(bool)]
        year = int(whole["indicator_year"].max())
        values = whole.loc[whole["indicator_year"] == year, "value"]
        against = beside.value(year)
        words |= {"year": year, "low": what.written(values.min()), "high": what.written(values.max()), "count": len(values)}
        if against is None:
            title = t("figures.impact_spread.plain", language, **words)
        else:
            title = t("figures.impact_spread.title", language, reference=beside.name, value=what.written(against), **words)
        drawings["grafik"] = _strip(what, data_version, beside, view.province)
    return Figure(
        view=view,
        title=title,
        subtitle=_subtitle(view, what),
        alt=title,
        definition=str(what.entry[f"definition_{language}"]),
        rows=_shown(what, data_version),
        columns=_columns(what),
        query="indicator_series",
        query_params=_params(view, what),
        drawings=drawings,
        notes=_notes(what, data_version),
        sources=common.sources_of(what.rows["source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
        point_kind="province",
    )


def _strip(what: Indicator, data_version: str, beside: Reference, chosen: str) -> dict[str, object]:
    language = what.language
    points: dict[int, list[tuple[str, float, str]]] = {}
    partial_years: set[int] = set()
    for row in records(what.provinces):
        year, code = int(row["indicator_year"]), str(row["province_code"])
        name = common.province_names(data_version, str(row["frame"]), language)[code]
        points.setdefault(year, []).append((code, float(row["value"]), f"{name}, {year}: {what.written(row['value'])} {what.unit}"))
        if row["is_partial"]:
            partial_years.add(year)
    frames = dict(zip(what.provinces["indicator_year"].astype(int), what.provinces["frame"].astype(str), strict=True))
    cuts = []
    years = sorted(frames)
    for before, after in zip(years, years[1:], strict=False):
        reasons = []
        if any(before < first <= after for first in what.breaks):
            reasons.append(t("figures.impact_spread.break", language))
        if frames[before] != frames[after]:
            reasons.append(t("words.frame", language, frame=frames[after]))
        if reasons:
            cuts.append(((before + after) / 2, ", ".join(reasons)))
    return charts_series.spread(
        points,
        reference={year: (value, words) for line in beside.lines for year, value, words in line},
        reference_name=beside.name,
        chosen=chosen,
        chosen_name=what.names.get(chosen, ""),
        partial_years=frozenset(partial_years),
        cuts=cuts,
        value_title=what.unit,
        language=language,
    )


def _by_name(what: Indicator, data_version: str, beside: Reference) -> dict[str, object]:
    """Return the known values in the official order of the provinces, so that no order of merit appears."""
    found = records(what.provinces.sort_values(["province_code", "frame", "indicator_year"]))
    names: list[str] = []
    years: dict[int, list[tuple[int, float, str, str]]] = {}
    for row in found:
        code, year = str(row["province_code"]), int(row["indicator_year"])
        name = common.province_names(data_version, str(row["frame"]), what.language)[code]
        if name not in names:
            names.append(name)
        words = f"{name}, {year}: {what.written(row['value'])} {what.unit}"
        years.setdefault(year, []).append((names.index(name), float(row["value"]), words, code))
    return charts_series.named_points(
        names,
        years,
        reference={year: value for line in beside.lines for year, value, _ in line},
        reference_name=beside.name,
        value_title=what.unit,
        language=what.language,
    )


def province_values(view: View, data_version: str, *, scale: Scale | None = None) -> Figure:
    """Return the map of the indicator in the view's last year, or the newest before it, on the frame of its values."""
    code = known(view.indicator, data_version)
    figure = province_map.build(view, data_version, code=f"{measures.INDICATOR_PREFIX}{code}", scale=scale)
    if asked(view, data_version).entry["better"] == "none" or not len(figure.rows):
        return figure
    return replace(figure, notes=(*figure.notes, t("notes.no_sampling_order", view.language)))


def before_after(view: View, data_version: str) -> Figure:
    """Return the chosen province beside the nation, before and after its first copy of a subject of the indicator, or its hub year.

    Raises KeyError when no province is chosen.
    """
    what = asked(view, data_version)
    language, code = view.language, view.province
    if not code:
        raise KeyError("province")
    lands = series.lands(queries.run("province_successions_listed", data_version))
    name = what.names.get(code) or common.place_text(view, data_version)
    own_rows = what.rows[what.rows["land"] == lands.get((what.frame, code), "")]
    own_rows = own_rows.sort_values("indicator_year")
    params = view.params("cut_off", "first_year", "with_packages") | {"frame": what.frame, "indicator_id": what.id}
    starts = queries.run("subject_starts_by_province", data_version, **params)
    start = next((row for row in records(starts) if row["province_code"] == code), {})
    event = start.get("first_copy_year") or start.get("hub_year")
    beside = reference(what)
    found = _around(own_rows, int(event)) if event else None
    words: dict[str, object] = {"name": what.name, "province": name}
    if own_rows.empty:
        title = t("figures.impact_before.no_values", language, **words)
    elif not event:
        title = t("figures.impact_before.no_event", language, **words)
    elif found is None:
        title = t("figures.impact_before.no_pair", language, year=int(event), **words)
    else:
        title = _pair_title(what, beside, found, words)
    marks = [
        (int(start[field]), t(f"figures.impact_before.mark_{field}", language, year=int(start[field])))
        for field in ("first_copy_year", "hub_year")
        if start.get(field)
    ]
    drawings: dict[str, dict[str, object]] = {}
    whole = own_rows[~own_rows["is_partial"].astype(bool)]
    if len(whole):
        drawings["grafik"] = charts_series.beside_nation(
            _pieces(whole, name, what),
            beside.lines,
            own_name=name,
            nation_name=beside.name,
            marks=marks,
            value_title=what.unit,
            language=language,
        )
    rows = own_rows.copy()
    rows["reference_value"] = [beside.value(int(year)) for year in rows["indicator_year"]]
    rows["period_text"] = [
        t("words.after" if int(year) >= int(event) else "words.before", language) if event else None
        for year in rows["indicator_year"]
    ]
    return Figure(
        view=view,
        title=title,
        subtitle=_event_text(start, what, name),
        alt=title,
        definition=str(what.entry[f"definition_{language}"]),
        rows=rows.reset_index(drop=True),
        columns=(
            Column("indicator_year", t("columns.indicator_year", language), "year"),
            Column("value", f"{name} ({what.unit})", "number", int(what.entry["decimals"])),
            Column("reference_value", f"{beside.name} ({what.unit})", "number", int(what.entry["decimals"])),
            Column("period_text", t("columns.period_text", language)),
            Column("frame", t("columns.frame_of_values", language)),
        ),
        query="indicator_series",
        query_params=_params(view, what),
        drawings=drawings,
        notes=(t("notes.no_cause", language), t("notes.event_years", language), *_break_notes(what)),
        sources=common.sources_of(what.rows["source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
    )


def _around(rows: pd.DataFrame, event: int) -> tuple[Record, Record] | None:
    """Return the last value before an event and the newest from it on, both on one line, or None."""
    whole = records(rows[~rows["is_partial"].astype(bool)])
    before = [row for row in whole if row["indicator_year"] < event]
    if not before:
        return None
    after = [row for row in whole if row["indicator_year"] >= event and row["line"] == before[-1]["line"]]
    return (before[-1], after[-1]) if after else None


def _pair_title(what: Indicator, beside: Reference, pair: tuple[Record, Record], words: dict[str, object]) -> str:
    first, last = pair
    words = words | {
        "first": int(first["indicator_year"]),
        "last": int(last["indicator_year"]),
        "before": what.written(first["value"]),
        "after": what.written(last["value"]),
        "unit": what.unit,
    }
    start, end = beside.value(int(first["indicator_year"])), beside.value(int(last["indicator_year"]))
    is_one_line = beside.stretch.get(int(first["indicator_year"])) == beside.stretch.get(int(last["indicator_year"]))
    if start is None or end is None or not is_one_line:
        return t("figures.impact_before.title_alone", what.language, **words)
    words |= {"reference": beside.name, "start": what.written(start), "end": what.written(end)}
    return t("figures.impact_before.title", what.language, **words)


def _event_text(start: Record, what: Indicator, name: str) -> str:
    language = what.language
    parts = [f"{what.name} ({what.unit})"]
    if start.get("first_copy_year"):
        parts.append(
            t(
                "figures.impact_before.copy",
                language,
                year=int(start["first_copy_year"]),
                subject=code_text("subject", start["subject_code"], language),
                innovation=start["innovation_name"],
            )
        )
    else:
        parts.append(t("figures.impact_before.no_copy", language))
    if start.get("hub_year"):
        parts.append(t("figures.impact_before.hub", language, year=int(start["hub_year"])))
    return " · ".join(parts)


def about(view: View, data_version: str) -> str:
    """Return in one sentence which side of the indicator is better, and which subjects of innovations it speaks to."""
    what = asked(view, data_version)
    language = view.language
    links = queries.run("indicator_subjects_listed", data_version)
    found = records(links[links["indicator_id"] == what.id])
    side = t(f"impact.better_{what.entry['better']}", language)
    if not found:
        return t("impact.about_none", language, name=what.name, side=side)
    parts = [
        t(
            f"impact.link_{link}",
            language,
            subjects=", ".join(str(code_text("subject", row["subject_code"], language)) for row in found if row["link"] == link),
        )
        for link in LINKS
        if any(row["link"] == link for row in found)
    ]
    return t("impact.about", language, name=what.name, side=side, subjects="; ".join(parts))


def _subtitle(view: View, what: Indicator) -> str:
    language = view.language
    years = what.provinces["indicator_year"]
    parts = [f"{what.name} ({what.unit})" if what.unit != what.name else what.name]
    if len(years):
        parts.append(str(years.min()) if years.min() == years.max() else f"{years.min()}–{years.max()}")
    frames = sorted(set(what.provinces["frame"]))
    parts.append(t("figures.impact_lines.frames", language, frames=t("words.and", language).join(frames) or what.frame))
    parts.append(t(f"impact.better_{what.entry['better']}", language))
    return " · ".join(parts)


def _shown(what: Indicator, data_version: str) -> pd.DataFrame:
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


def _columns(what: Indicator) -> tuple[Column, ...]:
    language = what.language
    return (
        Column("province_name", t("columns.province_name", language)),
        Column("indicator_year", t("columns.indicator_year", language), "year"),
        Column("value", what.name, "number", int(what.entry["decimals"]), what.unit, str(what.entry[f"definition_{language}"])),
        Column("frame", t("columns.frame_of_values", language)),
        Column("status_text", t("columns.status_text", language)),
        Column("partial_text", t("columns.is_partial", language)),
    )


def _params(view: View, what: Indicator) -> dict[str, object]:
    return view.params("first_year", "last_year") | {"indicator_id": what.id}


def _break_notes(what: Indicator) -> tuple[str, ...]:
    text = what.entry[f"break_{what.language}"]
    return (str(text),) if text else ()


def _notes(what: Indicator, data_version: str) -> tuple[str, ...]:
    """Return why lines are cut, which values are not drawn here, and that small changes may be chance."""
    language = what.language
    notes = list(_break_notes(what))
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
