"""Profil provinsi: the indicators of the region's province beside its peers and the nation, and who the peers are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pandas as pd

from inovasi import charts_profile, peers, queries, series
from inovasi.access import readers
from inovasi.charts_profile import Strip
from inovasi.figures import common, indicator_values
from inovasi.figures import profile_place as base
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.indicator_values import Indicator
from inovasi.figures.profile_place import Place
from inovasi.i18n import number, t
from inovasi.peers import Peers
from inovasi.views import View

POPULATIONS = ("population_registered", "population_projection", "population_census")  # the first that is whole by then
POVERTY = "poverty_rate_march"
TWINS = {
    "hdi_sp2010": "hdi_lf2020",
    "poverty_rate_sept": POVERTY,
}  # a second series of one thing -> the one that is shown where known
METHODS: Mapping[str, tuple[str, str, str]] = {  # code -> name key, text key, source
    "peers": ("methods.peers.name", "methods.peers.text", "docs/decisions/0010-profile-sheets.md"),
}


@dataclass(frozen=True)
class Standing:
    """One indicator of a province in its newest known year, beside peers, all provinces and the nation of the same year and borders.

    Values of peers and others are held by province code of `frame`. A partial value (`is_partial`) is shown alone.
    `first` is the earliest value on the same line, never across a break or changed borders.
    """

    what: Indicator
    year: int
    frame: str
    value: float
    nation: float | None
    peers: dict[str, float]
    others: dict[str, float]
    first: tuple[int, float] | None
    is_partial: bool
    source_ids: frozenset[str]

    @property
    def median(self) -> float | None:
        return median(self.peers.values()) if self.peers else None

    @property
    def ahead(self) -> int:
        """Return how many peers stand better, as the values are written."""
        return sum(1 for value in self.peers.values() if self.what.direction(value - self.value) > 0)

    @property
    def nation_direction(self) -> int:
        """Return 1 where the province stands better than the nation, -1 where worse, 0 where alike or not published."""
        return 0 if self.nation is None else self.what.direction(self.value - self.nation)

    @property
    def peer_direction(self) -> int:
        """Return the same beside the median of the peers."""
        return 0 if self.median is None else self.what.direction(self.value - self.median)

    def place(self, value: float) -> float:
        """Return where a value lies between the worst (0) and the best (1) province of the year; the nation may lie a little outside."""
        every = [self.value, *self.peers.values(), *self.others.values()]
        low, high = min(every), max(every)
        share = 0.5 if high == low else (value - low) / (high - low)
        return share if self.what.entry["better"] == "higher" else 1 - share


def peers_of(view: View, place: Place, data_version: str) -> tuple[Peers, pd.DataFrame]:
    """Return the peers of the region's province on the day, and the figures they were chosen by (one row per province of the frame)."""
    return _peers(place.frame, place.code, base.to_year(view, place).last_year, data_version)


@readers.kept(maxsize=500)
def _peers(frame: str, code: str, last_year: int, data_version: str) -> tuple[Peers, pd.DataFrame]:
    places = queries.run("province_frames_listed", data_version, frame=frame)[["province_code", "island_group"]]
    for column, names in (("population_thousand", POPULATIONS), ("poverty_rate", (POVERTY,))):
        values = next((found for name in names if (found := _whole(name, frame, last_year, data_version)) is not None), None)
        if values is None:
            places = places.assign(**{column: float("nan"), f"{column}_year": None})
        else:
            year, by_code = values
            places = places.assign(**{column: places["province_code"].map(by_code), f"{column}_year": year})
    if not code:
        return Peers(()), places
    return peers.province_peers(places, code), places


def _whole(indicator_id: str, frame: str, last_year: int, data_version: str) -> tuple[int, dict[str, float]] | None:
    """Return the newest year in which an indicator is whole on a frame, and its values by province."""
    rows = queries.run("indicator_series", data_version, indicator_id=indicator_id, first_year=1900, last_year=last_year)
    rows = rows[(rows["frame"] == frame) & rows["province_code"].notna() & ~rows["is_partial"].astype(bool)]
    if rows.empty:
        return None
    year = int(rows["indicator_year"].max())
    rows = rows[rows["indicator_year"] == year]
    return year, dict(zip(rows["province_code"], rows["value"].astype(float), strict=True))


