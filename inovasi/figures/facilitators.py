"""Who helped: the facilitators that records of copies name, with the copies and the explorations they helped."""

import csv
from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from inovasi import charts, palette, paths, queries
from inovasi.figures import common, family_tree, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text
from inovasi.figures.province_map import STATE_COLUMNS
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
    copies = [
        copy
        for copy in family_tree.copies_of(view, data_version)
        if copy["copy_scope"] == "counted"
        and (not view.innovation or copy["innovation_id"] == view.innovation)
        and (not view.province or copy["adopter_province_code"] == view.province)
    ]
    recorded = [copy for copy in copies if copy["is_recorded"]]
    helped: dict[str, list[Record]] = {}
    for copy in copies:
        for name in str(copy["facilitator"] or "").split(";"):
            is_explored = copy["state"] == "explored" and copy["since_date"].year >= view.first_year
            if name.strip() and (copy["is_recorded"] or is_explored):
                helped.setdefault(name.strip(), []).append(copy)
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
    named = sum(1 for copy in recorded if copy["facilitator"])
    with_copies = rows[rows["recorded_count"] > 0]
    title = t(
        "figures.facilitators.title" if named else "figures.facilitators.title_none",
        language,
        named=number(named, language),
        total=number(len(recorded), language),
        first=str(with_copies["facilitator_name"].iloc[0]) if named else "",
        count=number(int(with_copies["recorded_count"].iloc[0]) if named else 0, language),
    )
    unreviewed = sum(1 for name in helped if name not in facilitator_kinds())
    notes = [t("notes.facilitators", language, count=number(len(recorded) - named, language)), t("notes.sample_copies", language)]
    if unreviewed:
        notes.insert(1, t("notes.facilitators_unreviewed", language, count=number(unreviewed, language)))
    several = sum(1 for copy in recorded if ";" in str(copy["facilitator"] or ""))
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
        query="copies_listed",
        query_params=view.params(*queries.parameter_names("copies_listed")),
        drawings={"grafik": drawing} if len(with_copies) else {},
        notes=tuple(notes),
        sources=common.sources_of([copy["source_id"] for own in helped.values() for copy in own], data_version, language),
        all_rows_query="copies_listed",
        missing_count=len(recorded) - named,
    )


def _facilitator_row(name: str, own: Sequence[Record], language: str) -> Record:
    kind, english = facilitator_kinds().get(name, ("other", name))
    recorded = [copy for copy in own if copy["is_recorded"]]
    known = [str(copy["state"]) for copy in recorded if copy["state"] in STEPS]
    furthest = max(known, key=STEPS.index) if known else None
    return {
        "facilitator_name": english if language == "en" else name,
        "kind": kind,
        "kind_text": t(f"codes.facilitator_kind.{kind}", language),
        "recorded_count": len(recorded),
        "explored_count": sum(1 for copy in own if copy["state"] == "explored"),
        "package_count": sum(1 for copy in recorded if copy["is_package"]),
        "furthest_text": code_text("step", furthest, language),
    } | {f"{state}_count": sum(1 for copy in recorded if copy["state"] == state) for state in STATE_COLUMNS}
