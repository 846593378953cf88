"""What a comparison of hubs could be run on: cohorts, their panels, and the gates of difference-in-differences and synthetic control.

Treatment is the year in which a province was named an innovation hub: hubs are the only step of the programme whose places and years
are nearly all on record, whereas recorded copies follow the press. Places to compare with are provinces not named as hubs in the window.
From 2024 on twelve more hubs exist that no source names, so no comparison uses years from 2024 on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from inovasi import queries, series
from inovasi.access import readers
from inovasi.figures import common, indicator_values
from inovasi.figures.base import Column, Figure, Source
from inovasi.figures.common import records
from inovasi.figures.indicator_values import Indicator
from inovasi.i18n import number, t
from inovasi.statistics import association, comparison
from inovasi.statistics.gates import AT_LEAST, Condition, Gate
from inovasi.views import View

DESIGNATIONS = ("designation", "commitment", "invitation")  # events by which a province becomes a hub
LAST_CLEAN_YEAR = 2023  # hubs of 2024 are not named
FRAME = "34"  # the provinces of the years before 2024
METHODS: Mapping[str, tuple[str, str, str]] = {**association.METHODS, **comparison.METHODS}


@dataclass(frozen=True)
class Case:
    """One cohort of hubs (or one hub) with the panel that its comparison would use, and the gate of the method."""

    year: int
    named: tuple[str, ...]  # lands of the hubs, with or without values
    treated: tuple[str, ...]  # those with every value of the window
    compared: tuple[str, ...]
    panel: pd.DataFrame
    gate: Gate


def with_hubs(what: Indicator, view: View, data_version: str) -> tuple[Source, ...]:
    """Return the sources of an indicator and of the designations that a comparison takes as its treatment."""
    events = queries.run("hub_events_listed", data_version, **view.params(*queries.parameter_names("hub_events_listed")))
    named = events[events["event_type"].isin(DESIGNATIONS)]
    return common.sources_of([*what.rows["source_id"], *named["source_id"]], data_version, view.language)


@readers.kept(maxsize=64)
def _treatment(view: View, data_version: str) -> dict[str, int | None]:
    """Return the hub year of every land of the 34 frame, None for a province not named by the end of the last clean year."""
    cut_off = min(view.as_of, date(LAST_CLEAN_YEAR, 12, 31))
    rows = queries.run("hub_status_by_province", data_version, frame=FRAME, cut_off=cut_off)
    lands = series.lands(queries.run("province_successions_listed", data_version))
    return {
        lands[(FRAME, str(row["province_code"]))]: int(row["since_year"]) if row["since_year"] is not None else None
        for row in records(rows)
    }


def window(view: View, data_version: str, year: int) -> tuple[pd.DataFrame, int]:
    """Return the panel of the era that holds the year before a cohort's, and the breaks between it and the second year after."""
    what = indicator_values.asked(view, data_version)
    rows = what.rows[what.rows["indicator_year"] <= LAST_CLEAN_YEAR]
    era = sum(year - 1 >= first for first in what.breaks)
    breaks = sum(1 for first in what.breaks if year - 1 < first <= year - 1 + comparison.DID_AFTER)
    return (series.panel(rows, era) if not what.is_partial else pd.DataFrame()), breaks


def did_cases(view: View, data_version: str) -> tuple[Case, ...]:
    """Return every cohort of hubs with its gate, the nearest to open first (fewest unmet conditions, then most provinces, then oldest)."""
    return _did_cases(replace(indicator_values.plain(view), language="id", measure=""), data_version)


@readers.kept(maxsize=64)
def _did_cases(view: View, data_version: str) -> tuple[Case, ...]:
    treatment = _treatment(view, data_version)
    cases = []
    for year in sorted({when for when in treatment.values() if when is not None}):
        panel, breaks = window(view, data_version, year)
        treated = tuple(land for land in panel.index if treatment.get(str(land)) == year)
        compared = tuple(land for land in panel.index if str(land) in treatment and treatment[str(land)] is None)
        panel = panel.loc[[*treated, *compared]]
        years = [int(column) for column in panel.columns]
        before, after = sum(at < year for at in years), sum(at >= year for at in years)
        trend = None
        if before >= comparison.DID_BEFORE and after >= 1 and len(treated) >= 2 and len(compared) >= 2:
            trend = comparison.group_time_effects(panel, treated, year).trend_p
        gate = comparison.did_gate(
            before=before, after=after, treated=len(treated), compared=len(compared), breaks=breaks, trend_p=trend
        )
        named = tuple(land for land, when in treatment.items() if when == year)
        cases.append(Case(year, named, treated, compared, panel, gate))
    return tuple(sorted(cases, key=lambda case: (len(case.gate.unmet), -len(case.named), case.year)))


def scm_cases(view: View, data_version: str) -> tuple[Case, ...]:
    """Return every hub (or the chosen province alone, when it is one) with its gate, the nearest to open first."""
    return _scm_cases(replace(indicator_values.plain(view), language="id", measure=""), data_version)