def standings(view: View, place: Place, data_version: str) -> tuple[Standing, ...]:
    """Return every indicator with a better side that the region's province has a known value of, whole ones first, by name."""
    if not place.stands:
        return ()
    year = replace(base.to_year(view, place), frame="auto", province="", government="", page="profil_provinsi")
    codes = peers_of(view, place, data_version)[0].codes
    return _standings(year, place.frame, place.code, codes, data_version)


@readers.kept(maxsize=200)
def _standings(view: View, frame: str, code: str, codes: tuple[str, ...], data_version: str) -> tuple[Standing, ...]:
    catalogue = queries.run("indicator_catalogue_listed", data_version)
    lands = series.lands(queries.run("province_successions_listed", data_version))
    found = [
        _standing(
            indicator_values.asked(replace(view, indicator=str(entry["indicator_id"])), data_version), lands, frame, code, codes
        )
        for entry in records(catalogue[catalogue["better"] != "none"])
    ]
    known = {item.what.id for item in found if item is not None}
    held = [item for item in found if item is not None and TWINS.get(item.what.id) not in known]
    return tuple(sorted(held, key=lambda item: (item.is_partial, item.what.name)))


def _standing(what: Indicator, lands: dict[tuple[str, str], str], frame: str, code: str, codes: Sequence[str]) -> Standing | None:
    own = what.by_land.get(lands[(frame, code)], ())
    whole = [row for row in own if not row["is_partial"]]
    is_partial = not whole or what.is_partial
    kept = own if is_partial else whole
    if not kept:
        return None
    newest = kept[-1]
    year = int(newest["indicator_year"])
    nation = next((row for row in what.by_land.get(series.NATION, ()) if row["indicator_year"] == year), None)
    same = [
        row
        for land, rows in what.by_land.items()
        if land != series.NATION
        for row in rows
        if row["indicator_year"] == year and row["frame"] == newest["frame"]
    ]
    same.sort(key=lambda row: str(row["province_code"]))  # official order, whatever borders a land had before
    by_land = {} if is_partial else {str(row["land"]): float(row["value"]) for row in same}
    peer_lands = {lands[(frame, other)]: other for other in codes}
    start = next((row for row in whole if row["line"] == newest["line"]), None)
    first = (int(start["indicator_year"]), float(start["value"])) if start else None
    return Standing(
        what=what,
        year=year,
        frame=str(newest["frame"]),
        value=float(newest["value"]),
        nation=float(nation["value"]) if nation else None,
        peers={peer_lands[land]: value for land, value in by_land.items() if land in peer_lands},
        others={
            land.rpartition(".")[2]: value
            for land, value in by_land.items()
            if land not in peer_lands and land != lands[(frame, code)]
        },
        first=first if first and first[0] < year and not is_partial else None,
        is_partial=is_partial,
        source_ids=frozenset({str(newest["source_id"])} if is_partial else {str(row["source_id"]) for row in (newest, *same)}),
    )


def rule_text(found: Peers, place: Place, language: str, data_version: str) -> str:
    """Return the rule by which the peers of a province were chosen, with their names."""
    names = common.province_names(data_version, place.frame, language)
    island = str(code_text("island_group", place.island_group, language))
    same = ", ".join(names[code] for code in found.same_group)
    if not found.same_group and not found.nearest:
        return t("profile.peers_none", language, island=island)
    if not found.nearest:
        key = "profile.peers_island" if len(found.same_group) >= peers.LEAST else "profile.peers_few"
        return t(key, language, island=island, names=same, count=len(found.same_group), least=peers.LEAST)
    nearest = ", ".join(names[code] for code in found.nearest)
    used = t("words.and", language).join(t(f"profile.near_{name}", language) for name in found.used)
    key = "profile.peers_nearest" if found.same_group else "profile.peers_nearest_only"
    return t(key, language, island=island, names=same, nearest=nearest, used=used, least=peers.LEAST)


