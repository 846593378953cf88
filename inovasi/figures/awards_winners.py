"""Winners: what became of them, and who won again: governments, innovations, units; awards to governments as such stand apart."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import pandas as pd

from inovasi import charts, charts_awards, palette
from inovasi.charts_awards import Cell
from inovasi.figures import awards, common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import day, known, number, t
from inovasi.views import View

FATES = (
    "institutionalised",
    "running",
    "trial",
    "action_plan",
    "committed",
    "chosen",
    "unknown",
    "stopped",
    "undated",
    "explored",
    "none",
)
SHORT_KINDS = {
    "Kabupaten ": "Kab. ",
    "Provinsi ": "Prov. ",
    "Kementerian ": "Kemen. ",
    "Ministry of ": "Min. of ",
    " Regency": " Reg.",
    " Province": " Prov.",
}
AXIS_LETTERS = 27
MOST_GOVERNMENTS = 30  # rows of the grid; the table holds all
MOST_INNOVATIONS = 60


def fate(view: View, data_version: str) -> Figure:
    """Return awarded innovations by the furthest recorded copy of each, by year and by tier of the award."""
    language = view.language
    rows = awards.rows_for("winners_by_state", view, data_version)
    found = records(rows)
    counts = records(awards.rows_for("winner_totals", view, data_version))[0]
    every, _ = awards.totals(view, data_version)
    unnamed = every - counts["winner_count"]
    labels = {state: fate_text(state, language) for state in FATES}
    colours = dict(palette.LADDER) | {
        "none": palette.PAPER,
        "explored": palette.LADDER["chosen"],
        "undated": palette.LADDER["unknown"],
    }
    years = [row["award_year"] for row in found]
    span = list(range(min(years), max(years) + 1)) if years else []
    by_year = {state: [_sum(found, state, "award_year", year) for year in span] for state in FATES}
    tiers = list(dict.fromkeys(row["tier_code"] for row in sorted(found, key=_tier_place)))
    by_tier = {state: [_sum(found, state, "tier_code", tier) for tier in tiers] for state in FATES}
    names = {row["tier_code"]: _tier_name(row, language) for row in found}
    axis = t("awards.winners_axis", language)
    by_year_chart = charts.stacked_years(
        span, _present(by_year), colours=colours, labels=labels, language=language, value_title=axis, height=400
    )
    by_tier_chart = charts.ranked_bars(
        [names[tier] for tier in tiers], _present(by_tier), colours=colours, labels=labels, language=language, value_title=axis
    )
    for chart in (by_year_chart, by_tier_chart):
        _quieten(chart, none=labels["none"], patterned=(labels["explored"], labels["undated"]))
    title = t("figures.award_fate.empty", language)
    if found:
        title = t(
            "figures.award_fate.title",
            language,
            named=number(counts["innovation_count"], language),
            copied=number(counts["copied_count"], language),
            running=number(counts["running_count"], language),
            date=common.cut_off_text(view),
        )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_fate.subtitle", language, years=common.years_text(view), date=common.cut_off_text(view))
        + awards.filters_text(view, data_version),
        alt=title,
        definition=t("figures.award_fate.definition", language),
        rows=rows.assign(furthest_text=[fate_text(state, language) for state in rows["furthest"]]),
        columns=(
            *awards.text_columns(language, "competition"),
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "tier", "furthest_text"),
            *awards.count_columns(language, "winner_count"),
        ),
        query="winners_by_state",
        query_params=awards.params(view, data_version, "winners_by_state"),
        drawings={"menuruttahun": by_year_chart, "menurutjenjang": by_tier_chart} if found else {},
        notes=(
            t("notes.award_fate", language),
            t("notes.award_fate_names", language, unnamed=number(unnamed, language), total=number(every, language)),
            t("notes.award_fate_cause", language),
            *awards.sample_notes(view, data_version),
        ),
        sources=awards.sources(view, data_version, "named_count"),
        all_rows_query="copies_listed",
        missing_count=_total(found, "none"),
    )


def winners(view: View, data_version: str) -> Figure:
    """Return the awarded innovations one by one: award, copies recorded, the furthest copy and its adopter."""
    language = view.language
    rows = awards.with_places(awards.rows_for("winners_listed", view, data_version), view, data_version)
    found = records(rows)
    shown = rows.assign(
        furthest_text=[fate_text(row["furthest"], language) for row in found],
        furthest_since=[
            day(row["furthest_date"], language, row["furthest_precision"]) if row["furthest_date"] is not None else None
            for row in found
        ],
        timing_text=[_timing(row, language) for row in found],
        recorded_count=[row["recorded_count"] or None for row in found],
    )
    counts = records(awards.rows_for("winner_totals", view, data_version))[0]
    count, copied = counts["winner_count"], counts["copied_winner_count"]
    title = t("figures.award_winners.title", language, count=number(count, language), copied=number(copied, language))
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_winners.subtitle", language, years=common.years_text(view), date=common.cut_off_text(view))
        + awards.filters_text(view, data_version),
        alt=title,
        definition=t("figures.award_fate.definition", language),
        rows=shown,
        columns=(
            *awards.text_columns(language, "innovation_name"),
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "tier", "government_name"),
            *awards.count_columns(language, "recorded_count"),
            *awards.text_columns(language, "furthest_text", "furthest_since", "timing_text"),
            Column("adopter_name", t("columns.furthest_adopter", language)),
            *awards.count_columns(
                language, "running_count", "stopped_count", "unknown_count", "undated_count", "explored_count", "other_count"
            ),
            *awards.text_columns(language, "source_url"),
        ),
        query="winners_listed",
        query_params=awards.params(view, data_version, "winners_listed"),
        notes=(t("notes.award_fate", language), *awards.sample_notes(view, data_version)),
        sources=awards.sources(view, data_version, "named_count"),
        all_rows_query="copies_listed",
        missing_count=count - copied,
        row_count=count,
    )


def repeat_governments(view: View, data_version: str) -> Figure:
    """Return the governments and central bodies with awarded innovations in several years, as a grid of years."""
    language = view.language
    rows = awards.rows_for("awards_by_government_year", view, data_version)
    cells = records(rows)
    found = records(_one_per_government(rows))
    drawn = found[:MOST_GOVERNMENTS]
    drawn.sort(key=lambda row: (-row["year_count"], row["government_name"]))
    order = {row["government_id"]: _short_government(row["government_name"]) for row in drawn}
    title = t("figures.award_governments.empty", language)
    if found:
        most = found[0]["year_count"]
        leading = [row["government_name"] for row in found if row["year_count"] == most]
        title = t(
            "figures.award_governments.title",
            language,
            count=number(len(found), language),
            most=number(most, language),
            names=", ".join(leading) if len(leading) <= 3 else t("awards.several", language, count=number(len(leading), language)),
        )
    shown = awards.with_places(pd.DataFrame(found, columns=list(_one_per_government(rows).columns)), view, data_version)
    shown = shown.assign(level_text=[code_text("level", level, language) for level in shown["level"]])
    notes = [t("notes.award_repeat", language), *awards.sample_notes(view, data_version)]
    if len(found) > MOST_GOVERNMENTS:
        notes.insert(
            0, t("notes.award_grid_cut", language, shown=number(MOST_GOVERNMENTS, language), total=number(len(found), language))
        )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_governments.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version),
        alt=title,
        definition=t("measures.awards.definition", language),
        rows=shown,
        columns=(
            *awards.text_columns(language, "government_name", "level_text", "province_name"),
            *awards.count_columns(language, "year_count", "total_count"),
            *awards.text_columns(language, "years_text"),
        ),
        query="awards_by_government_year",
        query_params=awards.params(view, data_version, "awards_by_government_year"),
        drawings={
            "grafik": charts_awards.year_grid(
                [_government_cell(row, order[row["government_id"]], language) for row in cells if row["government_id"] in order],
                list(order.values()),
                years=awards.year_span(view, data_version),
                language=language,
            )
        }
        if found
        else {},
        notes=tuple(notes),
        sources=awards.sources(view, data_version),
        all_rows_query="awards_listed",
        point_kind="government",
    )


def repeat_innovations(view: View, data_version: str) -> Figure:
    """Return the innovations awarded in several years, with the tier of each year."""
    language = view.language
    rows = awards.rows_for("repeat_innovations_listed", view, data_version)
    found = records(rows)
    by_source = awards.rows_for("repeat_innovations_by_source", view, data_version)
    count, row_count = int(by_source["innovation_count"].sum()), int(by_source["award_count"].sum())
    order = list(dict.fromkeys(_short(row["innovation_name"]) for row in found))[:MOST_INNOVATIONS]
    cells = [
        Cell(
            _short(row["innovation_name"]),
            row["award_year"],
            1,
            f"<b>{_plain(row['innovation_name'])}</b><br>{row['competition']} {row['award_year']}: {row['tier']}"
            f"<br>{row['government_name'] or ''}",
            colour=palette.STAGES["special" if row["competition"] == "UNPSA" else "other"],
            symbol="star" if row["competition"] == "UNPSA" else "circle",
            key=row["innovation_id"],
        )
        for row in found
        if _short(row["innovation_name"]) in order
    ]
    title = t("figures.award_again.title", language, count=number(count, language))
    notes = [t("notes.award_again", language), *awards.sample_notes(view, data_version)]
    if count > MOST_INNOVATIONS:
        notes.insert(
            0,
            t("notes.award_again_cut", language, shown=number(MOST_INNOVATIONS, language), total=number(count, language)),
        )
    return Figure(
        view=view,
        title=title if found else t("figures.award_again.empty", language),
        subtitle=t("figures.award_again.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version),
        alt=title,
        definition=t("measures.awards.definition", language),
        rows=rows,
        columns=(
            *awards.text_columns(language, "innovation_name", "government_name", "agency"),
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "competition", "tier", "source_url"),
        ),
        query="repeat_innovations_listed",
        query_params=awards.params(view, data_version, "repeat_innovations_listed"),
        drawings={"grafik": charts_awards.year_grid(cells, order, years=awards.year_span(view, data_version), language=language)}
        if found
        else {},
        notes=tuple(notes),
        sources=common.sources_of(by_source["source_id"], data_version, language),
        all_rows_query="awards_listed",
        row_count=row_count,
        point_kind="innovation",
    )


def units(view: View, data_version: str) -> Figure:
    """Return the units of a government that own several awards, where sources name the unit."""
    language = view.language
    rows = awards.rows_for("awards_by_agency", view, data_version)
    counts = records(awards.rows_for("awarded_totals", view, data_version))[0]
    every, with_unit = counts["award_count"], counts["agency_count"]
    title = t("figures.award_units.title", language, count=number(len(rows), language))
    return Figure(
        view=view,
        title=title if len(rows) else t("figures.award_units.empty", language),
        subtitle=t("figures.award_units.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version),
        alt=title,
        definition=t("measures.awards.definition", language),
        rows=rows,
        columns=(
            *awards.text_columns(language, "agency", "government_name"),
            *awards.count_columns(language, "award_count", "innovation_count", "year_count"),
            Column("first_award_year", t("columns.first_award_year", language), "year"),
            Column("last_award_year", t("columns.last_award_year", language), "year"),
        ),
        query="awards_by_agency",
        query_params=awards.params(view, data_version, "awards_by_agency"),
        notes=(
            t("notes.award_units", language, named=number(with_unit, language), total=number(every, language)),
            *awards.sample_notes(view, data_version),
        ),
        sources=awards.sources(view, data_version, "agency_count"),
        all_rows_query="awards_listed",
        missing_count=every - with_unit,
    )


def fate_text(state: str, language: str) -> str:
    """Return what became of a winner in words: the state of its furthest copy, only explored, or none recorded."""
    key = f"awards.fate.{state}"
    return t(key, language) if known(key, language) else t(f"codes.step.{state}", language)


def _timing(row: Record, language: str) -> str | None:
    """Return whether the furthest copy reached its state before the year of the award or since; unknown without a dated copy."""
    if row["furthest_date"] is None:
        return None
    return t(f"awards.timing.{'before' if row['furthest_date'].year < row['award_year'] else 'since'}", language)


def _one_per_government(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per government with its years as text, those with most years first."""
    years = rows.groupby("government_id")["award_year"].apply(awards.awards_text) if len(rows) else pd.Series(dtype=object)
    once = rows.drop_duplicates("government_id").reset_index(drop=True)
    return once.assign(years_text=[years[key] for key in once["government_id"]])


