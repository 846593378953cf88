"""The map of a measure by province: rows, title, legend, true map, tile map and chart, from one query."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from inovasi import charts, listing_rows, map_names, maps, measures, palette, queries
from inovasi.classes import Scale, round_scale
from inovasi.figures import common, map_words
from inovasi.figures.base import Column, Figure, Geometry, Source
from inovasi.figures.common import Record, records
from inovasi.figures.map_measure import COUNT_COLUMNS, STATE_COLUMNS, Asked, asked
from inovasi.i18n import t
from inovasi.views import View

CATEGORIES = ("hub_decree", "hub_commitment", "hub_invitation", "hub_report", "possible", "none")


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
        title=map_words.title_of(found, what, view),
        subtitle=map_words.subtitle_of(what, view, data_version),
        alt=map_words.alt_of(found, frame_rows, what, view),
        definition=what.definition,
        rows=shown,
        columns=_columns(what, language),
        query=what.measure.query,
        query_params=what.params,
        drawings=drawings,
        notes=map_words.notes_of(found, what, view, data_version),
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
        words = f"{map_words.value_text(row, what, language)} {what.unit if what.measure.kind != 'share' else ''}".strip()
        words += map_words.detail(row, what, language)
    else:
        group, fill, edge = look, palette.LOOK_FILLS[look], palette.LOOK_EDGES[look]
        words = t(f"looks.{look}", language) + map_words.detail(row, what, language)
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
        value_text=map_words.value_text(row, what, language),
        hover=f"{name}: {words}",
    )


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
        label = map_words.class_label(scale, index, what, language)
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
