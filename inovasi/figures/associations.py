"""An indicator beside recorded copies, province by province, with a rank correlation behind its gate."""

from collections.abc import Sequence
from datetime import date

from inovasi import charts_evidence, origin, queries
from inovasi.figures import common, indicator_values
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import records
from inovasi.figures.indicator_values import Indicator
from inovasi.i18n import day, number, signed, t
from inovasi.statistics import association
from inovasi.statistics.gates import Gate
from inovasi.views import View

MEASURES = ("recorded", "recorded_per_million")


def chosen_measure(view: View) -> str:
    """Return the measure of copies of a view, or recorded copies when the view carries a measure of another page."""
    return view.measure if view.measure in MEASURES else MEASURES[0]


def against_copies(view: View, data_version: str) -> Figure:
    """Return the indicator against recorded copies, province by province on the frame of the indicator, with rho behind its gate."""
    what = indicator_values.asked(view, data_version)
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
        sources=common.sources_of(
            [*what.rows.loc[what.rows["indicator_year"] == year, "source_id"], *_copies_behind(view, data_version, frame, cut_off)],
            data_version,
            language,
        ),
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


def _copies_behind(view: View, data_version: str, frame: str, cut_off: date) -> list[str]:
    """Return the sources of the recorded copies of a day, which one side of the comparison counts."""
    asked = view.params("first_year", "with_packages") | {"frame": frame, "cut_off": cut_off}
    rows = queries.run("copy_sources_listed", data_version, **asked, innovation="", adopter_province="", origin_province="")
    return list(rows.loc[rows["recorded_count"] > 0, "source_id"])
