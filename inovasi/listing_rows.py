"""Ask for some rows of a long table: filtered, searched, sorted, a page at a time, and how many there are. All of it in SQL.

A table is a listing (`listings`), kept by the build or as its definition says, or a table of the data package as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from inovasi import descriptor, listings, paths, queries, release
from inovasi.access import readers
from inovasi.search import Condition, Searched

Codes = Mapping[str, Mapping[object, str]]
TEXTS = (listings.WORDS,)
TABLE = "asked"  # the name of the rows in a statement
MOST_FORGIVEN = 100_000  # rows of a table of the package; a longer one is searched as it is spelled: its words are not kept


@dataclass(frozen=True)
class Rows:
    """Rows that can be asked for: a subquery with its parameters and columns, their own order and key.

    `texts` and `numbers` are what a search looks through; `vocabulary` is the SELECT of the words there are, with parameters of its own.
    `are_words` says whether texts and their words are as a search reads them. `reads` are the names that may be tables.
    """

    sql: str
    params: Mapping[str, object]
    columns: tuple[str, ...]
    order: tuple[str, ...]
    key: str
    reads: frozenset[str]
    texts: tuple[str, ...]
    vocabulary: str
    vocabulary_params: Mapping[str, object] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    are_words: bool = True


@dataclass(frozen=True)
class Sorted:
    """By which column rows are sorted. `codes` gives the order of a column of codes; text is sorted whatever the case of its letters."""

    column: str
    is_descending: bool = False
    is_text: bool = False
    codes: tuple[object, ...] = ()


def of_listing(code: str, language: str, data_version: str) -> Rows:
    """Return the rows of a listing in a language, whole. Raises KeyError for no listing."""
    listing = listings.LISTINGS[code]
    kept = release.kept(data_version)
    columns = tuple(queries.columns_stated(listing.query))
    reads = queries.words(listing.query) | {"innovation_aliases"}
    name = listings.PREFIX + code
    if {name, listings.VOCABULARY} <= kept:
        where = f"where {listings.LANGUAGE} = ${listings.LANGUAGE}"
        own = {listings.LANGUAGE: language}
        rows = f"select * from {release.KEPT_PREFIX}{name} {where}"
        words = f"select word from {release.KEPT_PREFIX}{listings.VOCABULARY} {where} and listing = $listing"
        return Rows(rows, own, columns, (listings.POSITION,), listing.key, reads, TEXTS, words, own | {"listing": code})
    rows = listings.definition(code, kept)
    params = listings.parameters(listing.query, language, release.facts(data_version).data_date)
    words = listings.words_of(f"({rows}) as {TABLE}")
    return Rows(rows, params, columns, (listings.POSITION,), listing.key, reads, TEXTS, words, params)


def of_query(name: str, params: Mapping[str, object], data_version: str) -> Rows:
    """Return the rows of a query under any parameters: they are filtered, not searched. That of a listing has its order, another its first column's."""
    sql, columns = queries.read_sql(name, release.kept(data_version)), tuple(queries.columns_stated(name))
    order = next((listing.order for listing in listings.LISTINGS.values() if listing.query == name), columns[:1])
    return Rows(sql, params, columns, order, columns[0], queries.words(name), (), "", are_words=False)


def of_table(name: str) -> Rows:
    """Return the rows of a table of the data package as they are. Raises KeyError for no table."""
    table = descriptor.load(paths.DESCRIPTOR).table(name)
    columns = tuple(f'"{item.name}"' for item in table.fields)
    rows = f'select * from "{table.name}"'
    text = listings.searchable([f"cast({column} as varchar)" for column in columns])
    words = listings.words_of(f'(select {text} as {listings.WORDS} from "{table.name}") as {TABLE}')
    order = tuple(f'"{column}"' for column in table.primary_key)
    texts, numbers = [], []
    for item, column in zip(table.fields, columns, strict=True):
        if item.type == "string":  # keys are in small letters already
            texts.append(column if item.name.endswith("_id") else f"lower({column})")
        elif item.type != "boolean":
            numbers.append(f"cast({column} as varchar)")
    reads = frozenset({table.name})
    return Rows(rows, {}, columns, order, order[0], reads, tuple(texts), words, numbers=tuple(numbers), are_words=False)


def page(
    rows: Rows,
    where: Sequence[Condition],
    data_version: str,
    *,
    by: Sorted | None = None,
    first_row: int = 1,
    most_rows: int | None = None,
) -> pd.DataFrame:
    """Return the rows under every condition, in their own order or `by` a column (unknown at the end), from `first_row` (1), at most `most_rows`.

    Shared with the cache: do not change them in place. Raises RestrictedError for an internal table without an editor.
    """
    params: dict[str, object] = {}
    order = ", ".join((*_order(by, params), *rows.order))
    cut = f" limit {int(most_rows)} offset {max(0, int(first_row) - 1)}" if most_rows is not None else ""
    if most_rows is not None and by is None and not where and rows.order == (listings.POSITION,):
        where, cut = [_between(first_row, most_rows)], ""  # found at once, however far from the beginning
    sql = f"select {', '.join(rows.columns)} from ({rows.sql}) as {TABLE}{_where(where)} order by {order}{cut}"
    return _asked(sql, rows, _params(rows.params, where, params), data_version)


