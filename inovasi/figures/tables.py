"""The tables of the Data page: rows of people's interest in words, the tables of the data package as they are, and row detail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from inovasi import descriptor, entities, listing_rows, listings, origin, paths, queries
from inovasi.access import readers
from inovasi.descriptor import Table
from inovasi.figures import common, listing_filters
from inovasi.figures.base import Column, Figure, Source
from inovasi.figures.common import code_text, records
from inovasi.i18n import day, known, number, t
from inovasi.listings import LISTINGS, Listing
from inovasi.views import STEPS, View

RAW_PREFIX = "raw_"
# What the detail of a row leaves out: keys and helper columns; of a forum also what belongs to one of its choices.
NOT_IN_DETAIL = ("since_precision", "precision", "is_recorded", "event", "source_row", "is_publisher_from_host")
CODES_OF_DETAIL: Mapping[str, str] = {"scope": "event_scope"}  # codes that only the detail of a row shows
OF_A_CHOICE = ("choice_no", "choice_name", "innovation_name", "choice_status", "copy_count", "furthest_rank")
LINKS = ("source_url", "url")


def table_codes() -> tuple[str, ...]:
    """Return every table that the Data page offers its reader: those in words, then those of the data package."""
    return (*LISTINGS, *(f"{RAW_PREFIX}{table.name}" for table in package_tables()))


def every_table_code() -> tuple[str, ...]:
    """Return every table of the Data page, those that only editors may read among them."""
    return (*LISTINGS, *(f"{RAW_PREFIX}{table.name}" for table in descriptor.load(paths.DESCRIPTOR).tables))


def is_internal(code: str) -> bool:
    """Say whether a table of the Data page is one that only signed-in editors may read."""
    return code in {f"{RAW_PREFIX}{table.name}" for table in descriptor.load(paths.DESCRIPTOR).tables if table.access == "internal"}


def is_paged(view: View) -> bool:
    """Say whether a view is a table of the Data page, which the server sorts and turns when it is long."""
    return (view.page, view.fig) == ("data", "tabel")


def package_tables() -> tuple[Table, ...]:
    """Return the tables of the package that the reader may know of."""
    return tuple(
        table for table in descriptor.load(paths.DESCRIPTOR).tables if table.access == "public" or readers.reader() is not None
    )


def table_name(code: str, language: str) -> str:
    """Return the name of a table in words."""
    if code.startswith(RAW_PREFIX):
        table = descriptor.load(paths.DESCRIPTOR).table(code.removeprefix(RAW_PREFIX))
        return f"{table.title_id if language == 'id' else table.title_en} · {table.name}"
    return t(f"tables.{code}", language)


def in_words(
    view: View, data_version: str, code: str, rows: pd.DataFrame, title: str, key: str = "", leave_out: Sequence[str] = ()
) -> Figure:
    """Return rows of a listing with their codes and dates in words; a click on a row reports `key` (the listing's own unless named).

    `leave_out` names columns that say the same in every row.
    """
    listing, language = LISTINGS[code], view.language
    shown = rows.reset_index(drop=True)
    for name, group in listing.codes.items():
        if group == "rank":
            shown[f"{name}_order"] = list(rows[name])
        shown[name] = [_words(group, value, language, data_version) for value in shown[name]]
    columns = tuple(_column(shown, name, language) for name in listing.columns if name not in leave_out)
    for column in columns:
        if column.kind == "date":
            shown[f"{column.name}_order"] = list(rows[column.name])
            shown[column.name] = _dates(rows, column.name, language)
    return Figure(
        view=view,
        title=title,
        subtitle=t(f"tables.{code}_help", language),
        alt=title,
        definition="",
        rows=shown,
        columns=tuple(replace(column, kind="text") if column.kind == "date" else column for column in columns),
        query=listing.query,
        query_params=_params(listing.query, language),
        notes=(origin.told("notes.sample_copies", language, data_version),) if code in ("replications", "innovations") else (),
        sources=common.sources_of(shown["source_id"], data_version, language) if "source_id" in shown else (),
        all_rows_query=listing.query,
        key=key or listing.key,
    )


def filtered(view: View, data_version: str, code: str) -> pd.DataFrame:
    """Return the rows of a listing that the view's place and years leave, for `in_words`."""
    every = listing_rows.of_listing(code, view.language, data_version)
    return listing_rows.page(every, listing_filters.filters(LISTINGS[code], view), data_version)


def rows_with(code: str, language: str, data_version: str, **wanted: object) -> pd.DataFrame:
    """Return the rows of a listing in which the named columns hold what is wanted (one of a list), all rows where nothing is named.

    Shared with the cache, never changed in place.
    """
    every = listing_rows.of_listing(code, language, data_version)
    return listing_rows.page(every, [listing_rows.equal(name, value) for name, value in wanted.items()], data_version)


def count_with(code: str, data_version: str, **wanted: object) -> int:
    """Return in how many rows of a listing the named columns hold what is wanted."""
    every = listing_rows.of_listing(code, "id", data_version)
    return listing_rows.count(every, [listing_rows.equal(name, value) for name, value in wanted.items()], data_version)


def values_of(code: str, column: str, data_version: str, **wanted: object) -> list[str]:
    """Return what a column of a listing holds in the rows in which the named columns hold what is wanted: each value once, sorted."""
    every = listing_rows.of_listing(code, "id", data_version)
    return listing_rows.values(column, every, [listing_rows.equal(name, value) for name, value in wanted.items()], data_version)


@dataclass(frozen=True)
class Related:
    """What belongs to a row of a table: rows of another listing that share a key, and the table that a click on them opens."""

    listing: str
    column: str
    opens: str
    key: str


RELATED: Mapping[tuple[str, str], Related] = {
    ("innovations", "penghargaan"): Related("awards", "innovation_id", "awards", "award_id"),
    ("innovations", "salinan"): Related("replications", "innovation_id", "replications", "replication_id"),
    ("forums", "pilihan"): Related("forums", "forum_id", "innovations", "innovation_id"),
}


def related(view: View, data_version: str) -> Figure:
    """Return what belongs to the view's row: awards and copies of an innovation, choices of a forum. Raises KeyError for another figure."""
    link = RELATED[(view.table, view.fig)]
    rows = rows_with(link.listing, view.language, data_version, **{link.column: view.row})
    title = t(f"figures.{view.fig}.title", view.language, count=number(len(rows), view.language))
    return in_words(view, data_version, link.listing, rows, title, link.key)


def detail(view: View, data_version: str) -> Figure:
    """Return one row of the view's table, field by field. Raises KeyError when the row is not there."""
    code = view.table if view.table in LISTINGS else "replications"
    listing, language = LISTINGS[code], view.language
    picked = rows_with(code, language, data_version, **{listing.key: view.row})
    if picked.empty:
        raise KeyError(view.row)
    row = records(picked)[0]
    fields = [
        {
            "field": _label(f"event_{name}" if name in CODES_OF_DETAIL else name, language),
            "content": _written(name, row.get(name), listing, row, language, data_version),
            "content_opens": opens,
            "content_key": row.get(key_column) if opens else None,
        }
        for name in picked.columns
        for opens, key_column in [entities.OF_COLUMN.get("province_name" if name == "province_code" else name, ("", ""))]
        if not (_is_key(name, picked.columns, listing) or (code == "forums" and name in OF_A_CHOICE))
    ]
    fields.sort(
        key=lambda item: item["field"] != _label(listing.columns[0], language)
    )  # the name first, the rest as the query gives it
    shown = pd.DataFrame(fields).dropna(subset=["content"])
    title = str(row.get(listing.columns[0]) or row[listing.key])
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.detail.subtitle", language, table=t(f"tables.{code}", language)),
        alt=title,
        definition="",
        rows=shown,
        columns=(Column("field", t("columns.field", language)), Column("content", t("columns.content", language))),
        query=listing.query,
        query_params=_params(listing.query, language),
        sources=common.sources_of(set(picked["source_id"]), data_version, language) if "source_id" in picked else (),
    )


