"""The figures of Hub JIPP: designation by year and evidence, events, what forums chose and what came of it, agencies, before and since."""

from inovasi import charts, palette, queries
from inovasi.figures import common, tables
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import code_text, records
from inovasi.i18n import number, t
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
    title = t("figures.hub_years.title", language, count=number(total, language), year=view.last_year)
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
    title = t("figures.hub_before.title", language, count=len(rows))
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
    return _listed(view, data_version, "hub_events", "figures.hub_events.title")


def forums(view: View, data_version: str) -> Figure:
    """Return what the forums chose and the furthest step that came of each choice."""
    return _listed(view, data_version, "forums", "figures.hub_forums.title")


def agencies(view: View, data_version: str) -> Figure:
    """Return what sources say of one agency, one innovation: policy and counts by inventory, never added up."""
    return _listed(view, data_version, "agency_counts", "figures.hub_agencies.title")


def _listed(view: View, data_version: str, code: str, title: str) -> Figure:
    rows = tables.filtered(view, data_version, code)
    place = common.place_text(view, data_version)
    return tables.in_words(
        view, data_version, code, rows, t(title, view.language, count=number(len(rows), view.language), place=place)
    )
