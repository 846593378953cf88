"""The family of an innovation; without one, the innovations with most adopters, packages of applications apart."""

import pandas as pd

from inovasi import charts_panels, origin, palette, queries
from inovasi.charts_panels import Panel
from inovasi.figures import common, family_tree, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import records
from inovasi.figures.map_measure import STATE_COLUMNS
from inovasi.i18n import number, t
from inovasi.views import View

LEAST_ADOPTERS = 2  # an innovation with a single adopter is in the table, not in the chart
MOST_BARS = 16


def family(view: View, data_version: str) -> Figure:
    """Return the family tree of the view's innovation; without one, the innovations with most adopters."""
    return family_tree.tree(view, data_version) if view.innovation else _ranking(view, data_version)


def _ranking(view: View, data_version: str) -> Figure:
    language = view.language
    long = common.rows_for("adopters_by_innovation", view, data_version)
    wide = _wide(long, language)
    rows = wide.head(int(str(view.params("most_rows")["most_rows"])))
    single, packages = wide[~wide["is_package"].astype(bool)], wide[wide["is_package"].astype(bool)]
    kinds = {bool(row["is_package"]): row for row in records(common.rows_for("adopted_kinds", view, data_version))}
    counts = {is_package: int(row["innovation_count"]) for is_package, row in kinds.items()}
    panels = [
        _bars(long, single, t("spread.single", language)),
        _bars(long, packages, t("spread.packages", language)),
    ]
    panels = [panel for panel in panels if panel.names]
    title = t(
        "figures.ranking.title" if kinds else "spread.nothing",
        language,
        innovations=number(counts.get(False, 0), language),
        most=number(int(kinds[False]["most_count"]) if False in kinds else 0, language),
        packages=number(counts.get(True, 0), language),
    )
    notes = (
        t("notes.ranking", language, count=number(sum(int(row["single_count"]) for row in kinds.values()), language)),
        t("notes.chains", language, count=number(family_tree.parent_count(view, data_version), language)),
        t("notes.quiet", language),
        origin.told("notes.sample_copies", language, data_version),
    )
    states = [state for state in STATE_COLUMNS if f"{state}_count" in rows and rows[f"{state}_count"].sum()]
    return Figure(
        view=view,
        title=title,
        subtitle=spread.subtitle(view, data_version, "ranking"),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        row_count=sum(counts.values()),
        columns=(
            Column("innovation_name", t("columns.innovation_name", language)),
            Column("kind_text", t("columns.copy_kind", language)),
            Column("copy_count", t("measures.recorded.name", language), "integer"),
            *(Column(f"{state}_count", t(f"codes.step.{state}", language), "integer") for state in states),
            Column("no_news_count", t("columns.no_news_count", language), "integer"),
        ),
        query="adopters_by_innovation",
        query_params=view.params(*queries.parameter_names("adopters_by_innovation")),
        drawings={
            "grafik": charts_panels.stacked(
                panels,
                colours=palette.LADDER,
                labels={state: t(f"codes.step.{state}", language) for state in STATE_COLUMNS},
                language=language,
                value_title=t("measures.recorded.unit", language),
                quiet_label=t("words.no_news", language),
                is_upright=False,
            )
        }
        if panels
        else {},
        notes=notes,
        sources=spread.copy_sources(view, data_version),
        all_rows_query="copies_listed",
        key="innovation_id",
    )


def _wide(long: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return one row per innovation and kind with a column per state, most adopters first."""
    names = ["innovation_id", "innovation_name", "is_package", "kind_text", "copy_count", "no_news_count"]
    found = []
    for (innovation, name, is_package), own in long.groupby(["innovation_id", "innovation_name", "is_package"], sort=False):
        counts = dict(zip(own["state"], own["copy_count"], strict=True))
        found.append(
            {
                "innovation_id": innovation,
                "innovation_name": name,
                "is_package": bool(is_package),
                "kind_text": t("words.package" if is_package else "spread.single", language),
                "copy_count": int(own["copy_count"].sum()),
                "no_news_count": int(own["no_news_count"].sum()),
            }
            | {f"{state}_count": int(counts.get(state, 0)) for state in STATE_COLUMNS}
        )
    rows = pd.DataFrame(found, columns=[*names, *(f"{state}_count" for state in STATE_COLUMNS)])
    return rows.sort_values(["copy_count", "innovation_name"], ascending=[False, True], kind="stable").reset_index(drop=True)


def _bars(long: pd.DataFrame, rows: pd.DataFrame, title: str) -> Panel:
    """Return the innovations with at least two adopters as a panel; equal short names are told apart by what follows them."""
    shown = rows[rows["copy_count"] >= LEAST_ADOPTERS].head(MOST_BARS)
    keys = list(shown["innovation_id"])

    def values(column: str, state: str) -> list[int]:
        own = long[(long["state"] == state) & long["innovation_id"].isin(keys)]
        sums = own.groupby("innovation_id")[column].sum()
        return [int(sums.get(key, 0)) for key in keys]

    states = [state for state in STATE_COLUMNS if state in set(long["state"])]
    return Panel(
        title=title,
        names=[_short(str(name)) for name in shown["innovation_name"]],
        series={state: values("copy_count", state) for state in states},
        quiet={state: values("no_news_count", state) for state in states if state != "stopped"},
        keys=keys,
    )


def _short(name: str) -> str:
    """Return a name of at most two short lines, for the axis of a chart."""
    words, lines = name.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 26 and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return family_tree.plain_text("\n".join(lines if len(lines) <= 2 else [lines[0], f"{lines[1]}…"])).replace("\n", "<br>")