def _government_cell(row: Record, name: str, language: str) -> Cell:
    words = t(
        "awards.grid_words",
        language,
        name=_plain(row["government_name"]),
        year=row["award_year"],
        count=number(row["award_count"], language),
    )
    return Cell(name, row["award_year"], row["award_count"], words, palette.STAGES["other"], key=row["government_id"])


def _present(series: dict[str, list[int]]) -> dict[str, list[float | None]]:
    return {state: [float(value) for value in values] for state, values in series.items() if any(values)}


def _quieten(chart: dict[str, Any], *, none: str, patterned: Sequence[str]) -> None:
    """Draw what no record tells as a hollow band, and what is only explored or undated as a hatched one."""
    for trace in chart["data"]:
        if trace["name"] == none:
            trace["marker"]["line"] = {"color": palette.LOOK_EDGES["none"], "width": 1}
        if trace["name"] in patterned:
            trace["marker"]["pattern"] = charts.QUIET_PATTERN


def _sum(rows: Sequence[Record], state: str, column: str, value: object) -> int:
    return sum(row["winner_count"] for row in rows if row["furthest"] == state and row[column] == value)


def _total(rows: Sequence[Record], state: str) -> int:
    return sum(row["winner_count"] for row in rows if row["furthest"] == state)


def _tier_place(row: Record) -> tuple[str, int, int, str]:
    """Return where a tier stands in the chart: by competition, the highest first, then the newest."""
    return row["competition"], -(row["tier_order"] or 0), -row["award_year"], row["tier_code"]


def _tier_name(row: Record, language: str) -> str:
    key = f"codes.tier_short.{row['tier_code']}"
    name = t(key, language) if known(key, language) else str(row["tier"])
    return name if row["competition"] == awards.KIPP else f"{row['competition']}: {name}"


def _short_government(name: str) -> str:
    """Return a name as an axis has room for it, on two lines where it is long, never cut: Kab. Bangka, Kepolisian Negara / Republik Indonesia."""
    for long, short in SHORT_KINDS.items():
        name = name.replace(long, short)
    return "<br>".join(wrap(_plain(name), AXIS_LETTERS))


def _short(name: str, most: int = 40) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _plain(text: str) -> str:
    """Return a text that Plotly shows as it is: its hover labels read a few tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
