"""Indicators beside replication: rank correlation, difference-in-differences and synthetic control, each behind its gate.

Treatment is the year in which a province was named an innovation hub: hubs are the only step of the programme whose places and years
are nearly all on record, whereas recorded copies follow the press. Places to compare with are provinces not named as hubs in the window.
From 2024 on twelve more hubs exist that no source names, so no comparison uses years from 2024 on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from inovasi import charts_evidence, charts_series, origin, queries, series
from inovasi.access import readers
from inovasi.figures import common, indicators
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import records
from inovasi.figures.indicators import Indicator
from inovasi.i18n import day, number, percent, t
from inovasi.statistics import association, comparison
from inovasi.statistics.gates import AT_LEAST, Condition, Gate
from inovasi.views import View

MEASURES = ("recorded", "recorded_per_million")
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


def chosen_measure(view: View) -> str:
    """Return the measure of copies of a view, or recorded copies when the view carries a measure of another page."""
    return view.measure if view.measure in MEASURES else MEASURES[0]


def against_copies(view: View, data_version: str) -> Figure:
    """Return the indicator against recorded copies, province by province on the frame of the indicator, with rho behind its gate."""
    what = indicators.asked(view, data_version)
    language, measure = view.language, chosen_measure(view)
    provinces = what.provinces
    whole = provinces[~provinces["is_partial"].astype(bool)] if len(provinces) else provinces
    used = whole if len(whole) and not what.is_partial else provinces
    year = int(used["indicator_year"].max()) if len(used) else view.last_year
    frame = str(used.loc[used["indicator_year"] == year, "frame"].iloc[0]) if len(used) else view.shown_frame
    cut_off = min(view.as_of, date(year, 12, 31))
    params = view.params("first_year", "with_packages") | {
        "frame": frame,
        "cut_off": cut_off,
        "indicator_id": what.id,
        "indicator_year": year,
    }
    rows = queries.run("indicator_against_copies_by_province", data_version, **params)
    names = common.province_names(data_version, frame, language)
    short = {
        str(row["province_code"]): str(row["abbreviation"])
        for row in records(queries.run("province_frames_listed", data_version, frame=frame))
    }
    column = {"recorded": "copy_count", "recorded_per_million": "copies_per_million"}[measure]
    found = records(rows)
    both = [row for row in found if row["indicator_value"] is not None and row[column] is not None]
    decimals = 0 if measure == "recorded" else 2
    measure_name = t(f"impact.measure_{measure}", language)
    points = [
        (
            str(row["province_code"]),
            short[str(row["province_code"])],
            float(row[column]),
            float(row["indicator_value"]),
            t(
                "figures.impact_scatter.point",
                language,
                province=names[str(row["province_code"])],
                copies=number(float(row[column]), language, decimals),
                measure=measure_name.lower(),
                value=what.written(float(row["indicator_value"])),
                unit=what.unit,
            ),
        )
        for row in both
    ]
    gate = association.gate(0 if what.is_partial else len(both))
    title, statistic = _association_words(what, points, gate, measure_name, language)
    missing = [names[str(row["province_code"])] for row in found if row not in both]
    notes = [statistic, t("notes.no_cause_place", language)]
    if missing:
        key = "missing_few" if measure == "recorded_per_million" else "missing"
        notes.append(t(f"figures.impact_scatter.{key}", language, count=len(missing), names=", ".join(missing)))
    notes.append(origin.told("notes.sample_copies", language, data_version))
    shown = rows.assign(
        province_name=[names[code] for code in rows["province_code"]],
        used_text=[t("words.yes" if row in both else "words.no", language) for row in found],
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t(
            "figures.impact_scatter.subtitle",
            language,
            name=what.name,
            unit=what.unit,
            year=year,
            measure=measure_name.lower(),
            date=day(cut_off, language),
            frame=frame,
            n=len(both),
        ),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=shown,
        columns=(
            Column("province_name", t("columns.province_name", language)),
            Column("indicator_value", f"{what.name}, {year}", "number", int(what.entry["decimals"]), what.unit),
            Column("copy_count", t("impact.measure_recorded", language), "integer"),
            Column("copies_per_million", t("impact.measure_recorded_per_million", language), "number", 2),
            Column("population_thousand", t("columns.population_thousand", language), "number", 1),
            Column("population_year", t("columns.population_year", language), "year"),
            Column("used_text", t("columns.in_chart", language)),
        ),
        query="indicator_against_copies_by_province",
        query_params=params,
        drawings={
            "grafik": charts_evidence.named_scatter(
                points,
                chosen=view.province,
                x_title=measure_name,
                y_title=f"{what.name} ({what.unit})",
                language=language,
            )
        }
        if points
        else {},
        notes=tuple(notes),
        sources=common.sources_of(what.rows.loc[what.rows["indicator_year"] == year, "source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
        point_kind="province",
        missing_count=len(missing),
    )


def _association_words(
    what: Indicator, points: Sequence[tuple[str, str, float, float, str]], gate: Gate, measure_name: str, language: str
) -> tuple[str, str]:
    """Return the title and the sentence on the coefficient, or on why there is none."""
    words = {"name": what.name, "measure": measure_name.lower(), "n": len(points), "needed": association.FEWEST_PLACES}
    xs, ys = [x for _, _, x, _, _ in points], [y for _, _, _, y, _ in points]
    if what.is_partial:
        return (
            t("figures.impact_scatter.title_partial", language, **words),
            t("figures.impact_scatter.partial", language, **words),
        )
    if not gate.is_open or len(set(xs)) < 2 or len(set(ys)) < 2:
        return t("figures.impact_scatter.title_closed", language, **words), t("figures.impact_scatter.closed", language, **words)
    found = association.spearman(xs, ys)
    key = "title_unclear" if found.low <= 0 <= found.high else "title_up" if found.rho > 0 else "title_down"
    written = {name: signed(getattr(found, name), language, 2).removeprefix("+") for name in ("rho", "low", "high")}
    return t(f"figures.impact_scatter.{key}", language, **words, **written), t(
        "figures.impact_scatter.statistic", language, **words, **written
    )


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


def _window(view: View, data_version: str, year: int) -> tuple[pd.DataFrame, int]:
    """Return the panel of the era that holds the year before a cohort's, and the breaks between it and the second year after."""
    what = indicators.asked(view, data_version)
    rows = what.rows[what.rows["indicator_year"] <= LAST_CLEAN_YEAR]
    era = sum(year - 1 >= first for first in what.breaks)
    breaks = sum(1 for first in what.breaks if year - 1 < first <= year - 1 + comparison.DID_AFTER)
    return (series.panel(rows, era) if not what.is_partial else pd.DataFrame()), breaks


