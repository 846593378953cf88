"""The map of a measure by province: rows, title, legend, true map, tile map and chart, from one query."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from inovasi import charts, listing_rows, map_names, maps, measures, origin, palette, queries
from inovasi.classes import Scale, integer_label, round_scale
from inovasi.figures import common
from inovasi.figures.base import Column, Figure, Geometry, Source
from inovasi.figures.common import Record, records
from inovasi.i18n import number, percent, t
from inovasi.measures import Measure
from inovasi.views import STEPS, View

STATE_COLUMNS = ("chosen", "committed", "action_plan", "trial", "running", "institutionalised", "unknown", "stopped")
COUNT_COLUMNS: dict[str, tuple[str, ...]] = {
    "recorded": tuple(f"{state}_count" for state in STATE_COLUMNS)
    + ("no_news_count", "package_count", "explored_count", "apart_count", "old_province_count"),
    "given": ("adopter_count", "within_count"),
    "share_running": ("case_count", "base_count", "low", "high", "no_news_count"),
    "regency_reach": ("case_count", "base_count"),
    "years_to_running": ("case_count",),
    "milestones": ("case_count", "base_count"),
    "awards": ("government_count",),
    "awards_per_million": ("case_count", "population_thousand", "population_year", "low", "high"),
    "agencies": ("case_count", "base_count", "count_year"),
}
CATEGORIES = ("hub_decree", "hub_commitment", "hub_invitation", "hub_report", "possible", "none")


@dataclass(frozen=True)
class Asked:
    """A measure as a view asks for it: what runs, on which frame, and how its values are written."""

    measure: Measure
    code: str
    frame: str
    params: dict[str, object]
    name: str
    unit: str
    definition: str
    year: int
    is_partial: bool = False
    extra_note: str = ""


def asked(view: View, data_version: str, code: str) -> Asked:
    """Return what a measure code means for a view. An unknown code falls back to recorded copies."""
    language = view.language
    if measures.is_indicator(code):
        found = _indicator(view, data_version, code.removeprefix(measures.INDICATOR_PREFIX))
        if found is not None:
            return found
        code = "recorded"
    measure = measures.CATALOGUE.get(code) or measures.CATALOGUE["recorded"]
    params = view.params(*measure.params)
    if measure.has_competitions:
        tiers = common.tier_names(data_version)
        params["competitions"] = list(measures.COMPETITIONS)
        params["tiers"] = [view.tier] if view.tier in tiers else list(tiers)
        params |= {"subject": "", "level": ""}  # the map's own filters hold neither
    return Asked(
        measure=measure,
        code=measure.code,
        frame=view.shown_frame,
        params=params,
        name=t(f"measures.{measure.code}.name", language),
        unit=t(f"measures.{measure.code}.unit", language),
        definition=t(f"measures.{measure.code}.definition", language),
        year=view.last_year,
    )


def _indicator(view: View, data_version: str, indicator_id: str) -> Asked | None:
    """Return an indicator at its newest year up to the view's last year (else its oldest), on the frame of its figures.

    One without any value is shown as such, on the frame of the view; None for an indicator that is not in the catalogue.
    """
    catalogue = queries.run("indicator_catalogue_listed", data_version)
    chosen = records(catalogue[catalogue["indicator_id"] == indicator_id])
    years = queries.run("indicator_years_listed", data_version)
    years = years[(years["indicator_id"] == indicator_id) & (years["value_count"] > 0)]
    if not chosen:
        return None
    before = years[years["indicator_year"] <= view.known_year]
    newest = records(before.tail(1) if len(before) else years.head(1))
    row = newest[0] if newest else {"indicator_year": view.known_year, "frame": view.shown_frame, "is_partial": False}
    entry, language = chosen[0], view.language
    year = int(str(row["indicator_year"]))
    note = t("notes.indicator_year", language, year=year, frame=row["frame"]) if newest else ""
    if entry[f"break_{language}"]:
        note += " " + str(entry[f"break_{language}"])
    return Asked(
        measure=Measure(
            f"i.{indicator_id}",
            "indicator_by_province",
            "number",
            (),
            int(str(entry["decimals"])),
            all_rows_query="indicator_values_listed",
        ),
        code=f"i.{indicator_id}",
        frame=str(row["frame"]),
        params={"frame": row["frame"], "indicator_id": indicator_id, "indicator_year": year},
        name=str(entry[f"name_{language}"]),
        unit=str(entry[f"unit_{language}"]),
        definition=str(entry[f"definition_{language}"]),
        year=year,
        is_partial=bool(row["is_partial"]),
        extra_note=note,
    )


def build(view: View, data_version: str, *, code: str = "", year: int = 0, scale: Scale | None = None) -> Figure:
    """Return the map figure of a view; `code` and `year` override its measure and last year (for the second of two maps).

    `scale` holds its classes where several maps share them; without one they are made from its own values.
    """
    if year:
        view = _with_year(view, year)
    what = asked(view, data_version, code or view.measure)
    rows = queries.run(what.measure.query, data_version, **what.params)
    language = view.language
    frame_rows = {
        str(row["province_code"]): row for row in records(queries.run("province_frames_listed", data_version, frame=what.frame))
    }
    found = records(rows)
    scale = scale or _scale(found, what)
    regions = [_region(row, frame_rows[str(row["province_code"])], what, scale, language) for row in found]
    groups = legend_groups(regions, what, scale, language)
    layer = f"provinces_{what.frame}"
    selected = view.province if view.province in frame_rows else ""
    drawings: dict[str, dict[str, object]] = {
        "peta": maps.true_map(
            regions, groups, f"geo/{layer}.geojson", names=map_names.of_regions(regions, layer), selected=selected
        ),
        "ubin": maps.tile_map(regions, selected=selected),
    }
    chart = _chart(found, frame_rows, what, language)
    if chart:
        drawings["grafik"] = chart
    shown = _shown(rows, frame_rows, language)
    missing = sum(1 for row in found if row["look"] == "none")
    return Figure(
        view=view,
        title=_title(found, what, view),
        subtitle=_subtitle(what, view, data_version),
        alt=_alt(found, frame_rows, what, view),
        definition=what.definition,
        rows=shown,
        columns=_columns(what, language),
        query=what.measure.query,
        query_params=what.params,
        drawings=drawings,
        notes=_notes(found, what, view, data_version),
        sources=_sources(what, view, data_version),
        all_rows_query=what.measure.all_rows_query,
        geometry=Geometry(layer, "province_code"),
        missing_count=missing,
        regions=tuple(regions),
        legend=tuple(groups),
        key="province_code",
    )


def hub_status(view: View, data_version: str, *, scale: Scale | None = None) -> Figure:
    """Return the map of hub status, whatever measure the view carries for other pages."""
    return build(view, data_version, code="hub", scale=scale)


def _with_year(view: View, year: int) -> View:
    return replace(view, last_year=year, first_year=min(view.first_year, year))


def _scale(rows: Sequence[Record], what: Asked) -> Scale:
    if what.measure.kind == "category":
        return Scale((), True)
    values = [float(str(row["value"])) for row in rows if row["look"] == "value" and row["value"] is not None]
    return round_scale(values, is_integer=what.measure.kind == "count")


def fill_of(index: int, count: int) -> str:
    """Return the colour of a class: the whole breadth of the scale is used, however few classes there are."""
    steps = palette.SEQUENTIAL
    if count <= 1:
        return steps[3]
    return steps[round(index * (len(steps) - 1) / (count - 1))]


def value_text(row: Record, what: Asked, language: str) -> str:
    """Return a region's value as people read it; the looks outside the scale in short."""
    look = row["look"]
    if what.measure.kind == "category":
        return "" if row["category"] == "none" else str(int(str(row["since_year"]))) if row.get("since_year") else "?"
    if look in ("none", "few", "na"):
        return t(f"looks.short_{look}", language)
    value = row["value"]
    if value is None:
        return "–"
    if what.measure.kind == "share":
        return percent(float(str(value)), language)
    return number(float(str(value)), language, what.measure.decimals)


