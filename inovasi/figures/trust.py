"""The figures of Sumber & metode: sources, coverage, reconciliation, definitions with the SQL that runs."""

from collections.abc import Mapping

import pandas as pd

from inovasi import agreement, measures, queries
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import code_text, records
from inovasi.i18n import number, t
from inovasi.statistics import association, comparison, curves, funnel, neighbours, ranks, survival
from inovasi.views import STATES, View


def sources(view: View, data_version: str) -> Figure:
    """Return every page that a record rests on."""
    language = view.language
    rows = queries.run("sources_listed", data_version).copy()
    rows["host_text"] = [t("words.yes" if flag else "words.no", language) for flag in rows["is_publisher_from_host"]]
    title = t(
        "figures.sources.title",
        language,
        count=number(len(rows), language),
        named=number(int((~rows["is_publisher_from_host"]).sum()), language),
    )
    columns = (
        Column("publisher", t("columns.publisher", language)),
        Column("title", t("columns.title", language)),
        Column("url", t("columns.url", language), "link"),
        Column("date_read", t("columns.date_read", language)),
        Column("host_text", t("columns.publisher_from_host", language)),
    )
    return Figure(
        view,
        title,
        t("figures.sources.subtitle", language),
        title,
        "",
        rows,
        columns,
        "sources_listed",
        all_rows_query="sources_listed",
    )


def reconciliation(view: View, data_version: str) -> Figure:
    """Return what became of the handed rows of each file; the rows themselves are the download of all rows."""
    language = view.language
    rows = queries.run("reconciliation_by_file", data_version)
    total, loaded = int(rows["row_count"].sum()), int(rows["loaded_count"].sum())
    merged, aside = int(rows["merged_count"].sum()), int(rows["set_aside_count"].sum())
    title = t(
        "figures.reconciliation.title",
        language,
        total=number(total, language),
        loaded=number(loaded, language),
        merged=number(merged, language),
        aside=number(aside, language),
    )
    names = ("row_count", "loaded_count", "merged_count", "set_aside_count")
    columns = (
        Column("source_file", t("columns.source_file", language)),
        *(Column(name, t(f"columns.{name}", language), "integer") for name in names),
    )
    return Figure(
        view,
        title,
        t("figures.reconciliation.subtitle", language),
        title,
        "",
        rows,
        columns,
        "reconciliation_by_file",
        all_rows_query="reconciliation_listed",
    )


def merged_rows(view: View, data_version: str) -> Figure:
    """Return every handed row that was merged or set aside, and why."""
    language = view.language
    rows = queries.run("reconciliation_listed", data_version)
    rows = rows[rows["outcome"] != "loaded"].reset_index(drop=True).copy()
    rows["outcome_text"] = [code_text("outcome", code, language) for code in rows["outcome"]]
    rows["reason_text"] = [code_text("reconcile_reason", code, language) for code in rows["reason"]]
    title = t("figures.merged.title", language, count=number(len(rows), language))
    columns = (
        Column("source_file", t("columns.source_file", language)),
        Column("source_row", t("columns.source_row", language), "integer"),
        Column("outcome_text", t("columns.outcome", language)),
        Column("row_key", t("columns.row_key", language)),
        Column("reason_text", t("columns.reason_text", language)),
    )
    return Figure(view, title, t("figures.merged.subtitle", language), title, "", rows, columns, "reconciliation_listed")


def indicator_coverage(view: View, data_version: str) -> Figure:
    """Return the matrix indicator x year: how many provinces have a value, and on which frame."""
    language = view.language
    years = queries.run("indicator_years_listed", data_version)
    catalogue = queries.run("indicator_catalogue_listed", data_version)
    names = dict(zip(catalogue["indicator_id"], catalogue[f"name_{language}"], strict=True))
    partial = dict(zip(catalogue["indicator_id"], catalogue["is_partial"], strict=True))
    spans = sorted(set(years["indicator_year"]))
    cells = {(row["indicator_id"], row["indicator_year"]): (row["value_count"], row["frame"]) for row in records(years)}
    table = []
    for code in sorted(names, key=lambda key: names[key]):
        row: dict[str, object] = {
            "indicator_name": names[code],
            "partial_text": t("words.yes" if partial[code] else "words.no", language),
        }
        for year in spans:
            cell = cells.get((code, year))
            row[f"y{year}"] = f"{cell[0]} / {cell[1]}" if cell and cell[0] else None
        table.append(row)
    rows = pd.DataFrame(table)
    key = "figures.indicator_coverage.title" if spans else "figures.indicator_coverage.title_none"
    title = t(key, language, count=len(names), years=f"{spans[0]}–{spans[-1]}" if spans else "")
    columns = (
        Column("indicator_name", t("columns.indicator_name", language)),
        Column("partial_text", t("columns.is_partial", language)),
        *(Column(f"y{year}", str(year)) for year in spans),
    )
    return Figure(
        view,
        title,
        t("figures.indicator_coverage.subtitle", language),
        title,
        "",
        rows,
        columns,
        "indicator_years_listed",
        all_rows_query="indicator_values_listed",
    )