def sources_behind(key: str, values: Sequence[str], view: View, data_version: str) -> tuple[Source, ...]:
    """Return the sources of every record that names one of some innovations or governments: its awards, copies, results, counts and scores."""
    found: set[str] = set()
    for code in ("awards", "replications", "outcomes", "agency_counts", "index_scores"):
        columns = queries.columns_stated(LISTINGS[code].query)
        for name in (key, f"adopter_{key}", f"origin_{key}"):
            if name in columns:
                found |= set(values_of(code, "source_id", data_version, **{name: list(values)}))
    return common.sources_of(found, data_version, view.language)


def _is_key(name: str, columns: Sequence[str], listing: Listing) -> bool:
    """Say whether a column only serves machines: keys, orders, and codes whose words stand beside them or are none."""
    if name in NOT_IN_DETAIL or name.endswith(("_id", "_order", "_rank")):
        return True
    if name.endswith("_code") and name not in listing.codes:
        return f"{name.removesuffix('_code')}_name" in columns or name != "province_code"
    return False


def steps(view: View, data_version: str) -> Figure:
    """Return the dated steps of the copy that the view's row names."""
    language = view.language
    rows = queries.run("steps_listed", data_version, row=view.row).copy()
    rows["step_text"] = [code_text("step", code, language) for code in rows["step"]]
    rows["date_text"] = [_span(row, language) for row in records(rows)]
    rows["kind_text"] = [code_text("date_kind", code, language) for code in rows["date_kind"]]
    rows["evidence_text"] = [code_text("evidence", code, language) for code in rows["evidence"]]
    rows["reason_text"] = [code_text("stop_reason", code, language) for code in rows["reason"]]
    names = ("step_text", "date_text", "kind_text", "evidence_text", "reason_text", "source_url")
    title = t("figures.steps.title", language, count=number(len(rows), language))
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.steps.subtitle", language),
        alt=title,
        definition="",
        rows=rows,
        columns=tuple(Column(name, t(f"columns.{name}", language), "link" if name in LINKS else "text") for name in names),
        query="steps_listed",
        query_params={"row": view.row},
        sources=common.sources_of(rows["source_id"], data_version, language),
    )


