"""One province beside the nation in an indicator, before and after its first copy of a subject of it, or its hub year."""

import pandas as pd

from inovasi import charts_series, queries, series
from inovasi.figures import common, indicator_values
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.indicator_values import Indicator, Reference
from inovasi.i18n import t
from inovasi.views import View


def before_after(view: View, data_version: str) -> Figure:
    """Return the chosen province beside the nation, before and after its first copy of a subject of the indicator, or its hub year.

    Without a province there is nothing to draw; the title says what to choose.
    """
    what = indicator_values.asked(view, data_version)
    language, code = view.language, view.province
    lands = series.lands(queries.run("province_successions_listed", data_version))
    name = what.names.get(code) or common.place_text(view, data_version)
    own_rows = what.rows[what.rows["land"] == lands.get((what.frame, code), "")]
    own_rows = own_rows.sort_values("indicator_year")
    params = view.params("cut_off", "first_year", "with_packages") | {"frame": what.frame, "indicator_id": what.id}
    starts = queries.run("subject_starts_by_province", data_version, **params)
    start = next((row for row in records(starts) if row["province_code"] == code), {})
    event = start.get("first_copy_year") or start.get("hub_year")
    beside = indicator_values.reference(what)
    found = _around(own_rows, int(event)) if event else None
    words: dict[str, object] = {"name": what.name, "province": name}
    if not code:
        title = t("figures.impact_before.no_province", language, name=what.name)
    elif own_rows.empty:
        title = t("figures.impact_before.no_values", language, **words)
    elif not event:
        title = t("figures.impact_before.no_event", language, **words)
    elif found is None:
        title = t("figures.impact_before.no_pair", language, year=int(event), **words)
    else:
        title = _pair_title(what, beside, found, words)
    marks = [
        (int(start[field]), t(f"figures.impact_before.mark_{field}", language, year=int(start[field])))
        for field in ("first_copy_year", "hub_year")
        if start.get(field)
    ]
    drawings: dict[str, dict[str, object]] = {}
    whole = own_rows[~own_rows["is_partial"].astype(bool)]
    if len(whole):
        drawings["grafik"] = charts_series.beside_nation(
            indicator_values.pieces(records(whole), name, what),
            beside.lines,
            own_name=name,
            nation_name=beside.name,
            marks=marks,
            value_title=what.unit,
            language=language,
        )
    rows = own_rows.copy()
    rows["reference_value"] = [beside.value(int(year)) for year in rows["indicator_year"]]
    rows["period_text"] = [
        t("words.after" if int(year) >= int(event) else "words.before", language) if event else None
        for year in rows["indicator_year"]
    ]
    return Figure(
        view=view,
        title=title,
        subtitle=_event_text(start, what, name) if code else "",
        alt=title,
        definition=str(what.entry[f"definition_{language}"]),
        rows=rows.reset_index(drop=True),
        columns=(
            Column("indicator_year", t("columns.indicator_year", language), "year"),
            Column("value", f"{name} ({what.unit})", "number", int(what.entry["decimals"])),
            Column("reference_value", f"{beside.name} ({what.unit})", "number", int(what.entry["decimals"])),
            Column("period_text", t("columns.period_text", language)),
            Column("frame", t("columns.frame_of_values", language)),
        ),
        query="indicator_series",
        query_params=indicator_values.params(view, what),
        drawings=drawings,
        notes=(t("notes.no_cause", language), t("notes.event_years", language), *indicator_values.break_notes(what)),
        sources=common.sources_of(what.rows["source_id"], data_version, language),
        all_rows_query="indicator_values_listed",
    )


def _around(rows: pd.DataFrame, event: int) -> tuple[Record, Record] | None:
    """Return the last value before an event and the newest from it on, both on one line, or None."""
    whole = records(rows[~rows["is_partial"].astype(bool)])
    before = [row for row in whole if row["indicator_year"] < event]
    if not before:
        return None
    after = [row for row in whole if row["indicator_year"] >= event and row["line"] == before[-1]["line"]]
    return (before[-1], after[-1]) if after else None


def _pair_title(what: Indicator, beside: Reference, pair: tuple[Record, Record], words: dict[str, object]) -> str:
    first, last = pair
    words = words | {
        "first": int(first["indicator_year"]),
        "last": int(last["indicator_year"]),
        "before": what.written(first["value"]),
        "after": what.written(last["value"]),
        "unit": what.unit,
    }
    start, end = beside.value(int(first["indicator_year"])), beside.value(int(last["indicator_year"]))
    is_one_line = beside.stretch.get(int(first["indicator_year"])) == beside.stretch.get(int(last["indicator_year"]))
    if start is None or end is None or not is_one_line:
        return t("figures.impact_before.title_alone", what.language, **words)
    words |= {"reference": beside.name, "start": what.written(start), "end": what.written(end)}
    return t("figures.impact_before.title", what.language, **words)


def _event_text(start: Record, what: Indicator, name: str) -> str:
    language = what.language
    parts = [f"{what.name} ({what.unit})"]
    if start.get("first_copy_year"):
        parts.append(
            t(
                "figures.impact_before.copy",
                language,
                year=int(start["first_copy_year"]),
                subject=code_text("subject", start["subject_code"], language),
                innovation=start["innovation_name"],
            )
        )
    else:
        parts.append(t("figures.impact_before.no_copy", language))
    if start.get("hub_year"):
        parts.append(t("figures.impact_before.hub", language, year=int(start["hub_year"])))
    return " · ".join(parts)