def did_cases(view: View, data_version: str) -> tuple[Case, ...]:
    """Return every cohort of hubs with its gate, the nearest to open first (fewest unmet conditions, then most provinces, then oldest)."""
    return _did_cases(replace(indicators.plain(view), language="id", measure=""), data_version)


@readers.kept(maxsize=64)
def _did_cases(view: View, data_version: str) -> tuple[Case, ...]:
    treatment = _treatment(view, data_version)
    cases = []
    for year in sorted({when for when in treatment.values() if when is not None}):
        panel, breaks = _window(view, data_version, year)
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
    return _scm_cases(replace(indicators.plain(view), language="id", measure=""), data_version)


@readers.kept(maxsize=64)
def _scm_cases(view: View, data_version: str) -> tuple[Case, ...]:
    treatment = _treatment(view, data_version)
    lands = series.lands(queries.run("province_successions_listed", data_version))
    picked = lands.get((view.shown_frame, view.province), "") if view.province else ""
    hubs = {land: year for land, year in treatment.items() if year is not None}
    wanted = {picked: hubs[picked]} if picked in hubs else hubs
    cases = []
    for land, year in sorted(wanted.items()):
        panel, breaks = _window(view, data_version, year)
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
    what = indicators.asked(view, data_version)
    case = cases[0] if cases else _nobody(view, method)
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
    place = _land_names(case.named, data_version, language)
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
        sources=common.sources_of(what.rows["source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
    )


def _nobody(view: View, method: str) -> Case:
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


def _land_names(lands: Sequence[str], data_version: str, language: str) -> list[str]:
    places = sorted((land.split(".") for land in lands), key=lambda place: place[1])
    return [common.province_names(data_version, frame, language)[code] for frame, code in places]


def is_open(view: View, data_version: str, method: str) -> bool:
    """Say whether a method's gate is open for the view's indicator."""
    cases = did_cases(view, data_version) if method == "did" else scm_cases(view, data_version)
    return bool(cases) and cases[0].gate.is_open


def did_effects(view: View, data_version: str) -> Figure:
    """Return the effects of the open cohort by year, their mean with its interval, the trend before and the placebo runs.

    While the gate is closed it is the gate.
    """
    if not is_open(view, data_version, "did"):
        return did_gate(view, data_version)
    case = did_cases(view, data_version)[0]
    what = indicators.asked(view, data_version)
    language = view.language
    found = comparison.group_time_effects(case.panel, case.treated, case.year)
    draws = comparison.placebo_averages(case.panel, len(case.treated), case.year)
    share = comparison.placebo_share(found.average, draws)
    digits = max(int(what.entry["decimals"]), 1)
    written = {name: signed(getattr(found, name), language, digits) for name in ("average", "low", "high")}
    words = {"name": what.name, "unit": what.unit_of_change, "year": case.year, "base": found.base_year, **written}
    is_unclear = found.low <= 0 <= found.high
    title = t("figures.did.title_unclear" if is_unclear else "figures.did.title_clear", language, **words)
    rows = pd.DataFrame(
        {
            "effect_year": [effect.year for effect in found.effects],
            "estimate": [effect.estimate for effect in found.effects],
            "low": [effect.low for effect in found.effects],
            "high": [effect.high for effect in found.effects],
            "period_text": [t("words.after" if effect.is_after else "words.before", language) for effect in found.effects],
        }
    )
    points = [
        (
            effect.year,
            effect.estimate,
            effect.low,
            effect.high,
            effect.is_after,
            t(
                "figures.did.point",
                language,
                year=effect.year,
                estimate=signed(effect.estimate, language, digits),
                low=signed(effect.low, language, digits),
                high=signed(effect.high, language, digits),
            ),
        )
        for effect in found.effects
    ]
    statistic = t(
        "figures.did.statistic",
        language,
        **words,
        treated=found.treated_count,
        compared=found.compared_count,
        trend=number(found.trend_p, language, 2),
        share=percent(share, language),
        draws=number(len(draws), language),
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.did.subtitle", language, **words, treated=found.treated_count, compared=found.compared_count),
        alt=title,
        definition=t("methods.did.text", language),
        rows=rows,
        columns=(
            Column("effect_year", t("columns.indicator_year", language), "year"),
            Column("estimate", t("columns.effect", language), "number", digits, what.unit_of_change),
            Column("low", t("columns.low", language), "number", digits, what.unit_of_change),
            Column("high", t("columns.high", language), "number", digits, what.unit_of_change),
            Column("period_text", t("columns.period_text", language)),
        ),
        query="indicator_series",
        query_params=view.params("first_year", "last_year") | {"indicator_id": what.id},
        drawings={
            "grafik": charts_evidence.effects(
                points,
                base_year=found.base_year,
                before_name=t("words.before", language),
                after_name=t("words.after", language),
                base_name=t("figures.did.base", language, base=found.base_year),
                value_title=t("figures.did.axis", language, unit=what.unit_of_change),
                language=language,
            ),
            "acak": charts_evidence.placebo_runs(
                [float(value) for value in draws],
                found.average,
                estimate_text=t("figures.did.real", language, average=written["average"]),
                value_title=t("figures.did.axis", language, unit=what.unit_of_change),
                count_title=t("figures.did.draws", language),
                language=language,
            ),
        },
        notes=(
            statistic,
            t(
                "figures.did.places",
                language,
                treated=", ".join(_land_names(case.treated, data_version, language)),
                compared=", ".join(_land_names(case.compared, data_version, language)),
            ),
            t("figures.did.caution", language),
        ),
        sources=common.sources_of(what.rows["source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
    )


def scm_lines(view: View, data_version: str) -> Figure:
    """Return the open hub beside its synthetic control, with the donors' weights and the rank among placebo runs; the gate while it is closed."""
    if not is_open(view, data_version, "scm"):
        return scm_gate(view, data_version)
    case = scm_cases(view, data_version)[0]
    what = indicators.asked(view, data_version)
    language, land = view.language, case.treated[0]
    name = _land_names([land], data_version, language)[0]
    found = comparison.synthetic_control(case.panel, land, case.year)
    placebos = comparison.placebo_controls(case.panel, land, case.year)
    rank = 1 + sum(1 for placebo in placebos.values() if placebo.ratio >= found.ratio)
    digits = max(int(what.entry["decimals"]), 1)
    words = {"name": what.name, "province": name, "unit": what.unit, "year": case.year}
    title = t(
        "figures.scm.title",
        language,
        **words | {"unit": what.unit_of_change},
        gap=signed(found.average_gap, language, digits),
        rank=rank,
        runs=len(placebos) + 1,
    )
    other = t("figures.scm.synthetic", language, province=name)
    lines = {
        label: tuple(
            (year, value, f"{label}, {year}: {what.written(value)} {what.unit}")
            for year, value in zip(found.years, values, strict=True)
        )
        for label, values in ((name, found.actual), (other, found.synthetic))
    }
    weights = sorted(((weight, donor) for donor, weight in found.weights.items() if weight >= 0.005), reverse=True)
    shares = ", ".join(
        f"{_land_names([donor], data_version, language)[0]} {number(weight, language, 2)}" for weight, donor in weights
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.scm.subtitle", language, **words, donors=len(case.compared)),
        alt=title,
        definition=t("methods.scm.text", language),
        rows=pd.DataFrame({"effect_year": found.years, "value": found.actual, "synthetic_value": found.synthetic}),
        columns=(
            Column("effect_year", t("columns.indicator_year", language), "year"),
            Column("value", name, "number", digits, what.unit),
            Column("synthetic_value", other, "number", digits, what.unit),
        ),
        query="indicator_series",
        query_params=view.params("first_year", "last_year") | {"indicator_id": what.id},
        drawings={
            "grafik": charts_series.beside_nation(
                [lines[name]],
                [lines[other]],
                own_name=name,
                nation_name=other,
                marks=[(case.year, t("figures.impact_before.mark_hub_year", language, year=case.year))],
                value_title=what.unit,
                language=language,
            )
        },
        notes=(
            t("figures.scm.statistic", language, rank=rank, runs=len(placebos) + 1, weights=shares),
            t("figures.did.caution", language),
        ),
        sources=common.sources_of(what.rows["source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
    )


def signed(value: float, language: str, decimals: int) -> str:
    """Write a difference with its sign; a true minus, so that it is not read as a dash."""
    text = number(abs(value), language, decimals)
    return f"+{text}" if value > 0 else f"−{text}" if value < 0 else text