def _region(row: Record, place: Record, what: Asked, scale: Scale, language: str) -> maps.Region:
    look = str(row["look"])
    name = str(place[f"name_{language}"])
    if what.measure.kind == "category":
        group = str(row["category"])
        fill, edge = (
            palette.HUB[group],
            palette.LOOK_EDGES.get({"possible": "few", "none": "none"}.get(group, ""), palette.INK_SOFT),
        )
        words = t(f"looks.{group}", language)
        if row.get("since_year"):
            words += f", {int(str(row['since_year']))}"
        group = {"possible": "few", "none": "none"}.get(group, group)
    elif look == "value":
        index = scale.index(float(str(row["value"])))
        group, fill, edge = f"c{index}", fill_of(index, scale.count), palette.PAPER
        words = f"{value_text(row, what, language)} {what.unit if what.measure.kind != 'share' else ''}".strip()
        words += _detail(row, what, language)
    else:
        group, fill, edge = look, palette.LOOK_FILLS[look], palette.LOOK_EDGES[look]
        words = t(f"looks.{look}", language) + _detail(row, what, language)
    return maps.Region(
        code=str(row["province_code"]),
        name=name,
        label=str(place["abbreviation"]),
        longitude=float(str(place["label_lon"])),
        latitude=float(str(place["label_lat"])),
        tile_row=int(str(place["tile_row"])),
        tile_column=int(str(place["tile_column"])),
        group=group,
        fill=fill,
        edge=edge,
        value_text=value_text(row, what, language),
        hover=f"{name}: {words}",
    )