def count(rows: Rows, where: Sequence[Condition], data_version: str) -> int:
    """Return how many rows stand under every condition. Raises as `page`."""
    found = _asked(
        f"select count(*) as row_count from ({rows.sql}) as {TABLE}{_where(where)}", rows, _params(rows.params, where), data_version
    )
    return int(found["row_count"].iloc[0])


def values(column: str, rows: Rows, where: Sequence[Condition], data_version: str) -> list[str]:
    """Return the values of a column of the rows under every condition, each once, sorted, without the unknown. Raises as `page`."""
    sql = f"select distinct {column} as value from ({rows.sql}) as {TABLE}{_where([*where, Condition(f'{column} is not null')])} order by value"
    return [str(value) for value in _asked(sql, rows, _params(rows.params, where), data_version)["value"]]


def equal(column: str, wanted: object) -> Condition:
    """Return the condition that a column, as text, holds a value; one of them where it is a list."""
    if isinstance(wanted, list):
        return Condition(f"list_contains(${column}_wanted, cast({column} as varchar))", {f"{column}_wanted": wanted})
    return Condition(f"cast({column} as varchar) = ${column}_wanted", {f"{column}_wanted": str(wanted)})


def in_years(column: str, is_date: bool, precision: str, first_year: int, known_year: int, cut_off: date) -> Condition:
    """Return the condition that a year, or a date as precise as it is known, lies in the years and is known by the cut-off.

    Of the year that the cut-off divides, dates known to the day or month count when they are over; `precision` is a column or ''.
    """
    params: dict[str, object] = {"first_year_wanted": first_year, "known_year_wanted": known_year}
    if not is_date:
        return Condition(f"{column} between $first_year_wanted and $known_year_wanted", params)
    year = f"extract(year from {column})"
    known = f"coalesce({precision}, 'day')" if precision else "'day'"
    by_then = (
        f"{known} <> 'year' and case when {known} = 'month' then last_day({column}) else {column} end <= cast($cut_off_wanted as date)"
        f" and {year} >= $first_year_wanted"
    )
    whole = f"{year} between $first_year_wanted and $known_year_wanted"
    return Condition(f"(({whole}) or ({by_then}))", params | {"cut_off_wanted": cut_off})


def searched(rows: Rows, codes: Codes, data_version: str) -> Searched:
    """Return what a search of some rows looks through; its vocabulary is asked for only when a word is nowhere."""

    def holds(part: str) -> bool:
        if not rows.are_words:
            looked = (*rows.texts, *(rows.numbers if part.strip().isdigit() else ()))
            any_text = " or ".join(f"contains({text}, $part)" for text in looked)
            sql = f"select 1 as found from ({rows.sql}) as {TABLE} where {any_text} limit 1"
            return len(_asked(sql, rows, _params(rows.params, {"part": part.strip()}), data_version)) > 0
        sql = f"select word from ({rows.vocabulary}) as words where contains(' ' || word, $part) limit 1"
        return len(_asked(sql, rows, _params(rows.vocabulary_params, {"part": part}), data_version)) > 0

    def vocabulary(least: int, most: int) -> list[str]:
        if not rows.are_words and count(rows, (), data_version) > MOST_FORGIVEN:
            return []
        sql = f"select word from ({rows.vocabulary}) as words where length(word) between $least and $most"
        return list(_asked(sql, rows, _params(rows.vocabulary_params, {"least": least, "most": most}), data_version)["word"])

    return Searched(rows.texts, rows.key, codes, holds, vocabulary, rows.numbers, rows.are_words)


def _between(first_row: int, most_rows: int) -> Condition:
    params = {"first_position": max(1, int(first_row)), "after_position": max(1, int(first_row)) + int(most_rows)}
    return Condition(f"{listings.POSITION} >= $first_position and {listings.POSITION} < $after_position", params)


def _order(by: Sorted | None, params: dict[str, object]) -> Iterable[str]:
    """Return by what rows are sorted; adds the parameters it binds."""
    if by is None:
        return ()
    way = "desc" if by.is_descending else "asc"
    if by.codes:
        params["codes_in_order"] = list(by.codes)
        return (
            f"nullif(array_position($codes_in_order, {by.column}), 0) {way} nulls last",
        )  # not in the list: null or 0, by engine
    column = f"lower({by.column})" if by.is_text else by.column
    return (f"{column} {way} nulls last",)


def _where(conditions: Sequence[Condition]) -> str:
    return f" where {' and '.join(f'({condition.sql})' for condition in conditions)}" if conditions else ""


def _params(*parts: Mapping[str, object] | Sequence[Condition]) -> tuple[tuple[str, object], ...]:
    """Return the parameters of a statement in a form that can be a key of the cache."""
    joined: dict[str, object] = {}
    for part in parts:
        for params in (part,) if isinstance(part, Mapping) else tuple(condition.params for condition in part):
            joined |= params
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in joined.items())


def _asked(sql: str, rows: Rows, params: tuple[tuple[str, object], ...], data_version: str) -> pd.DataFrame:
    return _kept(sql, params, rows.reads, data_version)


def forget() -> None:
    """Empty the cache, so that a measurement asks anew."""
    _kept.cache_clear()  # type: ignore[attr-defined]


@readers.kept(maxsize=300)
def _kept(sql: str, params: tuple[tuple[str, object], ...], reads: frozenset[str], data_version: str) -> pd.DataFrame:
    bound = {name: list(value) if isinstance(value, tuple) else value for name, value in params}
    return queries.rows_of(sql, bound, data_version, reads)