def scopes(view: View, data_version: str) -> Figure:
    """Return how many records of copies count, by state, and why the others are set apart."""
    language = view.language
    rows = common.rows_for("copies_by_scope", view, data_version)
    order = {state: place for place, state in enumerate(STATES)}
    ranks = [order.get(state, len(order)) for state in rows["state"].fillna("")]
    rows = rows.assign(is_apart=rows["copy_scope"] != "counted", place=ranks)
    rows = rows.sort_values(["is_apart", "copy_scope", "place"], kind="stable").reset_index(drop=True)
    rows["scope_text"] = [code_text("copy_scope", code, language) for code in rows["copy_scope"]]
    rows["state_text"] = [code_text("step", code, language) or t("words.undated", language) for code in rows["state"]]
    counted = int(rows.loc[rows["copy_scope"] == "counted", "copy_count"].sum())
    clean = rows[(rows["copy_scope"] == "counted") & rows["state"].isin(["running", "institutionalised"])]
    running, packages = int(clean["copy_count"].sum()), int(clean["package_count"].sum())
    title = t(
        "figures.scopes.title",
        language,
        total=number(int(rows["copy_count"].sum()), language),
        counted=number(counted, language),
        running=running,
        clean=running - packages,
    )
    columns = (
        Column("scope_text", t("columns.scope_text", language)),
        Column("state_text", t("columns.state", language)),
        Column("copy_count", t("columns.copy_count", language), "integer"),
        Column("package_count", t("columns.package_count", language), "integer"),
    )
    return Figure(
        view,
        title,
        t("figures.scopes.subtitle", language, date=common.cut_off_text(view)),
        title,
        t("measures.recorded.definition", language),
        rows,
        columns,
        "copies_by_scope",
        view.params(*queries.parameter_names("copies_by_scope")),
        all_rows_query="copies_listed",
    )


def definitions(language: str) -> list[tuple[str, str, str]]:
    """Return each measure with its definition in words and the SQL that runs."""
    return [
        (t(f"measures.{code}.name", language), t(f"measures.{code}.definition", language), queries.read_sql(measure.query))
        for code, measure in measures.CATALOGUE.items()
    ]


def agreement_report(language: str) -> str:
    """Return the report on the two readings of the ladder."""
    return agreement.path(language).read_text(encoding="utf-8")


SHARED_METHODS: Mapping[str, tuple[str, str, str]] = {  # computed in SQL, where the measure is
    "wilson": ("methods.wilson.name", "methods.wilson.text", "Wilson 1927, doi:10.1080/01621459.1927.10502953"),
    "byar": ("methods.byar.name", "methods.byar.text", "Breslow & Day 1987, IARC Scientific Publications 82, p. 69"),
    "kappa": ("methods.kappa.name", "methods.kappa.text", "Cohen 1960, doi:10.1177/001316446002000104"),
    "matching": ("methods.matching.name", "methods.matching.text", ""),
}


def methods(language: str) -> list[tuple[str, str, str]]:
    """Return every statistical method: its name, what it says and when it is not used, and its published source ('' where it is ours)."""
    modules = (funnel, ranks, survival, curves, neighbours, association, comparison)
    every: dict[str, tuple[str, str, str]] = dict(SHARED_METHODS)
    for module in modules:
        every |= dict(module.METHODS)
    return [(t(name, language), t(text, language), source) for name, text, source in every.values()]
