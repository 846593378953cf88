"""Who copies whom: from province to province as arrows, matrix and Sankey diagram, and how much stays within a province."""

import itertools

import pandas as pd

from inovasi import charts, charts_flows, palette, queries
from inovasi.charts_flows import Flow, Place
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, records
from inovasi.i18n import number, percent, t
from inovasi.views import View

NOWHERE = "nowhere"  # an adopter that no record places


def by_province(view: View, data_version: str) -> Figure:
    """Return the recorded copies between provinces. A view's province keeps what it gave and what it took."""
    language = view.language
    found = records(common.rows_for("flows_by_province", view, data_version))
    frame_rows = {
        str(row["province_code"]): row
        for row in records(queries.run("province_frames_listed", data_version, frame=view.shown_frame))
    }
    places = _places(frame_rows, language)
    flows = [_flow(row, places, language) for row in found]
    rows = pd.DataFrame(
        [
            {
                "origin_province": places[flow.origin].name,
                "origin_province_code": row["origin_province_code"],
                "adopter_province": places[flow.adopter].name,
                "adopter_province_code": row["adopter_province_code"],
                "within_text": t("words.yes", language) if flow.origin == flow.adopter else t("words.no", language),
                "copy_count": flow.count,
                "package_count": flow.package_count,
                "running_count": int(row["running_count"]),
            }
            for flow, row in zip(flows, found, strict=True)
        ],
        columns=[
            "origin_province",
            "origin_province_code",
            "adopter_province",
            "adopter_province_code",
            "within_text",
            "copy_count",
            "package_count",
            "running_count",
        ],
    )
    rows = rows.sort_values("copy_count", ascending=False, kind="stable").reset_index(drop=True)
    total = sum(flow.count for flow in flows)
    known = sum(flow.count for flow in flows if {flow.origin, flow.adopter} <= set(frame_rows))
    within = sum(flow.count for flow in flows if flow.origin == flow.adopter)
    title = _title(flows, places, total, within, known, language)
    unplaced = {kind: sum(flow.count for flow in flows if flow.origin == kind) for kind in ("unnamed", "elsewhere")}
    notes = [
        t("notes.flow_reading", language),
        *(t(f"notes.flow_{kind}", language, count=number(count, language)) for kind, count in unplaced.items() if count),
        t("notes.sample_copies", language),
    ]
    return Figure(
        view=view,
        title=title,
        subtitle=spread.subtitle(view, data_version, "flows", frame=view.shown_frame),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        columns=(
            Column("origin_province", t("columns.origin_province", language)),
            Column("adopter_province", t("columns.adopter_province", language)),
            Column("copy_count", t("measures.recorded.name", language), "integer"),
            Column("package_count", t("columns.package_count", language), "integer"),
            Column("running_count", t("columns.running_among", language), "integer"),
            Column("within_text", t("columns.within_text", language)),
        ),
        query="flows_by_province",
        query_params=view.params(*queries.parameter_names("flows_by_province")),
        drawings=_drawings(view, flows, places, frame_rows) if flows else {},
        notes=tuple(notes),
        sources=spread.copy_sources(view, data_version, with_origin=True),
        all_rows_query="copies_listed",
        point_kind="province",
        missing_count=total - known,
    )


def _places(frame_rows: dict[str, Record], language: str) -> dict[str, Place]:
    """Return every end a flow may have: provinces in the order of their codes (by island group), then those that are none."""
    provinces = {
        code: Place(str(row[f"name_{language}"]), str(row["abbreviation"]), float(row["label_lon"]), float(row["label_lat"]), code)
        for code, row in frame_rows.items()
    }
    others = {
        kind: Place(t(f"spread.origin_{kind}", language), t(f"spread.origin_{kind}_short", language))
        for kind in ("elsewhere", "unnamed")
    }
    return provinces | others | {NOWHERE: Place(t("spread.adopter_unplaced", language), "–")}


def _flow(row: Record, places: dict[str, Place], language: str) -> Flow:
    origin = str(row["origin_province_code"] or row["origin_kind"])
    adopter = str(row["adopter_province_code"] or NOWHERE)
    count, packages = int(row["copy_count"]), int(row["package_count"])
    words = t(
        "spread.flow_hover",
        language,
        origin=places[origin].name,
        adopter=places[adopter].name,
        count=number(count, language),
        packages=number(packages, language),
    )
    return Flow(origin, adopter, count, packages, words)


