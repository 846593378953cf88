"""The list of copies behind a map, and the regencies of one province."""

from dataclasses import replace

import pandas as pd

from inovasi import map_names, maps, origin, palette, queries
from inovasi.classes import Scale, round_scale
from inovasi.export import shapes
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure, Geometry
from inovasi.figures.common import code_text, records
from inovasi.figures.province_map import fill_of
from inovasi.i18n import day, number, t
from inovasi.views import STEPS, View

LIST_COLUMNS = (
    "innovation_name",
    "adopter_name",
    "adopter_province",
    "origin_name",
    "state_text",
    "since_text",
    "news_text",
    "scope_text",
    "adopted_name",
    "facilitator",
    "source_url",
)


def listed(view: View, data_version: str) -> Figure:
    """Return the copies of the view's place and years with their state: those that count first, then those set apart."""
    language = view.language
    rows = queries.run("state_copies_listed", data_version, **_params(view)).copy()
    behind = _behind(view, data_version)
    found, recorded = int(behind["copy_count"].sum()), int(behind["recorded_count"].sum())
    names = common.province_names(data_version, view.shown_frame, language)
    rows["adopter_province"] = [names.get(code) for code in rows["adopter_province_code"]]
    rows["state_text"] = [code_text("step", state, language) for state in rows["state"]]
    rows["since_text"] = [
        day(date, language, precision) for date, precision in zip(rows["since_date"], rows["since_precision"], strict=True)
    ]
    rows["news_text"] = [t("words.no_news", language) if flag else None for flag in rows["is_no_news"]]
    rows["scope_text"] = [
        t("words.package", language)
        if row["is_package"] and row["copy_scope"] == "counted"
        else code_text("copy_scope", row["copy_scope"], language)
        for row in records(rows)
    ]
    place = common.place_text(view, data_version)
    title = t("figures.copies.title", language, count=number(recorded, language), place=place, date=common.cut_off_text(view))
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.copies.subtitle", language, rows=number(found, language), frame=view.shown_frame),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        row_count=found,
        columns=tuple(
            Column(name, t(f"columns.{name}", language), "link" if name == "source_url" else "text") for name in LIST_COLUMNS
        ),
        query="state_copies_listed",
        query_params=_params(view),
        notes=(origin.told("notes.sample_copies", language, data_version),),
        sources=common.sources_of(behind["source_id"], data_version, language),
        all_rows_query="copies_listed",
    )


def _params(view: View) -> dict[str, object]:
    """Return what the list of copies is asked for: it follows no innovation."""
    return view.params(*queries.parameter_names("state_copies_listed")) | {"innovation": ""}


def _behind(view: View, data_version: str) -> pd.DataFrame:
    """Return the sources of the copies of the view's place, whatever their scope, with how many rest on each."""
    return spread.sources_behind(replace(view, innovation=""), data_version, adopter_province=view.province)


def regencies(view: View, data_version: str, *, scale: Scale | None = None) -> Figure:
    """Return the regencies and cities of the view's province: how many copies each has taken, and how far the furthest is.

    `scale` holds the classes where several maps share them. Raises KeyError when the province does not stand in the frame shown.
    """
    language = view.language
    rows = common.rows_for("recorded_by_regency", view, data_version)
    found = records(rows)
    if not found:
        raise KeyError(view.province)
    values = [float(str(row["value"])) for row in found if row["look"] == "value"]
    scale = scale or round_scale(values, is_integer=True)
    regions = []
    for row in found:
        look = str(row["look"])
        if look == "value":
            index = scale.index(float(str(row["value"])))
            group, fill, edge = f"c{index}", fill_of(index, scale.count), palette.PAPER
            words = t("words.copies", language, count=number(float(str(row["value"])), language))
        else:
            group, fill, edge = look, palette.LOOK_FILLS[look], palette.LOOK_EDGES[look]
            words = t(f"looks.{look}", language)
        name = str(row[f"name_{language}"])
        regions.append(
            maps.Region(
                code=str(row["regency_code"]),
                name=name,
                label=short_name(name),
                longitude=float(str(row["label_lon"])),
                latitude=float(str(row["label_lat"])),
                tile_row=0,
                tile_column=0,
                group=group,
                fill=fill,
                edge=edge,
                value_text="",
                hover=f"{name}: {words}",
            )
        )
    counts = {group: sum(1 for region in regions if region.group == group) for group in {region.group for region in regions}}
    groups = []
    for index in range(scale.count):
        first = int(scale.limits[index])
        last = max(int(scale.limits[index + 1]) - 1, first)
        label = number(first, language) if first == last else f"{number(first, language)}–{number(last, language)}"
        groups.append(
            maps.LegendGroup(f"c{index}", label, fill_of(index, scale.count), palette.INK_SOFT, counts.get(f"c{index}", 0))
        )
    for look in ("zero", "none"):
        if counts.get(look):
            groups.append(
                maps.LegendGroup(
                    look, t(f"looks.{look}_legend", language), palette.LOOK_FILLS[look], palette.LOOK_EDGES[look], counts[look]
                )
            )
    shown = rows.copy()
    shown["name"] = rows[f"name_{language}"]
    shown["highest_text"] = [
        None if row["highest_rank"] is None else t(f"codes.step.{STEPS[int(str(row['highest_rank']))]}", language) for row in found
    ]
    shown["look_text"] = [t(f"looks.{look}", language) for look in rows["look"]]
    place = common.place_text(view, data_version)
    reached = sum(1 for row in found if row["look"] == "value")
    layer = f"regencies_{view.shown_frame}_{view.province}"
    title = t("figures.regencies.title", language, count=reached, total=len(found), place=place, date=common.cut_off_text(view))
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.regencies.subtitle", language, frame=view.shown_frame),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=shown,
        columns=(
            Column("name", t("columns.regency_name", language)),
            Column("regency_code", t("columns.regency_code", language)),
            Column("value", t("measures.recorded.name", language), "integer"),
            Column("running_count", t("codes.step.running", language), "integer"),
            Column("explored_count", t("columns.explored_count", language), "integer"),
            Column("highest_text", t("columns.highest_text", language)),
            Column("look_text", t("columns.look", language)),
        ),
        query="recorded_by_regency",
        query_params=view.params(*queries.parameter_names("recorded_by_regency")),
        drawings={
            "peta": maps.true_map(
                regions, groups, f"geo/{layer}.geojson", names=map_names.of_regions(regions, layer), extent=shapes.extent(layer)
            )
        },
        notes=(origin.told("notes.sample_copies", language, data_version), t("notes.no_record_regency", language)),
        sources=common.sources_of(_behind(view, data_version)["source_id"], data_version, language),
        all_rows_query="copies_listed",
        geometry=Geometry(layer, "regency_code"),
        missing_count=counts.get("none", 0),
        regions=tuple(regions),
        legend=tuple(groups),
    )


def short_name(name: str) -> str:
    """Return a regency's name as a map has room for it; cities are too small for theirs and show it on hover."""
    if name.startswith("Kota ") or name.endswith(" City"):
        return ""
    return name.removeprefix("Kabupaten ").removesuffix(" Regency")


def behind_map(view: View, fig: str) -> View:
    """Return the view of copies under a map. They are the same whatever the map measures, so another measure asks for no other figure."""
    plain = View()
    return replace(
        view, fig=fig, measure=plain.measure, measure2="", year2=0, least_step=plain.least_step, tier="", indicator=plain.indicator
    )


def with_place(view: View, province: str) -> View:
    """Return the view of one province, or of the nation again when it was picked already."""
    return replace(view, province="" if view.province == province else province)