def _detail(row: Record, what: Asked, language: str) -> str:
    """Return what stands behind a value: numerator and denominator, and its interval."""
    base, cases = row.get("base_count"), row.get("case_count")
    text = ""
    if base:
        text = " " + t(
            "words.of", language, part=number(float(str(cases or 0)), language), whole=number(float(str(base)), language)
        )
    if row.get("low") is not None and row.get("high") is not None:
        write = percent if what.measure.kind == "share" else lambda value, lang: number(value, lang, what.measure.decimals)
        text += " " + t(
            "words.interval", language, low=write(float(str(row["low"])), language), high=write(float(str(row["high"])), language)
        )
    return text


def legend_groups(regions: Sequence[maps.Region], what: Asked, scale: Scale, language: str) -> list[maps.LegendGroup]:
    """Return the legend with the number of provinces in each class and each look; empty looks are left out."""
    counts: dict[str, int] = {}
    for region in regions:
        counts[region.group] = counts.get(region.group, 0) + 1
    groups: list[maps.LegendGroup] = []
    if what.measure.kind == "category":
        for category in CATEGORIES:
            group = {"possible": "few", "none": "none"}.get(category, category)
            if counts.get(group):
                edge = palette.LOOK_EDGES.get(group, palette.INK_SOFT)
                groups.append(
                    maps.LegendGroup(group, t(f"looks.{category}_legend", language), palette.HUB[category], edge, counts[group])
                )
        return groups
    for index in range(scale.count):
        label = _class_label(scale, index, what, language)
        groups.append(
            maps.LegendGroup(f"c{index}", label, fill_of(index, scale.count), palette.INK_SOFT, counts.get(f"c{index}", 0))
        )
    for look in palette.LOOKS:
        if counts.get(look):
            groups.append(
                maps.LegendGroup(
                    look, t(f"looks.{look}_legend", language), palette.LOOK_FILLS[look], palette.LOOK_EDGES[look], counts[look]
                )
            )
    return groups


def _class_label(scale: Scale, index: int, what: Asked, language: str) -> str:
    if scale.is_integer:
        first, last = integer_label(scale, index)
        return number(first, language) if first == last else f"{number(first, language)}–{number(last, language)}"
    low, high = scale.limits[index], scale.limits[index + 1]
    if what.measure.kind == "share":
        return f"{percent(low, language)}–{percent(high, language)}"
    digits = 0 if all(float(limit).is_integer() for limit in scale.limits) else max(what.measure.decimals, 1)
    return f"{number(low, language, digits)}–{number(high, language, digits)}"


