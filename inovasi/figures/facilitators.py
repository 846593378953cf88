"""Who helped: the facilitators that records of copies name, with the copies and the explorations they helped."""

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache

import pandas as pd

from inovasi import charts, origin, palette, paths, queries
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.map_measure import STATE_COLUMNS
from inovasi.i18n import number, t
from inovasi.views import STEPS, View


@lru_cache(maxsize=1)
def facilitator_kinds() -> dict[str, tuple[str, str]]:
    """Return the reviewed kind and English name of each facilitator, by its name in the records."""
    with (paths.REFERENCE / "facilitators.csv").open(encoding="utf-8") as file:
        return {row["facilitator"]: (row["kind"], row["name_en"]) for row in csv.DictReader(file)}


def facilitators(view: View, data_version: str) -> Figure:
    """Return who helped: for each named facilitator its recorded copies by state, and the explorations it helped, which count apart."""
    language = view.language
    found = records(common.rows_for("copies_by_facilitator", view, data_version))
    helped: dict[str, list[Record]] = {}
    for row in found:
        for name in str(row["facilitator"] or "").split(";"):
            if name.strip():
                helped.setdefault(name.strip(), []).append(row)
    recorded = [row for row in found if row["is_recorded"]]
    total = _count(recorded)
    rows = pd.DataFrame(
        [_facilitator_row(name, own, language) for name, own in helped.items()],
        columns=[
            "facilitator_name",
            "kind",
            "kind_text",
            "recorded_count",
            "explored_count",
            "package_count",
            "furthest_text",
            *(f"{state}_count" for state in STATE_COLUMNS),
        ],
    )
    rows = rows.sort_values(["recorded_count", "explored_count", "facilitator_name"], ascending=[False, False, True]).reset_index(
        drop=True
    )
    named = _count(row for row in recorded if row["facilitator"])
    with_copies = rows[rows["recorded_count"] > 0]
    title = t(
        "figures.facilitators.title" if named else "figures.facilitators.title_none",
        language,
        named=number(named, language),
        total=number(total, language),
        first=str(with_copies["facilitator_name"].iloc[0]) if named else "",
        count=number(int(with_copies["recorded_count"].iloc[0]) if named else 0, language),
    )
    unreviewed = sum(1 for name in helped if name not in facilitator_kinds())
    notes = [
        t("notes.facilitators", language, count=number(total - named, language)),
        origin.told("notes.sample_copies", language, data_version),
    ]
    if unreviewed:
        notes.insert(1, t("notes.facilitators_unreviewed", language, count=number(unreviewed, language)))
    several = _count(row for row in recorded if ";" in str(row["facilitator"] or ""))
    if several:
        notes.insert(0, t("notes.facilitators_several", language, count=number(several, language)))
    states = [state for state in STATE_COLUMNS if len(rows) and rows[f"{state}_count"].sum()]
    drawing = charts.ranked_bars(
        list(with_copies["facilitator_name"]),
        {state: [int(value) for value in with_copies[f"{state}_count"]] for state in states},
        colours=palette.LADDER,
        labels={state: t(f"codes.step.{state}", language) for state in states},
        language=language,
        value_title=t("measures.recorded.unit", language),
    )
    return Figure(
        view=view,
        title=title,
        subtitle=spread.subtitle(view, data_version, "facilitators"),
        alt=title,
        definition=t("figures.facilitators.definition", language),
        rows=rows,
        columns=(
            Column("facilitator_name", t("columns.facilitator", language)),
            Column("kind_text", t("columns.facilitator_kind", language)),
            Column("recorded_count", t("measures.recorded.name", language), "integer"),
            Column("package_count", t("columns.package_count", language), "integer"),
            Column("furthest_text", t("columns.furthest_rank", language)),
            Column("explored_count", t("columns.explored_count", language), "integer"),
        ),
        query="copies_by_facilitator",
        query_params=view.params(*queries.parameter_names("copies_by_facilitator")),
        drawings={"grafik": drawing} if len(with_copies) else {},
        notes=tuple(notes),
        sources=common.sources_of([row["source_id"] for own in helped.values() for row in own], data_version, language),
        all_rows_query="copies_listed",
        missing_count=total - named,
    )


def _facilitator_row(name: str, own: Sequence[Record], language: str) -> Record:
    kind, english = facilitator_kinds().get(name, ("other", name))
    recorded = [row for row in own if row["is_recorded"]]
    known = [str(row["state"]) for row in recorded if row["state"] in STEPS]
    furthest = max(known, key=STEPS.index) if known else None
    return {
        "facilitator_name": english if language == "en" else name,
        "kind": kind,
        "kind_text": t(f"codes.facilitator_kind.{kind}", language),
        "recorded_count": _count(recorded),
        "explored_count": _count(row for row in own if row["state"] == "explored"),
        "package_count": _count(row for row in recorded if row["is_package"]),
        "furthest_text": code_text("step", furthest, language),
    } | {f"{state}_count": _count(row for row in recorded if row["state"] == state) for state in STATE_COLUMNS}


def _count(rows: Iterable[Record]) -> int:
    return sum(int(row["copy_count"]) for row in rows)