@readers.kept(maxsize=64)
def _scm_cases(view: View, data_version: str) -> tuple[Case, ...]:
    treatment = _treatment(view, data_version)
    lands = series.lands(queries.run("province_successions_listed", data_version))
    picked = lands.get((view.shown_frame, view.province), "") if view.province else ""
    hubs = {land: year for land, year in treatment.items() if year is not None}
    wanted = {picked: hubs[picked]} if picked in hubs else hubs
    windows = {year: window(view, data_version, year) for year in set(wanted.values())}
    cases = []
    for land, year in sorted(wanted.items()):
        panel, breaks = windows[year]
        donors = tuple(str(other) for other in panel.index if str(other) in treatment and treatment[str(other)] is None)
        has_values = land in panel.index
        panel = panel.loc[[land, *donors]] if has_values else panel.loc[[]]
        years = [int(column) for column in panel.columns] if has_values else []
        before, after = sum(at < year for at in years), sum(at >= year for at in years)
        share = None
        if before >= comparison.SCM_BEFORE and after >= 1 and len(donors) >= comparison.SCM_DONORS:
            share = comparison.misfit(comparison.synthetic_control(panel, land, year), panel, year)
        gate = comparison.scm_gate(
            before=before, after=after, donors=len(donors) if has_values else 0, breaks=breaks, misfit_share=share
        )
        cases.append(Case(year, (land,), (land,) if has_values else (), donors, panel, gate))
    return tuple(
        sorted(cases, key=lambda case: (len(case.gate.unmet), -sum(int(at) < case.year for at in case.panel.columns), case.named))
    )


def did_gate(view: View, data_version: str) -> Figure:
    """Return what difference-in-differences needs, what is there, and what would open it, for the cohort nearest to open."""
    return _gate_figure(view, data_version, "did", did_cases(view, data_version))


def scm_gate(view: View, data_version: str) -> Figure:
    """Return the same for synthetic control, for the hub nearest to open."""
    return _gate_figure(view, data_version, "scm", scm_cases(view, data_version))


def _gate_figure(view: View, data_version: str, method: str, cases: Sequence[Case]) -> Figure:
    language = view.language
    what = indicator_values.asked(view, data_version)
    case = cases[0] if cases else nobody(view, method)
    gate = case.gate
    conditions = gate.conditions
    rows = pd.DataFrame(
        {
            "condition_text": [t(f"gates.{method}.{item.code}", language) for item in conditions],
            "needed_text": [_needed(item, language) for item in conditions],
            "present_text": [_present(item, language) for item in conditions],
            "met_text": [t("gates.met" if item.is_met else "gates.unmet", language) for item in conditions],
            "opens_text": ["" if item.is_met else t(f"gates.{method}.{item.code}_opens", language) for item in conditions],
        }
    )
    place = land_names(case.named, data_version, language)
    words = {
        "name": what.name,
        "year": case.year,
        "place": ", ".join(place) or t("gates.nobody", language),
        "unmet": len(gate.unmet),
        "total": len(conditions),
    }
    title = t(f"gates.{method}.{'open' if gate.is_open else 'closed'}", language, **words)
    others = [other for other in cases[1:] if method == "did"]
    notes = [t(f"gates.{method}.treatment", language), t("gates.clean_years", language, year=LAST_CLEAN_YEAR)]
    if others:
        parts = [
            t(
                "gates.other_cohort",
                language,
                year=other.year,
                count=len(other.named),
                reason=t("gates.lacking", language, condition=t(f"gates.did.{other.gate.unmet[0].code}", language).lower())
                if other.gate.unmet
                else t("gates.all_met", language),
            )
            for other in sorted(others, key=lambda item: item.year)
        ]
        notes.append(t("gates.others", language, cohorts="; ".join(parts)))
    elif method == "scm" and len(cases) > 1:
        opened = sum(1 for other in cases if other.gate.is_open)
        notes.append(t("gates.scm.others", language, total=len(cases), open=opened))
    return Figure(
        view=view,
        title=title,
        subtitle=t(f"gates.{method}.{'subtitle_open' if gate.is_open else 'subtitle'}", language, **words),
        alt=title,
        definition=t(METHODS[method][1], language),
        rows=rows,
        columns=tuple(
            Column(f"{name}_text", t(f"columns.gate_{name}", language))
            for name in ("condition", "needed", "present", "met", "opens")
        ),
        query="indicator_series",
        query_params=view.params("first_year", "last_year") | {"indicator_id": what.id},
        notes=tuple(notes),
        sources=with_hubs(what, view, data_version),
        all_rows_query="indicator_values_listed",
    )


def nobody(view: View, method: str) -> Case:
    """Return the case of a day on which no province was a hub yet."""
    gate = (
        comparison.did_gate(before=0, after=0, treated=0, compared=0, breaks=0, trend_p=None)
        if method == "did"
        else comparison.scm_gate(before=0, after=0, donors=0, breaks=0, misfit_share=None)
    )
    return Case(min(view.last_year, view.as_of.year), (), (), (), pd.DataFrame(), gate)


def _needed(item: Condition, language: str) -> str:
    key = "gates.at_least" if item.relation == AT_LEAST else "gates.at_most"
    return t(key, language, value=number(item.needed, language, item.decimals))


def _present(item: Condition, language: str) -> str:
    if item.present is None:
        return t("gates.not_counted", language)
    if item.decimals and 0 < item.present < 10**-item.decimals:
        return t("gates.below", language, value=number(10**-item.decimals, language, item.decimals))
    return number(item.present, language, item.decimals)


def land_names(lands: Sequence[str], data_version: str, language: str) -> list[str]:
    places = sorted((land.split(".") for land in lands), key=lambda place: place[1])
    return [common.province_names(data_version, frame, language)[code] for frame, code in places]


def is_open(view: View, data_version: str, method: str) -> bool:
    """Say whether a method's gate is open for the view's indicator."""
    cases = did_cases(view, data_version) if method == "did" else scm_cases(view, data_version)
    return bool(cases) and cases[0].gate.is_open