def _chart(rows: Sequence[Record], places: dict[str, Record], what: Asked, language: str) -> dict[str, object] | None:
    """Return the bars of the same rows, largest first; provinces without a value are left to the note and the table."""
    if what.measure.kind == "category":
        return None
    known = [row for row in rows if row["value"] is not None and row["look"] in ("value", "zero")]
    if not known:
        return None
    if not what.is_partial:  # a partial list is never ranked: it keeps the official order of the provinces
        known.sort(key=lambda row: (-float(str(row["value"])), str(row["province_code"])))
    names = [str(places[str(row["province_code"])][f"name_{language}"]) for row in known]
    if what.code == "recorded":
        series = {state: [row[f"{state}_count"] for row in known] for state in STATE_COLUMNS}
        kept = {state: values for state, values in series.items() if any(values)}
        labels = {state: t(f"codes.step.{state}", language) for state in kept}
        quiet = {state: [row[f"{state}_quiet_count"] for row in known] for state in kept if state != "stopped"}
        return charts.ranked_bars(
            names,
            kept,
            colours=palette.LADDER,
            labels=labels,
            language=language,
            value_title=what.unit,
            quiet=quiet,
            quiet_label=t("words.no_news", language),
        )
    intervals = None
    if "low" in known[0]:
        intervals = ([row["low"] for row in known], [row["high"] for row in known])
    return charts.ranked_bars(
        names,
        {"value": [row["value"] for row in known]},  # type: ignore[list-item]
        colours={"value": palette.ACCENT},
        labels={"value": what.name},
        language=language,
        value_title=what.name if what.measure.kind == "share" else what.unit,
        is_share=what.measure.kind == "share",
        decimals=what.measure.decimals,
        intervals=intervals,  # type: ignore[arg-type]
    )


def _shown(rows: pd.DataFrame, places: dict[str, Record], language: str) -> pd.DataFrame:
    shown = rows.copy()
    shown.insert(1, "province_name", [places[code][f"name_{language}"] for code in rows["province_code"]])
    shown["look_text"] = [t(f"looks.{look}", language) for look in rows["look"]]
    if "category" in shown:
        shown["category_text"] = [t(f"looks.{category}", language) for category in rows["category"]]
    return shown


def _columns(what: Asked, language: str) -> tuple[Column, ...]:
    kinds = {"count": "integer", "share": "share", "number": "number"}
    columns = [
        Column("province_name", t("columns.province_name", language), description=t("columns.province_name_help", language)),
        Column(
            "province_code",
            t("columns.province_code", language),
            description=t("columns.province_code_help", language, frame=what.frame),
        ),
    ]
    if what.measure.kind == "category":
        columns.append(Column("category_text", what.name, description=what.definition))
        columns.append(Column("since_year", t("columns.since_year", language), "year"))
    else:
        decimals = 1 if what.measure.kind == "share" else what.measure.decimals
        columns.append(Column("value", what.name, kinds[what.measure.kind], decimals, what.unit, what.definition))
    for name in COUNT_COLUMNS.get(what.code, ()):
        label = (
            t(f"codes.step.{name.removesuffix('_count')}", language)
            if name.removesuffix("_count") in STATE_COLUMNS
            else t(f"columns.{name}", language)
        )
        kind, decimals = "integer", 0
        if name in ("low", "high"):
            kind, decimals = kinds[what.measure.kind], 1
        if name == "population_thousand":
            kind, decimals = "number", 1
        if name in ("population_year", "count_year"):
            kind = "year"
        columns.append(Column(name, label, kind, decimals))
    if what.measure.kind != "category":
        columns.append(Column("look_text", t("columns.look", language), description=t("columns.look_help", language)))
    return tuple(columns)


def _title(rows: Sequence[Record], what: Asked, view: View) -> str:
    language = view.language
    known = [row for row in rows if row["look"] in ("value", "zero") and row.get("value") is not None]
    with_value = sum(1 for row in rows if row["look"] == "value")
    total = sum(float(str(row["value"])) for row in known) if what.measure.kind == "count" else 0
    values = {
        "count": with_value,
        "known": len(known),
        "provinces": len(rows),
        "total": number(total, language),
        "year": what.year,
        "date": common.cut_off_text(view),
        "name": what.name,
    }
    if what.measure.kind == "category":
        values["count"] = sum(1 for row in rows if str(row["category"]).startswith("hub_"))
        if not values["count"]:
            return t(f"measures.{what.code}.title_none", language, **values)
    if not known and what.measure.kind != "category":
        return t("measures.empty_title", language, **values)
    if measures.is_indicator(what.code):
        return t("measures.indicator_title", language, **values)
    return t(f"measures.{what.code}.title", language, **values)


