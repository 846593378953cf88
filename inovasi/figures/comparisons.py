"""What comparisons of hubs find where their gate is open: difference-in-differences and synthetic control."""

import pandas as pd

from inovasi import charts_evidence, charts_series
from inovasi.figures import comparison_cases, indicator_values
from inovasi.figures.base import Column, Figure
from inovasi.i18n import number, percent, signed, t
from inovasi.statistics import comparison
from inovasi.views import View


def did_effects(view: View, data_version: str) -> Figure:
    """Return the effects of the open cohort by year, their mean with its interval, the trend before and the placebo runs.

    While the gate is closed it is the gate.
    """
    if not comparison_cases.is_open(view, data_version, "did"):
        return comparison_cases.did_gate(view, data_version)
    case = comparison_cases.did_cases(view, data_version)[0]
    what = indicator_values.asked(view, data_version)
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
                treated=", ".join(comparison_cases.land_names(case.treated, data_version, language)),
                compared=", ".join(comparison_cases.land_names(case.compared, data_version, language)),
            ),
            t("figures.did.caution", language),
        ),
        sources=comparison_cases.with_hubs(what, view, data_version),
        all_rows_query="indicator_values_listed",
    )


def scm_lines(view: View, data_version: str) -> Figure:
    """Return the open hub beside its synthetic control, with the donors' weights and the rank among placebo runs; the gate while it is closed."""
    if not comparison_cases.is_open(view, data_version, "scm"):
        return comparison_cases.scm_gate(view, data_version)
    case = comparison_cases.scm_cases(view, data_version)[0]
    what = indicator_values.asked(view, data_version)
    language, land = view.language, case.treated[0]
    name = comparison_cases.land_names([land], data_version, language)[0]
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
        f"{comparison_cases.land_names([donor], data_version, language)[0]} {number(weight, language, 2)}"
        for weight, donor in weights
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
        sources=comparison_cases.with_hubs(what, view, data_version),
        all_rows_query="indicator_values_listed",
    )
