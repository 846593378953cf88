"""The tables of the Data page: rows of people's interest in words, the tables of the data package as they are, and row detail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from inovasi import descriptor, entities, origin, paths, queries, release, search
from inovasi.access import readers
from inovasi.access.readers import RestrictedError
from inovasi.descriptor import Table
from inovasi.figures import common
from inovasi.figures.base import Column, Figure, Source
from inovasi.figures.common import code_text, records
from inovasi.i18n import day, known, number, t
from inovasi.views import STEPS, View

RAW_PREFIX = "raw_"


@dataclass(frozen=True)
class Listing:
    """A table people ask for: its query, its key, and which columns hold codes (column -> group of words)."""

    query: str
    key: str
    columns: tuple[str, ...]
    codes: Mapping[str, str]
    year: str = ""
    province: str = ""
    subject: str = ""
    state: str = ""
    level: str = ""


LISTINGS: Mapping[str, Listing] = {
    "replications": Listing(
        "copies_listed",
        "replication_id",
        (
            "innovation_name",
            "adopter_name",
            "adopter_province_code",
            "origin_name",
            "state",
            "since_date",
            "copy_scope",
            "adopted_name",
            "facilitator",
            "has_legal_basis",
            "subject_code",
            "source_url",
        ),
        {
            "state": "step",
            "copy_scope": "copy_scope",
            "subject_code": "subject",
            "adopter_province_code": "province",
            "has_legal_basis": "yes_no",
        },
        year="since_date",
        province="adopter_province_code",
        subject="subject_code",
        state="state",
    ),
    "innovations": Listing(
        "innovations_listed",
        "innovation_id",
        (
            "innovation_name",
            "origin_name",
            "province_code",
            "subject_code",
            "award_count",
            "recorded_count",
            "explored_count",
        ),
        {"subject_code": "subject", "province_code": "province"},
        province="province_code",
        subject="subject_code",
    ),
    "awards": Listing(
        "awards_listed",
        "award_id",
        (
            "award_year",
            "competition",
            "tier",
            "innovation_name",
            "government_name",
            "level",
            "province_name",
            "agency",
            "subject_code",
            "is_award",
            "source_url",
        ),
        {"level": "level", "subject_code": "subject", "is_award": "yes_no"},
        year="award_year",
        province="province_code",
        subject="subject_code",
        level="level",
    ),
    "governments": Listing(
        "governments_listed",
        "government_id",
        ("government_name", "level", "province_code", "created_count", "award_count", "taken_count", "given_count"),
        {"level": "level", "province_code": "province"},
        province="province_code",
        level="level",
    ),
    "forums": Listing(
        "forum_choices_listed",
        "forum_id",
        (
            "forum_title",
            "date_from",
            "province_name",
            "kind",
            "choice_name",
            "innovation_name",
            "choice_status",
            "copy_count",
            "furthest_rank",
            "source_url",
        ),
        {"kind": "forum_kind", "choice_status": "choice_status", "furthest_rank": "rank"},
        year="date_from",
        province="province_code",
    ),
    "hub_events": Listing(
        "hub_events_listed",
        "hub_event_id",
        ("date_from", "province_name", "event_type", "basis", "decree", "text", "source_url"),
        {"event_type": "hub_event_type", "basis": "hub_basis"},
        year="date_from",
        province="province_code",
    ),
    "agency_counts": Listing(
        "agency_counts_listed",
        "agency_count_id",
        (
            "government_name",
            "level",
            "count_year",
            "inventory",
            "agencies_total",
            "agencies_with_innovation",
            "innovations_total",
            "policy",
            "source_url",
        ),
        {"level": "level", "inventory": "inventory"},
        year="count_year",
        level="level",
    ),
    "index_scores": Listing(
        "index_scores_listed",
        "index_score_id",
        ("score_year", "government_name", "level", "score", "scale", "predicate", "source_url"),
        {"level": "level", "scale": "scale"},
        year="score_year",
        level="level",
    ),
    "outcomes": Listing(
        "outcomes_listed",
        "outcome_id",
        (
            "innovation_name",
            "statement",
            "evidence_grade",
            "about",
            "value_before",
            "value_after",
            "unit",
            "year_before",
            "year_after",
            "source_url",
        ),
        {"evidence_grade": "evidence_grade", "about": "about"},
        year="year_after",
    ),
    "counts": Listing(
        "competition_counts_listed",
        "count_id",
        ("award_year", "competition", "quantity", "group_code", "level", "unit", "value", "is_preferred", "note", "source_url"),
        {"quantity": "competition_quantity", "level": "level", "unit": "unit", "group_code": "group", "is_preferred": "yes_no"},
        year="award_year",
    ),
    "indicators": Listing(
        "indicator_values_listed",
        "source_row",
        ("indicator_name", "indicator_year", "province_name", "value", "unit", "frame", "status", "source_url"),
        {"status": "status"},
        year="indicator_year",
        province="province_code",
    ),
    "sources": Listing(
        "sources_listed",
        "source_id",
        ("publisher", "title", "url", "date_published", "date_read", "licence"),
        {},
    ),
}
# What the detail of a row leaves out: keys and helper columns; of a forum also what belongs to one of its choices.
NOT_IN_DETAIL = ("position", "since_precision", "precision", "is_recorded", "event", "source_row", "is_publisher_from_host")
CODES_OF_DETAIL: Mapping[str, str] = {"scope": "event_scope"}  # codes that only the detail of a row shows
OF_A_CHOICE = ("choice_no", "choice_name", "innovation_name", "choice_status", "copy_count", "furthest_rank")
LINKS = ("source_url", "url")


def table_codes() -> tuple[str, ...]:
    """Return every table that the Data page offers its reader: those in words, then those of the data package."""
    return (*LISTINGS, *(f"{RAW_PREFIX}{table.name}" for table in _package_tables()))


def every_table_code() -> tuple[str, ...]:
    """Return every table of the Data page, those that only editors may read among them."""
    return (*LISTINGS, *(f"{RAW_PREFIX}{table.name}" for table in descriptor.load(paths.DESCRIPTOR).tables))


def is_internal(code: str) -> bool:
    """Say whether a table of the Data page is one that only signed-in editors may read."""
    return code in {f"{RAW_PREFIX}{table.name}" for table in descriptor.load(paths.DESCRIPTOR).tables if table.access == "internal"}


def _package_tables() -> tuple[Table, ...]:
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


def build(view: View, data_version: str) -> Figure:
    """Return the rows of the view's table that its search and filters find. An unknown table falls back to the copies.

    Raises RestrictedError for an internal table without an editor.
    """
    if is_internal(view.table) and readers.reader() is None:
        raise RestrictedError(view.table.removeprefix(RAW_PREFIX))
    if view.table.startswith(RAW_PREFIX) and view.table in table_codes():
        return _raw(view, data_version)
    code = view.table if view.table in LISTINGS else "replications"
    listing, language = LISTINGS[code], view.language
    every_row = everything(code, language, data_version)
    rows = _filtered(every_row, listing, view, data_version)
    if view.search:
        positions = search.found(view.search, _index(code, language, data_version), _synonyms(data_version))
        rows = rows[rows["position"].isin(positions)]
    title = t(
        "figures.table.title",
        language,
        shown=number(len(rows), language),
        total=number(len(every_row), language),
        table=t(f"tables.{code}", language),
    )
    return in_words(view, data_version, code, rows, title)


def in_words(
    view: View, data_version: str, code: str, rows: pd.DataFrame, title: str, key: str = "", leave_out: Sequence[str] = ()
) -> Figure:
    """Return rows of a listing with their codes and dates in words; a click on a row reports `key` (the listing's own unless named).

    `leave_out` names columns that say the same in every row.
    """
    listing, language = LISTINGS[code], view.language
    shown = rows.drop(columns="position").reset_index(drop=True)
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
    return _filtered(everything(code, view.language, data_version), LISTINGS[code], view, data_version)


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
    rows = everything(link.listing, view.language, data_version)
    rows = rows[rows[link.column].astype(str) == view.row]
    title = t(f"figures.{view.fig}.title", view.language, count=number(len(rows), view.language))
    return in_words(view, data_version, link.listing, rows, title, link.key)


def detail(view: View, data_version: str) -> Figure:
    """Return one row of the view's table, field by field. Raises KeyError when the row is not there."""
    code = view.table if view.table in LISTINGS else "replications"
    listing, language = LISTINGS[code], view.language
    every_row = everything(code, language, data_version)
    picked = every_row[every_row[listing.key].astype(str) == view.row]
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


def sources_behind(key: str, value: str, view: View, data_version: str) -> tuple[Source, ...]:
    """Return the sources of every record that names an innovation or a government: its awards, copies, results, counts and scores."""
    found: set[str] = set()
    for code in ("awards", "replications", "outcomes", "agency_counts", "index_scores"):
        rows = everything(code, view.language, data_version)
        for name in (key, f"adopter_{key}", f"origin_{key}"):
            if name in rows:
                found |= set(rows.loc[rows[name].astype(str) == value, "source_id"].dropna())
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


def dictionary(view: View, data_version: str) -> Figure:
    """Return the column dictionary of the package: every table, column, type, unit and rule for empty values."""
    language = view.language
    shown = _package_tables()
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
    table = descriptor.load(paths.DESCRIPTOR).table(view.table.removeprefix(RAW_PREFIX))
    rows = release.table(table.name, data_version)
    total = len(rows)
    if view.search:
        haystack = search.index(rows.astype(object).where(rows.notna(), None).itertuples(index=False))
        rows = rows.iloc[search.found(view.search, haystack, _synonyms(data_version))].reset_index(drop=True)
    kinds = {"integer": "integer", "number": "number", "year": "year", "date": "date"}
    columns = tuple(
        Column(
            field.name,
            field.title_id if language == "id" else field.title_en,
            kinds.get(field.type, "text"),
            2 if field.type == "number" else 0,
            field.unit,
            field.description_id if language == "id" else field.description_en,
        )
        for field in table.fields
    )
    name = table.title_id if language == "id" else table.title_en
    return Figure(
        view=view,
        title=t("figures.table.title", language, shown=number(len(rows), language), total=number(total, language), table=name),
        subtitle=table.description_id if language == "id" else table.description_en,
        alt=name,
        definition="",
        rows=rows,
        columns=columns,
        query="",
        notes=(table.caveats_id if language == "id" else table.caveats_en) + (t("notes.raw_table", language),),
    )


@readers.kept(maxsize=32)
def everything(code: str, language: str, data_version: str) -> pd.DataFrame:
    """Return every row of a listing with its position; shared with the cache, never changed in place."""
    listing = LISTINGS[code]
    rows = queries.run(listing.query, data_version, **_params(listing.query, language))
    return rows.assign(position=range(len(rows)))


@readers.kept(maxsize=32)
def _index(code: str, language: str, data_version: str) -> search.Index:
    listing = LISTINGS[code]
    rows = everything(code, language, data_version)
    texts = rows.astype(object).where(rows.notna(), None)
    aliases = _aliases(data_version)
    names = [aliases.get(str(key), "") for key in texts["innovation_id"]] if "innovation_id" in texts else [""] * len(texts)
    words = [
        [
            *values,
            alias,
            *(_words(group, value, language, data_version) for group, value in zip(listing.codes.values(), coded, strict=True)),
        ]
        for values, coded, alias in zip(
            texts.drop(columns="position").itertuples(index=False),
            texts[list(listing.codes)].itertuples(index=False),
            names,
            strict=True,
        )
    ]
    return search.index(words)


@readers.kept(maxsize=4)
def _aliases(data_version: str) -> dict[str, str]:
    """Return every published name of each innovation, so that a search finds it under any of them."""
    rows = queries.run("innovation_aliases_listed", data_version)
    return {str(key): " ".join(names) for key, names in rows.groupby("innovation_id")["alias"]}


@readers.kept(maxsize=4)
def _synonyms(data_version: str) -> dict[str, list[str]]:
    rows = queries.run("search_synonyms_listed", data_version)
    found: dict[str, list[str]] = {}
    for term, synonym in zip(rows["term"], rows["synonym"], strict=True):
        found.setdefault(term, []).append(synonym)
    return found


def _params(query: str, language: str) -> dict[str, object]:
    """Return the parameters under which a listing holds everything: all years, the newest frame, at the data date."""
    return View(language=language, frame="38", first_row=0).params(*queries.parameter_names(query))


def _filtered(rows: pd.DataFrame, listing: Listing, view: View, data_version: str) -> pd.DataFrame:
    if view.subject and listing.subject:
        rows = rows[rows[listing.subject] == view.subject]
    if view.state and listing.state:
        rows = rows[rows[listing.state] == view.state]
    if view.level and listing.level:
        rows = rows[rows[listing.level] == view.level]
    if view.province and listing.province:
        rows = rows[rows[listing.province] == view.province]
    if listing.year and (view.first_year, view.cut_off) != (View().first_year, View().cut_off):
        years = _known_years(rows, listing.year)
        rows = rows[years.between(view.first_year, view.known_year) | _by_the_day(rows, listing.year, view)]
    return rows


def _known_years(rows: pd.DataFrame, name: str) -> pd.Series:
    years = rows[name]
    return years.dt.year if pd.api.types.is_datetime64_any_dtype(years) else years


def _by_the_day(rows: pd.DataFrame, name: str, view: View) -> pd.Series:
    """Say which rows of the year that the cut-off divides were known by then: those that bear a day or a month."""
    dates = rows[name]
    if not pd.api.types.is_datetime64_any_dtype(dates):
        return pd.Series(False, index=rows.index)
    precision = rows["since_precision"] if name == "since_date" else rows.get("precision", pd.Series("day", index=rows.index))
    ends = dates.where(precision != "month", dates + pd.offsets.MonthEnd(0))
    return (precision != "year") & (ends <= pd.Timestamp(view.cut_off)) & (dates.dt.year >= view.first_year)


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
