"""The table of the Data page: the part of a listing, or of a table of the package, that a view asks for; and the column dictionary."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from inovasi import descriptor, listing_rows, paths
from inovasi.access import readers
from inovasi.access.readers import RestrictedError
from inovasi.figures import common, listing_filters, tables
from inovasi.figures.base import Column, Figure
from inovasi.i18n import number, t
from inovasi.listing_rows import Rows, Sorted
from inovasi.listings import LISTINGS
from inovasi.search import Condition
from inovasi.views import PAGE_ROWS, View

KINDS = {"integer": "integer", "number": "number", "year": "year", "date": "date"}  # of fields, as columns are written


def build(view: View, data_version: str) -> Figure:
    """Return the rows of the view's table that its search and filters find. An unknown table falls back to the copies.

    Raises RestrictedError for an internal table without an editor.
    """
    if tables.is_internal(view.table) and readers.reader() is None:
        raise RestrictedError(view.table.removeprefix(tables.RAW_PREFIX))
    if view.table.startswith(tables.RAW_PREFIX) and view.table in tables.table_codes():
        return _raw(view, data_version)
    code = view.table if view.table in LISTINGS else "replications"
    listing, language = LISTINGS[code], view.language
    every = listing_rows.of_listing(code, language, data_version)
    where = listing_filters.filters(listing, view)
    where += listing_filters.searched(view, every, listing_filters.code_words(listing, language, data_version), data_version)
    part = _part(view, every, where, listing_filters.order(view, listing, every, data_version), data_version)
    figure = tables.in_words(view, data_version, code, part.rows, _title(part, t(f"tables.{code}", language), language))
    if "source_id" in part.rows and len(part.rows) < part.found:
        behind = listing_rows.values("source_id", every, where, data_version)
        figure = replace(figure, sources=common.sources_of(behind, data_version, language))
    return replace(figure, row_count=part.found, first_row=part.first_row)


@dataclass(frozen=True)
class Part:
    """The rows of a table that are shown at a time, from which one, of how many that are found and how many there are."""

    rows: pd.DataFrame
    first_row: int
    found: int
    total: int


def _part(view: View, every: Rows, where: Sequence[Condition], by: Sorted | None, data_version: str) -> Part:
    """Return the part that a view shows; one past the end shows the last."""
    total = listing_rows.count(every, (), data_version)
    found = listing_rows.count(every, where, data_version) if where else total
    if not view.first_row:
        return Part(listing_rows.page(every, where, data_version, by=by), 1, found, total)
    first = view.first_row if view.first_row <= found else 1 + max(0, found - 1) // PAGE_ROWS * PAGE_ROWS
    return Part(
        listing_rows.page(every, where, data_version, by=by, first_row=first, most_rows=PAGE_ROWS),
        first,
        found,
        total,
    )


def _title(part: Part, table: str, language: str) -> str:
    return t(
        "figures.table.title",
        language,
        shown=number(part.found, language),
        total=number(part.total, language),
        table=table,
    )


def dictionary(view: View, data_version: str) -> Figure:
    """Return the column dictionary of the package: every table, column, type, unit and rule for empty values."""
    language = view.language
    shown = tables.package_tables()
    rows = pd.DataFrame(
        [
            {
                "table": table.name,
                "column": field.name,
                "label": field.title_id if language == "id" else field.title_en,
                "type": field.type,
                "unit": field.unit or None,
                "description": field.description_id if language == "id" else field.description_en,
                "codes": ", ".join(field.codes) or None,
            }
            for table in shown
            for field in table.fields
        ]
    )
    title = t("figures.dictionary.title", language, tables=len(shown), columns=number(len(rows), language))
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.dictionary.subtitle", language),
        alt=title,
        definition="",
        rows=rows,
        columns=tuple(Column(name, t(f"columns.dictionary_{name}", language)) for name in rows.columns),
        query="",
    )


def _raw(view: View, data_version: str) -> Figure:
    """Return a table of the data package as it is, filtered by search only."""
    language = view.language
    table = descriptor.load(paths.DESCRIPTOR).table(view.table.removeprefix(tables.RAW_PREFIX))
    every = listing_rows.of_table(table.name)
    column = view.sort.removeprefix("-")
    types = {field.name: field.type for field in table.fields}
    by = Sorted(f'"{column}"', view.sort.startswith("-"), types[column] == "string") if column in types else None
    part = _part(view, every, listing_filters.searched(view, every, {}, data_version), by, data_version)
    columns = tuple(
        Column(
            field.name,
            field.title_id if language == "id" else field.title_en,
            KINDS.get(field.type, "text"),
            2 if field.type == "number" else 0,
            field.unit,
            field.description_id if language == "id" else field.description_en,
        )
        for field in table.fields
    )
    name = table.title_id if language == "id" else table.title_en
    return Figure(
        view=view,
        title=_title(part, name, language),
        subtitle=table.description_id if language == "id" else table.description_en,
        alt=name,
        definition="",
        rows=part.rows,
        row_count=part.found,
        first_row=part.first_row,
        columns=columns,
        query="",
        notes=(table.caveats_id if language == "id" else table.caveats_en) + (t("notes.raw_table", language),),
    )