def _subtitle(what: Asked, view: View, data_version: str) -> str:
    language = view.language
    parts = [what.name if what.measure.kind in ("share", "category") or what.unit == what.name else f"{what.name} ({what.unit})"]
    if measures.is_indicator(what.code):
        parts.append(str(what.year))
    elif "cut_off" in what.params:
        if view.first_year > 2010:
            parts.append(t("words.first_recorded", language, first=view.first_year, last=view.last_year))
        parts.append(t("words.state_on", language, date=common.cut_off_text(view)))
    else:
        parts.append(common.years_text(view))
    if what.code == "regency_reach":
        parts.append(t("words.least_step", language, step=t(f"codes.step.{STEPS[view.least_step]}", language)))
    if what.measure.has_competitions and view.tier:
        parts.append(common.tier_names(data_version).get(view.tier, view.tier))
    parts.append(t("words.frame", language, frame=what.frame))
    if view.packages == "out" and "with_packages" in what.params:
        parts.append(t("words.without_packages", language))
    return " · ".join(parts)


def _alt(rows: Sequence[Record], places: dict[str, Record], what: Asked, view: View) -> str:
    language = view.language
    if what.is_partial:
        return _title(rows, what, view)
    known = sorted(
        (row for row in rows if row["look"] == "value" and row.get("value") is not None), key=lambda row: -float(str(row["value"]))
    )[:3]
    if not known:
        return t("alt.none", language, name=what.name)
    top = "; ".join(f"{places[str(row['province_code'])][f'name_{language}']} {value_text(row, what, language)}" for row in known)
    return t("alt.map", language, name=what.name, provinces=len(rows), top=top)


def _notes(rows: Sequence[Record], what: Asked, view: View, data_version: str) -> tuple[str, ...]:
    language = view.language
    notes = [what.extra_note] if what.extra_note else []
    looks = {look: sum(1 for row in rows if row["look"] == look) for look in palette.LOOKS}
    if looks["few"] and what.measure.kind != "category":
        notes.append(t("notes.few", language, count=looks["few"]))
    if what.code in ("recorded", "share_running", "regency_reach", "given", "explored", "years_to_running"):
        notes.append(origin.told("notes.sample_copies", language, data_version))
    if what.code == "recorded":
        notes.append(t("notes.quiet", language))
        notes.append(
            t(
                "notes.recorded",
                language,
                no_news=_sum(rows, "no_news_count"),
                packages=_sum(rows, "package_count"),
                explored=_sum(rows, "explored_count"),
                apart=_sum(rows, "apart_count"),
            )
        )
        if _sum(rows, "old_province_count") != "0":
            notes.append(t("notes.old_province", language, count=_sum(rows, "old_province_count")))
    if what.code in ("awards", "awards_per_million"):
        notes.append(origin.told("notes.sample_awards", language, data_version))
    if what.is_partial:
        notes.append(t("notes.partial", language, count=sum(1 for row in rows if row["look"] == "value")))
    if what.code == "hub" and looks["few"]:
        notes.append(t("notes.hub_possible", language, count=number(looks["few"], language)))
    if what.code == "agencies":
        notes.append(t("notes.agencies", language))
    if what.code == "milestones":
        notes.append(t("notes.milestones", language))
    return tuple(notes)


def _sum(rows: Sequence[Record], name: str) -> str:
    return str(sum(int(float(str(row[name]))) for row in rows))


def _sources(what: Asked, view: View, data_version: str) -> tuple[Source, ...]:
    """Return the sources of the rows behind the map."""
    if measures.is_indicator(what.code):
        rows = queries.run(
            "indicator_sources_listed", data_version, indicator_id=what.params["indicator_id"], indicator_year=what.year
        )
        return common.sources_of(rows["source_id"], data_version, view.language)
    query = what.measure.all_rows_query
    if query == "copies_listed":
        asked = view.params("frame", "cut_off", "first_year", "with_packages")
        rows = queries.run("copy_sources_listed", data_version, **asked, innovation="", adopter_province="", origin_province="")
        return common.sources_of(rows.loc[rows["recorded_count"] > 0, "source_id"].dropna(), data_version, view.language)
    params = view.params(*queries.parameter_names(query))
    behind = listing_rows.values("source_id", listing_rows.of_query(query, params, data_version), (), data_version)
    return common.sources_of(behind, data_version, view.language)
