"""How long it takes: from an award to the first recorded copy, and from the choice of an innovation to a copy that runs."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from inovasi import charts_curves, origin, queries
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, records
from inovasi.i18n import day, number, percent, t
from inovasi.statistics import survival
from inovasi.views import View

FIRST_LOOK_YEARS = 5  # the share by then stands in the title where the median is not reached


@dataclass(frozen=True)
class Units:
    """Durations in years with their flags (event or censored), what was left out by reason, where they come from, and the query of all rows."""

    code: str
    query: str
    durations: tuple[float, ...]
    happened: tuple[bool, ...]
    left_out: tuple[tuple[str, int], ...]
    source_ids: tuple[str, ...]
    all_rows_query: str = ""


def to_first_copy(view: View, data_version: str) -> Figure:
    """Return the time from the first award of an innovation to its first recorded copy."""
    return _figure(view, data_version, first_copies(view, data_version))


def to_running(view: View, data_version: str) -> Figure:
    """Return the time from the choice of an innovation (or a commitment to it) to a copy recorded as running."""
    return _figure(view, data_version, running_copies(view, data_version))


def first_copies(view: View, data_version: str) -> Units:
    """Return awarded innovations with their time to the first recorded copy; censored at the view's day.

    Left out and counted: those already copied before the year of the award, and those whose only copies are undated.
    """
    durations: list[float] = []
    happened: list[bool] = []
    before = undated = 0
    for row in records(common.rows_for("first_copies_by_day", view, data_version)):
        year, count = int(row["award_year"]), int(row["innovation_count"])
        award = (date(year, 1, 1), date(year, 12, 31))
        if row["first_copy_to"] is None and row["has_undated"]:
            undated += count
        elif row["first_copy_to"] is None:
            durations += [survival.years_between(award, (view.cut_off, view.cut_off)) or 0.0] * count
            happened += [False] * count
        else:
            years = survival.years_between(award, _span(row, "first_copy"))
            before += count if years is None else 0
            if years is not None:
                durations += [years] * count
                happened += [True] * count
    sources = common.rows_for("awarded_innovations_by_source", view, data_version)["source_id"]
    return Units(
        "first_copy",
        "first_copies_by_day",
        tuple(durations),
        tuple(happened),
        (("before", before), ("undated", undated)),
        tuple(str(source) for source in sources if source),
        "awarded_innovations_listed",
    )


def running_copies(view: View, data_version: str) -> Units:
    """Return copies with a dated choice and their time to running; censored where they stopped, else at the view's day.

    Left out and counted: those that certainly ran before they were chosen.
    """
    durations: list[float] = []
    happened: list[bool] = []
    before = 0
    for row in records(common.rows_for("chosen_copies_by_day", view, data_version)):
        count, chosen = int(row["copy_count"]), _span(row, "chosen")
        if row["running_to"] is not None:
            years = survival.years_between(chosen, _span(row, "running"))
            before += count if years is None else 0
            if years is not None:
                durations += [years] * count
                happened += [True] * count
        else:
            end = row["stopped_to"].date() if row["stopped_to"] is not None else view.cut_off
            durations += [survival.years_between(chosen, (end, end)) or 0.0] * count
            happened += [False] * count
    sources = common.rows_for("chosen_copies_by_source", view, data_version)["source_id"]
    return Units(
        "to_running",
        "chosen_copies_by_day",
        tuple(durations),
        tuple(happened),
        (("ran_before", before),),
        tuple(str(source) for source in sources if source),
        "chosen_copies_listed",
    )


def _span(row: Record, name: str) -> tuple[date, date]:
    return row[f"{name}_from"].date(), row[f"{name}_to"].date()


def _figure(view: View, data_version: str, units: Units) -> Figure:
    """Return the curve where the gate is open; else what is missing."""
    language, code = view.language, units.code
    events = sum(units.happened)
    notes = [t("notes.censored", language, date=day(view.cut_off, language)), t(f"notes.{code}", language)]
    notes += [t(f"notes.left_out_{reason}", language, count=number(count, language)) for reason, count in units.left_out if count]
    notes += spread.first_year_note(view) if code == "first_copy" else ()
    notes.append(origin.told("notes.sample_copies", language, data_version))
    is_open = survival.is_enough(len(units.durations), events)
    if is_open:
        curve = survival.kaplan_meier(units.durations, units.happened)
        title = _title(curve, code, language)
        rows, columns = _curve_rows(curve, units, language)
        drawings = {"grafik": _drawing(curve, units, language)}
    else:
        title = t(
            f"figures.{code}.gate",
            language,
            events=number(events, language),
            units=number(len(units.durations), language),
            least_events=survival.LEAST_EVENTS,
            least_units=survival.LEAST_UNITS,
        )
        conditions = (
            (t(f"figures.{code}.units", language), survival.LEAST_UNITS, len(units.durations)),
            (t(f"figures.{code}.events", language), survival.LEAST_EVENTS, events),
        )
        rows, columns = spread.gate(view, conditions)
        drawings = {}
        notes.insert(0, t(f"figures.{code}.opens", language))
    return Figure(
        view=view,
        title=title,
        subtitle=spread.subtitle(view, data_version, code),
        alt=title,
        definition=t(f"figures.{code}.definition", language),
        rows=rows,
        columns=columns,
        query=units.query,
        query_params=view.params(*queries.parameter_names(units.query)),
        drawings=drawings,
        notes=tuple(notes),
        sources=common.sources_of(units.source_ids, data_version, language),
        all_rows_query=units.all_rows_query or units.query,
        missing_count=sum(count for _, count in units.left_out),
    )


def _title(curve: survival.Curve, code: str, language: str) -> str:
    if curve.median is None:
        return t(
            f"figures.{code}.title_share",
            language,
            share=percent(curve.share_by(FIRST_LOOK_YEARS), language),
            years=FIRST_LOOK_YEARS,
            events=number(curve.event_count, language),
            units=number(curve.unit_count, language),
        )
    low, high = (number(bound, language, 1) for bound in (curve.median_low, curve.median_high))
    return t(
        f"figures.{code}.title_median",
        language,
        median=number(curve.median, language, 1),
        interval=t("words.interval", language, low=low, high=high),
        events=number(curve.event_count, language),
        units=number(curve.unit_count, language),
    )


def _curve_rows(curve: survival.Curve, units: Units, language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Return the curve as a table: at each time of an event the numbers at risk, the events, and the share so far with its bounds."""
    rows = pd.DataFrame(
        {
            "years": curve.times,
            "at_risk": survival.at_risk(units.durations, curve.times),
            "event_count": curve.events,
            "base_count": curve.unit_count,
            "share": [1 - value for value in curve.survival],
            "low": [None if bound is None else 1 - bound for bound in curve.high],
            "high": [None if bound is None else 1 - bound for bound in curve.low],
        }
    )
    return rows, (
        Column("years", t("columns.years_after", language), "number", 1),
        Column("at_risk", t("columns.at_risk", language), "integer"),
        Column("event_count", t("columns.event_count", language), "integer"),
        Column("base_count", t(f"figures.{units.code}.units", language), "integer"),
        Column("share", t("columns.event_share", language), "share", 1),
        Column("low", t("columns.low", language), "share", 1),
        Column("high", t("columns.high", language), "share", 1),
    )


def _drawing(curve: survival.Curve, units: Units, language: str) -> dict[str, object]:
    return charts_curves.time_to_event(
        curve,
        units.durations,
        language=language,
        value_title=t(f"figures.{units.code}.value", language),
        time_title=t(f"figures.{units.code}.time", language),
        at_risk_title=t("columns.at_risk", language),
        band_label=t("spread.band", language),
    )