def indicator_figure(view: View, data_version: str) -> Figure:
    """Return the indicators of the region's province beside its peers, all provinces and the nation, each in its own year."""
    language = view.language
    place = base.place_of(view, data_version)
    found = standings(view, place, data_version)
    group, _ = peers_of(view, place, data_version)
    compared = [item for item in found if item.peers]
    better = sum(1 for item in compared if item.peer_direction > 0)
    title = t(
        "profile.indicators_title" if compared else "profile.indicators_empty",
        language,
        place=place.province_name,
        better=number(better, language),
        count=number(len(compared), language),
    )
    rows = pd.DataFrame([_row(item, language) for item in found], columns=ROW_NAMES)
    notes = [rule_text(group, place, language, data_version)] if place.stands else []
    if not place.is_province:
        notes.insert(0, t("profile.province_only", language, province=place.province_name))
    notes += [t("profile.indicator_year_rule", language), t("notes.no_sampling_error", language)]
    notes += [f"{item.what.name}: {item.what.entry[f'break_{language}']}" for item in found if item.what.entry[f"break_{language}"]]
    partial = [item.what.name for item in found if item.is_partial]
    if partial:
        notes.append(t("profile.partial_alone", language, names=", ".join(partial)))
    return Figure(
        view=view,
        title=title,
        subtitle=t("profile.indicators_subtitle", language, year=base.to_year(view, place).last_year),
        alt=title,
        definition=t("profile.indicators_definition", language),
        rows=rows,
        columns=(
            Column("indicator_name", t("columns.indicator_name", language)),
            Column("indicator_year", t("columns.indicator_year", language), "year"),
            Column("value", t("columns.value", language), "number", 2),
            Column("unit_text", t("columns.unit", language)),
            Column("better_text", t("columns.better_text", language)),
            Column("peer_median", t("columns.peer_median", language), "number", 2),
            Column("national_value", t("columns.national_value", language), "number", 2),
            Column("ahead_count", t("columns.ahead_peers", language), "integer"),
            Column("compared_count", t("columns.peer_count", language), "integer"),
            Column("first_value_year", t("columns.first_value_year", language), "year"),
            Column("first_value", t("columns.first_value", language), "number", 2),
            Column("frame", t("columns.frame_of_values", language)),
        ),
        query="indicator_series",
        query_params={"indicator_id": POVERTY, "first_year": 1900, "last_year": base.to_year(view, place).last_year},
        drawings={"grafik": charts_profile.strips([strip(item, place, data_version) for item in compared], language=language)}
        if compared
        else {},
        notes=tuple(notes),
        sources=common.sources_of({key for item in found for key in item.source_ids}, data_version, language),
        all_rows_query="indicator_values_listed",
        point_kind="province",
    )


ROW_NAMES = (
    "indicator_id", "indicator_name", "indicator_year", "value", "unit_text", "better_text", "peer_median",
    "national_value", "ahead_count", "compared_count", "first_value_year", "first_value", "frame",
)  # fmt: skip


def _row(item: Standing, language: str) -> Record:
    return {
        "indicator_id": item.what.id,
        "indicator_name": item.what.name,
        "indicator_year": item.year,
        "value": item.value,
        "unit_text": item.what.unit,
        "better_text": t(f"codes.better.{item.what.entry['better']}", language),
        "peer_median": item.median,
        "national_value": item.nation,
        "ahead_count": item.ahead if item.peers else None,
        "compared_count": len(item.peers) or None,
        "first_value_year": item.first[0] if item.first else None,
        "first_value": item.first[1] if item.first else None,
        "frame": item.frame,
    }


def strip(item: Standing, place: Place, data_version: str) -> Strip:
    """Return an indicator as a row of dots from worse (left) to better (right), with the words of each dot."""
    what, language = item.what, item.what.language
    names = common.province_names(data_version, item.frame, language) | common.province_names(data_version, place.frame, language)

    def words(name: str, value: float) -> str:
        return f"<b>{name}</b><br>{what.name} {item.year}: {what.written(value)} {what.unit}"

    return Strip(
        label=f"{what.name} {item.year}",
        own=(item.place(item.value), words(place.province_name, item.value), place.code),
        peers=tuple((item.place(value), words(names[code], value), code) for code, value in item.peers.items()),
        others=tuple((item.place(value), words(names.get(code, code), value), code) for code, value in item.others.items()),
        nation=None if item.nation is None else (item.place(item.nation), words(t("words.nation", language), item.nation)),
        end_text=t("profile.of", language, part=item.ahead, whole=len(item.peers)),
        end_head=t("profile.ahead", language),
        own_name=place.province_name,
        peer_name=t("profile.peers", language),
        other_name=t("profile.others", language),
        nation_name=t("words.nation", language),
        worse_text=t("profile.worse_side", language),
        better_text=t("profile.better_side", language),
    )


