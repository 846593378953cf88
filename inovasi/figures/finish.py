"""What every figure gets in the same way, whatever page it stands on: tier names in the language, the words of an empty view, meanings of columns."""

import re
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from inovasi import descriptor, paths, views
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.i18n import known, several, t

ONE_YEAR = re.compile(r"\b((?:19|20)\d\d)–\1\b")
NOTHING = re.compile(r"\b0 (?:dari|of) 0\b")
COUNTED = re.compile(
    r"(?<![\d.,–])0(?![\d.,–%])|^(?:Kabar|The latest|Latest)"
)  # a title that counts nothing as if it were a finding
YEAR_COLUMN = re.compile(r"y(?:19|20)\d\d")
CODE = re.compile(r"[a-z]+_[a-z]+")
NUMBERS = ("integer", "number", "share")
TIERS = ("tier",)  # columns that hold the published name of an award tier


def finished(figure: Figure, data_version: str) -> Figure:
    """Return a figure with its award tiers in the language of its view; a tier published in Indonesian keeps its name."""
    language = figure.view.language
    names = [name for name in TIERS if name in figure.rows]
    if names:
        rows = figure.rows.copy()
        for name in names:
            rows[name] = [tier_name(value, language) for value in rows[name]]
        figure = replace(figure, rows=rows)
    figure = replace(figure, columns=tuple(_described(column, language) for column in figure.columns))
    notes = tuple(one_year(note) for note in figure.notes)
    figure = replace(
        figure, title=one_year(figure.title), subtitle=one_year(figure.subtitle), alt=one_year(figure.alt), notes=notes
    )
    return _said_empty(figure, data_version)


def _described(column: Column, language: str) -> Column:
    """Return a column with its meaning and, where it holds numbers, its unit: its own, else those of its name in locales or the package."""
    meaning, unit = column.description, column.unit
    names = ("year_column",) if YEAR_COLUMN.fullmatch(column.name) else (column.name,)
    in_package = _package().get(column.name)
    for key in (f"columns.{column.name}_help", *(f"meanings.{name}" for name in names)):
        if not meaning and known(key, language) and "{" not in t(key, language):
            meaning = t(key, language)
    if not meaning and in_package is not None:
        described = in_package.description_id if language == "id" else in_package.description_en
        meaning = "" if CODE.search(described) else described  # a description for machines is none for readers
    if not unit and column.kind in NUMBERS:
        own = f"units.{column.name}"
        unit = t("units.share", language) if column.kind == "share" else t(own, language) if known(own, language) else ""
        unit = unit or (in_package.unit if in_package is not None else "") or t("units.number", language)
    return replace(column, description=meaning or t("meanings.other", language, label=column.label), unit=unit)


@lru_cache(maxsize=1)
def _package() -> dict[str, descriptor.Field]:
    return {item.name: item for table in descriptor.load(paths.DESCRIPTOR).tables for item in table.fields}


def one_year(text: str) -> str:
    """Return a text in which a span of one year is that year: 2010, not 2010–2010."""
    return ONE_YEAR.sub(r"\1", text)


def _said_empty(figure: Figure, data_version: str) -> Figure:
    """Return a figure of an empty view with a title that says that nothing is recorded, and a note on which filters to loosen."""
    view, language = figure.view, figure.view.language
    if len(figure.rows) and not NOTHING.search(figure.title):
        return figure
    key = f"empty.{view.page}.{view.fig}"
    title = figure.title
    if known(key, language) and COUNTED.search(title):
        place = common.place_text(view, data_version)
        table = t(f"tables.{view.table}", language) if known(f"tables.{view.table}", language) else view.table
        title = t(key, language, place=place, table=table)
    active = [t(f"empty.filter.{short}", language) for short in views.active_filters(view)]
    loosen = (t("empty.note.loosen", language, filters=several(active, language)),) if active else ()
    return replace(figure, title=title, alt=title, notes=(*loosen, *figure.notes))


def tier_name(published: object, language: str) -> object:
    """Return the name of a tier in a language; one without a translation, as published."""
    key = f"tier_names.{published}"
    return t(key, language) if not pd.isna(published) and known(key, language) else published  # type: ignore[call-overload]
