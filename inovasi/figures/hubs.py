"""The figures of Hub JIPP: designation by year and evidence, events, what forums chose and what came of it, agencies, before and since."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from inovasi import charts, charts_evidence, charts_trail, palette, queries
from inovasi.charts_trail import Event
from inovasi.figures import awards, common, tables
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import day, number, t
from inovasi.views import View

BASES = ("decree", "commitment", "invitation", "report")


def designations(view: View, data_version: str) -> Figure:
    """Return the provinces that became hubs in each year, by the kind of evidence; the unnamed of 2024 are told in a note."""
    language = view.language
    rows = common.rows_for("hub_designations_by_year", view, data_version)
    found = records(rows)
    years = list(range(min((row["hub_year"] for row in found), default=view.last_year), min(view.last_year, 2026) + 1))
    series = {
        basis: [sum(row["province_count"] for row in found if row["hub_year"] == year and row["basis"] == basis) for year in years]
        for basis in BASES
    }
    series = {basis: values for basis, values in series.items() if any(values)}
    shown = rows.assign(basis_text=[code_text("hub_basis", basis, language) for basis in rows["basis"]])
    total = int(rows["province_count"].sum())
    named = ", ".join(
        t(f"figures.hub_years.{basis}", language, count=number(sum(values), language)) for basis, values in series.items()
    )
    title = t("figures.hub_years.title", language, count=number(total, language), date=common.cut_off_text(view), named=named)
    notes = [t("notes.hub_evidence", language)]
    if view.last_year >= 2024:
        notes.append(t("notes.hub_possible", language))
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.hub_years.subtitle", language),
        alt=title,
        definition=t("measures.hub.definition", language),
        rows=shown,
        columns=(
            Column("hub_year", t("columns.since_year", language), "year"),
            Column("basis_text", t("columns.basis", language)),
            Column("province_count", t("columns.hub_count", language), "integer"),
            Column("decree", t("columns.decree", language)),
        ),
        query="hub_designations_by_year",
        query_params=view.params("cut_off"),
        drawings={
            "grafik": charts.stacked_years(
                years,
                series,
                colours={basis: palette.HUB[f"hub_{basis}"] for basis in series},
                labels={basis: str(code_text("hub_basis", basis, language)) for basis in series},
                language=language,
                value_title=t("columns.hub_count", language),
            )
        },
        notes=tuple(notes),
        sources=common.sources_of(common.rows_for("hub_events_listed", view, data_version)["source_id"], data_version, language),
        all_rows_query="hub_events_listed",
    )


def before_and_since(view: View, data_version: str) -> Figure:
    """Return recorded copies and forums of each hub before and since the year it became one, with the caution that hubs were not drawn by lot."""
    language = view.language
    rows = common.rows_for("hub_before_after", view, data_version)
    shown = rows.assign(basis_text=[code_text("hub_basis", basis, language) for basis in rows["basis"]])
    names = ("copies_before", "copies_since", "given_before", "given_since", "forums_before", "forums_since")
    title = t(
        "figures.hub_before.title",
        language,
        count=len(rows),
        before=int((rows["copies_before"] > rows["copies_since"]).sum()),
        since=int((rows["copies_before"] < rows["copies_since"]).sum()),
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.hub_before.subtitle", language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=shown,
        columns=(
            Column("province_name", t("columns.province_name", language)),
            Column("hub_year", t("columns.hub_year", language), "year"),
            Column("basis_text", t("columns.basis", language)),
            *(Column(name, t(f"columns.{name}", language), "integer") for name in names),
        ),
        query="hub_before_after",
        query_params=view.params(*queries.parameter_names("hub_before_after")),
        notes=(t("notes.hub_cause", language), t("notes.hub_calendar", language), t("notes.sample_copies", language)),
        sources=common.sources_of(common.rows_for("hub_events_listed", view, data_version)["source_id"], data_version, language),
        all_rows_query="copies_listed",
    )


def events(view: View, data_version: str) -> Figure:
    """Return the events in the life of the hubs, of one province or of all and the programme."""
    rows = tables.filtered(view, data_version, "hub_events")
    return _listed(view, data_version, "hub_events", rows, decreed=int((rows["basis"] == "decree").sum()))


def forums(view: View, data_version: str) -> Figure:
    """Return what the forums chose and the furthest step that came of each choice."""
    rows = tables.filtered(view, data_version, "forums")
    title = forums_title("hub_forums", rows, view.language, place=common.place_text(view, data_version))
    return tables.in_words(view, data_version, "forums", rows, title)


def forums_title(figure: str, rows: pd.DataFrame, language: str, **words: str) -> str:
    """Return how many choices of how many forums rows hold, and how many forums name none that can be read."""
    chosen = rows[rows["choice_no"].notna()]
    without = int(rows["choice_no"].isna().sum())
    return t(
        f"figures.{figure}.title",
        language,
        count=number(len(chosen), language),
        forums=number(chosen["forum_id"].nunique(), language),
        rest=t(f"figures.{figure}.rest", language, without=number(without, language)) if without else "",
        **words,
    )


def agencies(view: View, data_version: str) -> Figure:
    """Return what sources say of one agency, one innovation: policy and counts by inventory, never added up."""
    rows = tables.filtered(view, data_version, "agency_counts")
    figure = _listed(
        view,
        data_version,
        "agency_counts",
        rows,
        policies=int(rows["policy"].notna().sum()),
        counted=int(rows["innovations_total"].notna().sum()),
    )
    return replace(figure, notes=(t("notes.agencies", view.language),))


# What a mark on the timeline is: kinds of events, in the order of the legend, with their colour and symbol.
EVENT_KINDS: Mapping[str, tuple[str, ...]] = {
    "pilot": ("pilot",),
    "launch": ("launch",),
    "designation": ("designation",),
    "commitment": ("commitment",),
    "invitation": ("invitation",),
    "mandiri_plan": ("mandiri_plan",),
    "portal_launch": ("portal_launch",),
    "maturity_mapping": ("maturity_mapping",),
    "forum": ("forum",),
    "other": (),
}
EVENT_SYMBOLS: Mapping[str, str] = {
    "pilot": "triangle-up",
    "launch": "triangle-right",
    "designation": "circle",
    "commitment": "diamond",
    "invitation": "diamond-open",
    "mandiri_plan": "star",
    "portal_launch": "square",
    "maturity_mapping": "hexagon",
    "forum": "line-ns-open",
    "other": "circle-open",
}


def timeline(view: View, data_version: str) -> Figure:
    """Return the life of each hub: pilot, designation with its evidence, mandiri programme, portal, maturity mapping, forums."""
    language = view.language
    events = common.rows_for("hub_events_listed", view, data_version)
    forums_held = common.rows_for("forum_choices_listed", view, data_version).drop_duplicates("forum_id")
    forums_held = forums_held.assign(event_type="forum", text=forums_held["forum_title"], event="forum", decree=None)
    names = ["province_code", "province_name", "date_from", "precision", "event_type", "decree", "text", "source_id", "source_url"]
    rows = pd.concat([events[names], forums_held[names]], ignore_index=True)
    rows = rows[rows["province_code"].notna()].sort_values(["date_from", "province_code", "event_type"], kind="stable")
    if view.province:
        rows = rows[rows["province_code"] == view.province]
    rows = rows.reset_index(drop=True)
    found = records(rows)
    kinds = {kind: str(code_text("hub_event_type", kind, language)) for kind in EVENT_KINDS}
    marks = [_mark(row, kinds, language) for row in found]
    designated: dict[str, date] = {}
    for mark in marks:
        if mark.kind in ("designation", "commitment", "invitation"):
            designated[mark.row] = min(mark.first, designated.get(mark.row, mark.first))
    others = sorted({mark.row for mark in marks} - set(designated))
    order = sorted({mark.row for mark in marks}, key=lambda name: (designated.get(name, date.max), name))
    shown = rows.assign(
        date_text=[day(value, language, precision) for value, precision in zip(rows["date_from"], rows["precision"], strict=True)],
        event_text=[code_text("hub_event_type", code, language) for code in rows["event_type"]],
    )
    title = t(
        "figures.hub_timeline.title", language, provinces=number(len(designated), language), events=number(len(rows), language)
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.hub_timeline.subtitle", language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("measures.hub.definition", language),
        rows=shown,
        columns=(
            Column("province_name", t("columns.province_name", language)),
            Column("date_text", t("columns.date_text", language)),
            Column("event_text", t("columns.event_type", language)),
            Column("decree", t("columns.decree", language)),
            Column("text", t("columns.text", language)),
            Column("source_url", t("columns.source_url", language), "link"),
        ),
        query="hub_events_listed",
        query_params=view.params(*queries.parameter_names("hub_events_listed")),
        drawings={
            "grafik": charts_trail.trails(
                marks,
                order,
                kinds=kinds,
                colours=palette.HUB_EVENTS,
                symbols=EVENT_SYMBOLS,
                end=view.cut_off,
                language=language,
            )
        }
        if marks
        else {},
        notes=(
            t("notes.hub_evidence", language),
            t("notes.hub_timeline", language),
            *((t("notes.hub_timeline_others", language, names=", ".join(others)),) if others else ()),
        ),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="hub_events_listed",
        point_kind="province",
    )


def _mark(row: Record, kinds: Mapping[str, str], language: str) -> Event:
    kind = next((kind for kind, types in EVENT_KINDS.items() if row["event_type"] in types), "other")
    first = row["date_from"].date()  # type: ignore[union-attr]
    precision = str(row["precision"])
    last = {"year": date(first.year, 12, 31), "month": first.replace(day=28)}.get(precision, first)
    own = (
        code_text("hub_event_type", row["event_type"], language) or kinds[kind]
    )  # the event's own word, also where its mark is shared
    words = f"{row['province_name']}<br>{own} · {day(first, language, precision)}"
    return Event(str(row["province_name"]), kind, first, last, words, str(row["province_code"]))


def agency_shares(view: View, data_version: str) -> Figure:
    """Return agencies with an innovation beside those without, where a source states them; each government, year and inventory by itself."""
    language = view.language
    every = tables.filtered(view, data_version, "agency_counts")
    rows = every[every["agencies_with_innovation"].notna()].sort_values(["count_year", "government_name"], ascending=[False, True])
    found = records(rows)
    names = [
        f"{row['government_name']} · {row['count_year']} · {code_text('inventory', row['inventory'], language)}" for row in found
    ]
    both = [row for row in found if row["agencies_total"] is not None]
    series: dict[str, list[float | None]] = {
        "with": [float(str(row["agencies_with_innovation"])) for row in found],
        "without": [
            None
            if row["agencies_total"] is None
            else float(str(row["agencies_total"])) - float(str(row["agencies_with_innovation"]))
            for row in found
        ],
    }
    title = t("figures.hub_agency_shares.title", language, both=len(both), part=len(found), total=number(len(every), language))
    figure = tables.in_words(
        view, data_version, "agency_counts", rows, title if found else t("figures.hub_agency_shares.empty", language)
    )
    if not found:
        return figure
    return replace(
        figure,
        subtitle=t("figures.hub_agency_shares.subtitle", language),
        alt=title,
        definition=t("measures.agencies.definition", language),
        notes=(t("notes.agencies", language), t("notes.agency_totals", language, count=len(found) - len(both))),
        missing_count=len(found) - len(both),
        drawings={
            "grafik": charts.ranked_bars(
                names,
                series,
                colours={"with": palette.ACCENT, "without": palette.LOOK_FILLS["few"]},
                labels={name: t(f"figures.hub_agency_shares.{name}", language) for name in series},
                language=language,
                value_title=t("figures.hub_agency_shares.unit", language),
            )
        },
    )


PHASES: Mapping[str, tuple[str, ...]] = {  # what counts as each phase, in the order of the life of an innovation
    "creation": ("awarded_count",),
    "development": ("forum_count", "taken_count", "given_count"),
    "institutionalisation": ("legal_basis_count", "institutionalised_count", "portal_count"),
}


def phases(view: View, data_version: str) -> Figure:
    """Return what is recorded of each hub in the three phases: awarded innovations; forums, copies taken and given; legal bases and portals."""
    language = view.language
    plain = replace(view, subject="", level="", tier="")
    rows = awards.rows_for("hub_phases_by_province", plain, data_version)
    if view.province:
        rows = rows[rows["province_code"] == view.province]
    found = records(rows)
    names = [name for columns in PHASES.values() for name in columns]
    colours = {name: palette.PHASES[phase] for phase, columns in PHASES.items() for name in columns}
    labels = {name: t(f"columns.{name}", language) for name in names}
    last = PHASES["institutionalisation"]
    with_last = sum(1 for row in found if any(row[name] for name in last))
    title = t("figures.hub_phases.title", language, count=len(found), last=with_last)
    # What the records do not name is a dash, as on the map: a 0 would read as counted.
    grid = [(str(row["province_name"]), [int(row[name]) or None for name in names]) for row in found]
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.hub_phases.subtitle", language, date=common.cut_off_text(view), frame=view.shown_frame),
        alt=title,
        definition=t("figures.hub_phases.definition", language),
        rows=rows.assign(**{name: rows[name].astype("Int64").mask(rows[name] == 0) for name in names}),
        columns=(
            Column("province_name", t("columns.province_name", language)),
            Column("hub_year", t("columns.hub_year", language), "year"),
            *(Column(name, labels[name], "integer") for name in names),
        ),
        query="hub_phases_by_province",
        query_params=awards.params(plain, data_version, "hub_phases_by_province"),
        drawings={
            "grafik": charts_evidence.gap_map(
                grid,
                [(name, labels[name]) for name in names],
                numbers={count: number(count, language) for _, counts in grid for count in counts if count},
                empty_text="–",
                language=language,
                colours=colours,
            )
        }
        if found
        else {},
        notes=(t("notes.hub_phases", language), t("notes.hub_cause", language), t("notes.sample_copies", language)),
        sources=common.sources_of(common.rows_for("hub_events_listed", view, data_version)["source_id"], data_version, language),
        all_rows_query="hub_events_listed",
    )


TITLES = {"hub_events": "figures.hub_events.title", "agency_counts": "figures.hub_agencies.title"}


def _listed(view: View, data_version: str, code: str, rows: pd.DataFrame, **counts: int) -> Figure:
    language = view.language
    said = {name: number(count, language) for name, count in counts.items()}
    title = t(TITLES[code], language, count=number(len(rows), language), place=common.place_text(view, data_version), **said)
    return tables.in_words(view, data_version, code, rows, title)