def _params(query: str, language: str) -> dict[str, object]:
    """Return the parameters under which a listing holds everything."""
    return listings.parameters(query, language, View().as_of)


def _column(rows: pd.DataFrame, name: str, language: str) -> Column:
    values = rows[name]
    if name in LINKS:
        kind = "link"
    elif pd.api.types.is_datetime64_any_dtype(values):
        kind = "date"
    elif name.endswith("_year") or name.startswith("year_"):
        kind = "year"
    elif pd.api.types.is_integer_dtype(values):
        kind = "integer"
    elif pd.api.types.is_float_dtype(values):
        kind = "number"
    else:
        kind = "text"
    has_fraction = kind == "number" and bool((values.dropna() % 1 != 0).any())
    return Column(name, _label(name, language), kind, 2 if has_fraction else 0)


def _label(name: str, language: str) -> str:
    if name in ("province_code", "adopter_province_code", "origin_province_code"):  # listings write the name of the province
        name = name.removesuffix("_code") + ("_name" if name == "province_code" else "")
    key = f"columns.{name}"
    return t(key, language) if known(key, language) else name


def _words(group: str, value: object, language: str, data_version: str) -> str | None:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if group == "province":
        return common.province_names(data_version, "38", language).get(str(value), str(value))
    if group == "yes_no":
        return t("words.yes" if value else "words.no", language)
    if group == "rank":
        return t(f"codes.step.{STEPS[int(float(str(value)))]}", language)
    return code_text(group, value, language)


def _written(name: str, value: object, listing: Listing, row: Mapping[str, object], language: str, data_version: str) -> str | None:
    """Return one field of a row as text."""
    if value is None or value == "":
        return None
    if name in listing.codes or name in CODES_OF_DETAIL:
        return _words(listing.codes.get(name) or CODES_OF_DETAIL[name], value, language, data_version)
    if isinstance(value, bool):
        return t("words.yes" if value else "words.no", language)
    if isinstance(value, pd.Timestamp):
        precision = row.get("since_precision") if name == "since_date" else row.get("precision")
        return day(value.date(), language, str(precision or "day"))
    if isinstance(value, float):
        return number(value, language, 0 if value.is_integer() else 2)
    return str(value)


def _dates(rows: pd.DataFrame, name: str, language: str) -> list[str | None]:
    precisions = (
        rows["since_precision"] if name == "since_date" else rows["precision"] if "precision" in rows else ["day"] * len(rows)
    )
    return [
        None if pd.isna(value) else day(value, language, str(precision))
        for value, precision in zip(rows[name], precisions, strict=True)
    ]


def _span(row: Mapping[str, object], language: str) -> str:
    """Return the date of a step as precisely as it is known; a span shows both ends."""
    first, last, precision = row["date_from"], row["date_to"], str(row["precision"])
    if not isinstance(first, pd.Timestamp) or not isinstance(last, pd.Timestamp):
        return t("words.undated", language)
    start = day(first.date(), language, precision)
    end = day(last.date(), language, precision)
    return start if start == end or precision != "day" else f"{start} – {end}"