def _title(flows: list[Flow], places: dict[str, Place], total: int, within: int, known: int, language: str) -> str:
    if not flows:
        return t("spread.nothing", language)
    given = {
        flow.origin: sum(other.count for other in flows if other.origin == flow.origin) for flow in flows if places[flow.origin].key
    }
    if not given:
        return t("figures.flows.title_unknown", language, total=number(total, language))
    first = max(given, key=lambda key: given[key])
    return t(
        "figures.flows.title",
        language,
        origin=places[first].name,
        given=number(given[first], language),
        total=number(total, language),
        within=number(within, language),
        known=number(known, language),
    )


def _drawings(
    view: View, flows: list[Flow], places: dict[str, Place], frame_rows: dict[str, Record]
) -> dict[str, dict[str, object]]:
    language = view.language
    origins = {key: place for key, place in places.items() if any(flow.origin == key for flow in flows)}
    adopters = {key: place for key, place in places.items() if any(flow.adopter == key for flow in flows)}
    groups = [str(frame_rows[key]["island_group"]) if key in frame_rows else "" for key in adopters]
    breaks = [at + 1 for at, (one, other) in enumerate(itertools.pairwise(groups)) if one != other]
    titles = {"origin_title": t("columns.origin_province", language), "adopter_title": t("columns.adopter_province", language)}
    return {
        "peta": charts_flows.flow_map(
            flows, places, list(frame_rows), f"geo/provinces_{view.shown_frame}.geojson", selected=view.province
        ),
        "matriks": charts_flows.matrix(flows, origins, adopters, breaks, language=language, **titles),
        "sankey": charts_flows.sankey(
            flows,
            origins,
            adopters,
            language=language,
            rest=t("spread.rest", language),
            link_words=t("spread.link_hover", language),
            **titles,
        ),
    }


def within_province(view: View, data_version: str) -> Figure:
    """Return the share of copies that stay in the province of origin, with its interval and denominator, packages apart."""
    language = view.language
    rows = common.rows_for("within_province_share", view, data_version).copy()
    rows["part_text"] = [t(f"spread.part_{part}", language) for part in rows["part"]]
    found = records(rows)
    every = found[0]
    shown = [row for row in found if row["value"] is not None]
    interval = "" if every["value"] is None else _interval(every, language)
    title = t(
        "figures.within.title" if every["value"] is not None else "figures.within.title_few",
        language,
        share=percent(every["value"], language),
        interval=interval,
        count=number(every["case_count"], language),
        base=number(every["base_count"], language),
    )
    drawing = charts.ranked_bars(
        [
            f"{row['part_text']}<br>{number(row['case_count'], language)}\u00a0/\u00a0{number(row['base_count'], language)}"
            for row in shown
        ],
        {"within": [float(row["value"]) for row in shown]},
        colours={"within": palette.ACCENT},
        labels={"within": t("columns.within_share", language)},
        language=language,
        value_title=t("columns.within_share", language),
        is_share=True,
        intervals=([float(row["low"]) for row in shown], [float(row["high"]) for row in shown]),
    )
    notes = [
        t("notes.within", language),
        t("notes.within_unknown", language, count=number(every["unknown_count"], language)),
        t("notes.sample_copies", language),
    ]
    return Figure(
        view=view,
        title=title,
        subtitle=spread.subtitle(view, data_version, "within"),
        alt=title,
        definition=t("figures.within.definition", language),
        rows=rows,
        columns=(
            Column("part_text", t("columns.copy_kind", language)),
            Column("value", t("columns.within_share", language), "share", 1),
            Column("low", t("columns.low", language), "share", 1),
            Column("high", t("columns.high", language), "share", 1),
            Column("case_count", t("columns.within_count", language), "integer"),
            Column("island_count", t("columns.island_count", language), "integer"),
            Column("base_count", t("columns.known_pairs", language), "integer"),
            Column("unknown_count", t("columns.unknown_pairs", language), "integer"),
        ),
        query="within_province_share",
        query_params=view.params(*queries.parameter_names("within_province_share")),
        drawings={"grafik": drawing} if shown else {},
        notes=tuple(notes),
        sources=spread.copy_sources(view, data_version),
        all_rows_query="copies_listed",
        missing_count=int(every["unknown_count"]),
    )


def _interval(row: Record, language: str) -> str:
    return t("words.interval", language, low=percent(row["low"], language), high=percent(row["high"], language))
