"""Every record behind a figure, as a figure of its own: whatever the filters of the view, but only what the figure is about.

A figure of one innovation, government, forum, row or indicator keeps that subject; every other filter is off. Codes stand beside their words.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from inovasi import i18n
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.figures.finish import finished
from inovasi.i18n import known, t
from inovasi.views import View

# Which words a column of codes has: the group of `codes.<group>` in locales.
GROUPS: Mapping[str, str] = {
    "state": "step",
    "copy_scope": "copy_scope",
    "subject_code": "subject",
    "level": "level",
    "kind": "forum_kind",
    "scope": "event_scope",
    "choice_status": "choice_status",
    "event_type": "hub_event_type",
    "basis": "hub_basis",
    "quantity": "competition_quantity",
    "group_code": "group",
    "unit": "unit",
    "scale": "scale",
    "status": "status",
    "evidence_grade": "evidence_grade",
    "about": "about",
    "inventory": "inventory",
    "since_precision": "precision",
    "precision": "precision",
    "plan_stage": "plan_stage",
    "milestone_state": "milestone_state",
    "outcome": "outcome",
    "reason": "reconcile_reason",
}
PROVINCES = ("province_code", "adopter_province_code", "origin_province_code")
# What a view is about, and the columns of records that name it.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "innovation": ("innovation_id",),
    "government": ("government_id", "adopter_government_id", "origin_government_id"),
    "forum": ("forum_id",),
    "indicator": ("indicator_id",),
}
ABOUT: Mapping[str, tuple[str, ...]] = {  # page -> the subjects that its figures keep
    "inovasi_rinci": ("innovation",),
    "pemerintah_rinci": ("government",),
    "dampak": ("indicator",),
    "penyebaran": ("innovation",),
    "rencana_aksi": ("innovation", "forum"),
}
PROVINCE_PAGES = ("profil_provinsi",)


def of(figure: Figure, data_version: str) -> Figure:
    """Return the records behind a figure under the names of their query, with a title that says what they are."""
    asked, language = figure.view, figure.view.language
    kept = {name: getattr(asked, name) for name in ABOUT.get(asked.page, ())}
    view = replace(
        View(), first_row=0, page=asked.page, fig=asked.fig, table=asked.table, language=language, as_of=asked.as_of, **kept
    )
    rows = common.rows_for(figure.all_rows_query, view, data_version)
    rows = _related(rows, asked, kept).reset_index(drop=True)
    rows, columns = _in_words(rows, language, data_version)
    what = (
        t(f"all_rows.{figure.all_rows_query}", language) if known(f"all_rows.{figure.all_rows_query}", language) else figure.title
    )
    found = replace(
        figure,
        view=replace(
            asked, first_year=view.first_year, last_year=view.last_year, subject="", level="", tier="", state="", search=""
        ),
        title=t("all_rows.title", language, what=what, count=i18n.number(len(rows), language)),
        subtitle=t("all_rows.subtitle", language, title=figure.title),
        definition=t("all_rows.definition", language),
        notes=(t("notes.raw_rows", language),),
        query=figure.all_rows_query,
        query_params={},
        rows=rows,
        columns=columns,
        missing_count=0,
        sources=common.sources_of(rows["source_id"].dropna(), data_version, language) if "source_id" in rows else figure.sources,
    )
    return finished(found, data_version)


def _related(rows: pd.DataFrame, asked: View, kept: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows that name what the view is about; a subject that the view does not set, or rows cannot name, takes nothing out."""
    for subject, key in kept.items():
        names = [name for name in SUBJECTS[subject] if name in rows]
        if key and names:
            rows = rows[rows[names].astype(str).eq(key).any(axis=1)]
    if asked.page in PROVINCE_PAGES and asked.government:
        names = [name for name in SUBJECTS["government"] if name in rows]
        places = [name for name in PROVINCES if name in rows] if asked.government.startswith("prov-") else []
        if names or places:
            code = asked.government.removeprefix("prov-")
            is_own = rows[names].astype(str).eq(asked.government).any(axis=1) if names else pd.Series(False, index=rows.index)
            is_there = rows[places].astype(str).eq(code).any(axis=1) if places else pd.Series(False, index=rows.index)
            rows = rows[is_own | is_there]
    return rows


def _in_words(rows: pd.DataFrame, language: str, data_version: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Return the rows with the words of each code beside it, and the columns of both."""
    names = common.province_names(data_version, common.NEWEST_FRAME, language)
    shown: dict[str, pd.Series] = {}
    columns: list[Column] = []
    for name in rows.columns:
        values = rows[name]
        if pd.api.types.is_bool_dtype(values):
            values = values.map({True: t("words.yes", language), False: t("words.no", language)})
        words = None
        if name in GROUPS:
            words = [common.code_text(GROUPS[name], value, language) for value in rows[name]]
        elif name in PROVINCES and f"{name.removesuffix('_code')}_name" not in rows and name.removesuffix("_code") not in rows:
            words = [names.get(str(value)) if not pd.isna(value) else None for value in rows[name]]
        if words is not None and any(word != value for word, value in zip(words, rows[name], strict=True) if word is not None):
            shown[f"{name}_words"] = pd.Series(words, index=rows.index, dtype=object)
            columns.append(Column(f"{name}_words", label(name, language)))
            shown[name] = values
            columns.append(replace(_column(rows, name, language), label=t("all_rows.code", language, label=label(name, language))))
            continue
        shown[name] = values
        columns.append(_column(rows, name, language))
    return pd.DataFrame(shown, index=rows.index), tuple(columns)


def label(name: str, language: str) -> str:
    """Return the words of a column; one without words bears its machine name, as a file of records may."""
    key = f"columns.{name}"
    return t(key, language) if known(key, language) else name


def _column(rows: pd.DataFrame, name: str, language: str) -> Column:
    values = rows[name]
    if pd.api.types.is_datetime64_any_dtype(values):
        kind = "date"
    elif name.endswith("_year"):
        kind = "year"
    elif pd.api.types.is_bool_dtype(values):
        kind = "text"
    elif pd.api.types.is_integer_dtype(values):
        kind = "integer"
    elif pd.api.types.is_float_dtype(values):
        kind = "number"
    else:
        kind = "text"
    return Column(name, label(name, language), kind, 2 if kind == "number" else 0)
