"""How innovations spread: recorded adopters over time, and what the other figures of the page share (names, subtitles, sources, gates)."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from inovasi import charts_panels, origin, palette, queries
from inovasi.charts_panels import Panel
from inovasi.figures import common
from inovasi.figures.base import Column, Figure, Source
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.map_measure import STATE_COLUMNS
from inovasi.i18n import number, t
from inovasi.views import FIRST_YEAR, View

RUNNING = ("running", "institutionalised")


def innovation_name(view: View, data_version: str) -> str:
    """Return the name of the view's innovation, copied or not, its key when it has none, or '' when none is chosen."""
    if not view.innovation:
        return ""
    rows = common.rows_for("innovation_names_listed", view, data_version)
    return str(rows["innovation_name"].iloc[0]) if len(rows) else view.innovation


def subtitle(view: View, data_version: str, code: str, **values: object) -> str:
    """Return a figure's subtitle: what is shown, then innovation, place, years and packages of the view."""
    language = view.language
    parts = [
        t(f"figures.{code}.subtitle", language, **values),
        innovation_name(view, data_version) or t("spread.every_innovation", language),
        common.place_text(view, data_version),
        t("words.first_recorded", language, first=view.first_year, last=view.last_year),
        t("words.state_on", language, date=common.cut_off_text(view)),
    ]
    if view.packages == "out":
        parts.append(t("words.without_packages", language))
    return " · ".join(parts)


def copy_sources(view: View, data_version: str, *, with_origin: bool = False) -> tuple[Source, ...]:
    """Return the sources of the recorded copies of the view's innovation and province (as adopter, or as origin, too)."""
    sides = ("adopter_province", "origin_province") if with_origin and view.province else ("adopter_province",)
    found = [sources_behind(view, data_version, **{side: view.province}) for side in sides]
    keys = {key for rows in found for key in rows.loc[rows["recorded_count"] > 0, "source_id"]}
    return common.sources_of(keys, data_version, view.language)


def sources_behind(view: View, data_version: str, *, adopter_province: str = "", origin_province: str = "") -> pd.DataFrame:
    """Return the sources of the copies of the view's innovation with how many rest on each: all, and recorded ones; codes narrow them."""
    params = view.params("frame", "cut_off", "first_year", "with_packages", "innovation")
    return queries.run(
        "copy_sources_listed", data_version, **params, adopter_province=adopter_province, origin_province=origin_province
    )


def gate(view: View, conditions: Sequence[tuple[str, int, int]]) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Return what a method needs and what there is, as the rows and columns of its figure. A condition is its words, the need, what is found."""
    language = view.language
    rows = pd.DataFrame(
        [
            {"condition": words, "needed": needed, "found": found, "lacking": max(needed - found, 0)}
            for words, needed, found in conditions
        ]
    )
    columns = (
        Column("condition", t("columns.condition", language)),
        Column("needed", t("columns.needed", language), "integer"),
        Column("found", t("columns.found", language), "integer"),
        Column("lacking", t("columns.lacking", language), "integer"),
    )
    return rows, columns


def first_year_note(view: View) -> tuple[str, ...]:
    """Return the note that the first year does not narrow a figure, where the view sets one."""
    return () if view.first_year == FIRST_YEAR else (t("notes.no_first_year", view.language),)


def cumulative(view: View, data_version: str) -> Figure:
    """Return recorded copies at the end of each year by the furthest step reached by then; packages in a panel of their own."""
    language = view.language
    states = {year: _states_at(view, data_version, year) for year in range(view.first_year, view.last_year + 1)}
    filled = [year for year, found in states.items() if any(row["state"] for row in found)]
    years = list(range(filled[0], view.last_year + 1)) if filled else []
    undated = sum(int(row["copy_count"]) for row in states[view.last_year] if row["state"] is None)
    rows = pd.DataFrame(
        [
            {
                "year": year,
                "is_package": bool(row["is_package"]),
                "state": row["state"],
                "kind_text": t("words.package" if row["is_package"] else "spread.single", language),
                "state_text": code_text("step", row["state"], language),
                "copy_count": int(row["copy_count"]),
                "no_news_count": int(row["no_news_count"]),
            }
            for year in years
            for row in states[year]
            if row["state"]
        ],
        columns=["year", "is_package", "state", "kind_text", "state_text", "copy_count", "no_news_count"],
    )
    now = rows[rows["year"] == view.last_year]
    total, packages = int(now["copy_count"].sum()), int(now.loc[now["is_package"], "copy_count"].sum())
    running = int(now.loc[now["state"].isin(RUNNING), "copy_count"].sum())
    kind = ("title" if packages else "title_single") + ("" if running else "_none")
    title = t(
        f"figures.cumulative.{kind}",
        language,
        total=number(total, language),
        single=number(total - packages, language),
        packages=number(packages, language),
        running=number(running, language),
        date=common.cut_off_text(view),
    )
    notes = [
        t("notes.cumulative", language),
        t("notes.quiet", language),
        origin.told("notes.sample_copies", language, data_version),
    ]
    if undated:
        notes.insert(1, t("notes.undated_copies", language, count=number(undated, language)))
    panels = [
        _panel(rows, years, is_package=False, title=t("spread.single", language)),
        _panel(rows, years, is_package=True, title=t("spread.packages", language)),
    ]
    chart = charts_panels.stacked(
        [panel for panel in panels if any(panel.totals)],
        colours=palette.LADDER,
        labels={state: t(f"codes.step.{state}", language) for state in STATE_COLUMNS},
        language=language,
        value_title=t("measures.recorded.unit", language),
        quiet_label=t("words.no_news", language),
        height=560 if all(any(panel.totals) for panel in panels) else 400,
    )
    return Figure(
        view=view,
        title=title if total else t("spread.nothing", language),
        subtitle=subtitle(view, data_version, "cumulative"),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        columns=(
            Column("year", t("columns.until_year", language), "year"),
            Column("kind_text", t("columns.copy_kind", language)),
            Column("state_text", t("columns.state", language)),
            Column("copy_count", t("measures.recorded.name", language), "integer"),
            Column("no_news_count", t("columns.no_news_count", language), "integer"),
        ),
        query="adopters_by_state",
        query_params=view.params(*queries.parameter_names("adopters_by_state")),
        drawings={"grafik": chart} if total else {},
        notes=tuple(notes),
        sources=copy_sources(view, data_version),
        all_rows_query="copies_listed",
        missing_count=undated,
    )


def _states_at(view: View, data_version: str, year: int) -> list[Record]:
    """Return the copies by state at the end of a year; the definition of a state stays where it is, in SQL."""
    return records(common.rows_for("adopters_by_state", replace(view, last_year=year), data_version))


def _panel(rows: pd.DataFrame, years: Sequence[int], *, is_package: bool, title: str) -> Panel:
    own = rows[rows["is_package"] == is_package]

    def values(column: str, state: str) -> list[int]:
        sums = own[own["state"] == state].groupby("year")[column].sum()
        return [int(sums.get(year, 0)) for year in years]

    states = [state for state in STATE_COLUMNS if state in set(own["state"])]
    return Panel(
        title=title,
        names=[str(year) for year in years],
        series={state: values("copy_count", state) for state in states},
        quiet={state: values("no_news_count", state) for state in states if state != "stopped"},
    )