def peer_figure(view: View, data_version: str) -> Figure:
    """Return with whom the region is compared and why: provinces with the figures they were chosen by, regencies with their records."""
    place = base.place_of(view, data_version)
    return _province_peers(view, place, data_version) if place.is_province else _regency_peers(view, place, data_version)


def _province_peers(view: View, place: Place, data_version: str) -> Figure:
    language = view.language
    group, places = peers_of(view, place, data_version)
    names = common.province_names(data_version, place.frame, language)
    order = [place.code, *group.codes] if place.stands else []
    rows = places[places["province_code"].isin(order)].copy()
    rows["province_name"] = rows["province_code"].map(names)
    rows["island_text"] = [code_text("island_group", name, language) for name in rows["island_group"]]
    rows["why_text"] = [_why(str(code), place, group, language) for code in rows["province_code"]]
    rule = rule_text(group, place, language, data_version) if place.stands else t("profile.not_yet", language, place=place.title)
    years = {name: next((value for value in places[f"{name}_year"] if value), None) for name in peers.DIMENSIONS}
    return Figure(
        view=view,
        title=t("profile.peer_title", language, place=place.title, count=number(len(group.codes), language)),
        subtitle=t(
            "profile.peer_subtitle",
            language,
            population=years["population_thousand"] or t("profile.no_year", language),
            poverty=years["poverty_rate"] or t("profile.no_year", language),
            frame=place.frame,
        ),
        alt=rule,
        definition=t("profile.peer_definition", language, least=peers.LEAST),
        rows=rows.reset_index(drop=True),
        columns=(
            Column("province_name", t("columns.province_name", language)),
            Column("why_text", t("columns.why_peer", language)),
            Column("island_text", t("columns.island_group", language)),
            Column("population_thousand", t("columns.population_thousand", language), "number", 1),
            Column("poverty_rate", t("columns.poverty_rate", language), "number", 2),
        ),
        query="province_frames_listed",
        query_params={"frame": place.frame},
        notes=(rule, t("profile.peer_note", language)),
        all_rows_query="indicator_values_listed",
    )


def _why(code: str, place: Place, group: Peers, language: str) -> str:
    if code == place.code:
        return t("profile.why_self", language)
    return t("profile.why_island" if code in group.same_group else "profile.why_near", language)


def _regency_peers(view: View, place: Place, data_version: str) -> Figure:
    language = view.language
    day = base.on_day(view, place)
    places = queries.run("regions_listed", data_version, frame=place.frame, language=language)
    keys = [place.government_id, *(peers.regency_peers(places, place.government_id) if place.stands else ())]
    counted = common.rows_for("copies_by_government", day, data_version).set_index("government_id")
    counted = counted.reindex(sorted(keys), fill_value=0)
    sources = common.rows_for("adopter_sources_listed", replace(day, innovation=""), data_version)
    names = dict(zip(places["government_id"], places["government_name"], strict=True))
    rows = pd.DataFrame(
        {
            "government_id": sorted(keys),
            "government_name": [names.get(key, place.name) for key in sorted(keys)],
            "taken_count": counted["taken_count"].tolist(),
            "given_count": counted["given_count"].tolist(),
        }
    )
    level = str(code_text("level", place.level, language)).lower()
    rule = t("profile.peers_regency", language, level=level, province=place.province_name, count=len(keys) - 1)
    return Figure(
        view=view,
        title=t("profile.peer_title", language, place=place.title, count=number(len(keys) - 1, language)),
        subtitle=t("profile.peer_subtitle_regency", language, date=common.cut_off_text(day)),
        alt=rule,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        columns=(
            Column("government_name", t("columns.government_name", language)),
            Column("taken_count", t("columns.taken_count", language), "integer"),
            Column("given_count", t("columns.given_count", language), "integer"),
        ),
        query="copies_by_government",
        query_params=day.params(*queries.parameter_names("copies_by_government")),
        notes=(
            rule,
            t("profile.province_only", language, province=place.province_name),
            t("profile.zero_is_no_record", language),
        ),
        sources=common.sources_of(sources.loc[sources["government_id"].isin(keys), "source_id"], data_version, language),
        all_rows_query="copies_listed",
    )
