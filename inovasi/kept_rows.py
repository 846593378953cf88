"""What a build keeps: the rows of shared queries and of listings that say so, as tables of a release, so that no page works them out.

With many rows a query is kept part by part, if its header names the key by which it falls into parts: what is sorted then stays in memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import duckdb

from inovasi import listings, queries, release, views

PART_ROWS = 5_000_000  # of the largest table that a part reads, about
SAMPLE = 10_000  # keys drawn to find where parts begin


def keep(connection: duckdb.DuckDBPyConnection, frames: Sequence[str] = views.FRAMES) -> None:
    """Keep the rows of the shared queries that say so, as tables of their own."""
    done: frozenset[str] = frozenset()
    for kept in queries.kept_queries():
        keep_rows(connection, kept, done, frames)
        done |= {kept.name}


def keep_rows(connection: duckdb.DuckDBPyConnection, kept: queries.Kept, done: frozenset[str], frames: Sequence[str]) -> None:
    """Keep the rows of one shared query, in an order in which a page finds its rows together (part by part); those in `done` are kept already."""
    sql = queries.read_sql(kept.name, done)
    parts = list(_in_parts(connection, kept.part_key, sql))
    order = f" order by {kept.order}" if kept.order else ""
    frame = "cast($frame as varchar) as frame, " if kept.is_by_frame else ""
    target = f"create table {kept.table} as"
    for name in frames if kept.is_by_frame else ("",):
        for part, bounds in parts:
            rows = f"select {frame}found.* from ({part}) as found{order}"
            connection.execute(f"{target} {rows}", {**bounds, **({"frame": name} if kept.is_by_frame else {})})
            target = f"insert into {kept.table}"


def _in_parts(connection: duckdb.DuckDBPyConnection, key: str, sql: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the SELECT of each part of some rows, with its values: each table that holds the key is hidden behind its rows of the part."""
    tables = _holding(connection, key, sql)
    for condition, bounds in _parts(connection, tables, key):
        heads = [f'"{table}" as not materialized (select * from main."{table}" where {condition})' for table in tables if condition]
        yield queries.with_parts_before(heads, sql), bounds


def _holding(connection: duckdb.DuckDBPyConnection, key: str, sql: str) -> dict[str, int]:
    """Return the tables that a query reads and that hold the key of its parts, with their rows, the largest first; none without such a key."""
    if not key:
        return {}
    holding = "select table_name from information_schema.columns where table_schema = 'main' and column_name = $key"
    tables = {table for (table,) in connection.execute(holding, {"key": key}).fetchall()} & queries.words_of(sql)
    counts = {table: connection.execute(f'select count(*) from main."{table}"').fetchall()[0][0] for table in tables}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _parts(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, int], key: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the condition of each part and its values: spans of keys, of about PART_ROWS rows of the largest table; one without condition if it has no more."""
    largest, count = next(iter(tables.items()), ("", 0))
    firsts: list[str] = []
    if count > PART_ROWS:
        # spans of keys, not their hashes: tables are kept in the order of their keys, so that a part reads only its own blocks
        drawn = f'select "{key}" from main."{largest}" using sample reservoir({SAMPLE} rows) repeatable (1)'
        keys = sorted({value for (value,) in connection.execute(drawn).fetchall()})
        size = max(1, len(keys) * PART_ROWS // count)
        firsts = keys[size::size]
    for low, high in pairwise(("", *firsts, "")):
        conditions = ([f'"{key}" >= $low'] if low else []) + ([f'"{key}" < $high'] if high else [])
        yield " and ".join(conditions), ({"low": low} if low else {}) | ({"high": high} if high else {})


def keep_listings(connection: duckdb.DuckDBPyConnection, data_date: date) -> None:
    """Keep the rows of every listing in each language, in the order of the listing, and every word that a search may look for."""
    vocabulary = release.KEPT_PREFIX + listings.VOCABULARY
    connection.execute(f"create table {vocabulary} (listing varchar, {listings.LANGUAGE} varchar, word varchar)")
    for code in listings.LISTINGS:
        table = release.KEPT_PREFIX + listings.PREFIX + code
        for language in views.LANGUAGES:
            _keep_listing(connection, table, code, language, data_date)
            words = listings.words_of(f"{table} where {listings.LANGUAGE} = $made_for")
            connection.execute(
                f"insert into {vocabulary} select $code, $made_for, word from ({words}) as found order by word",
                {"made_for": language, "code": code},
            )


def _keep_listing(connection: duckdb.DuckDBPyConnection, table: str, code: str, language: str, data_date: date) -> None:
    """Keep the rows of a listing in a language, part by part; a part counts its positions on from the rows before it."""
    listing = listings.LISTINGS[code]
    sql = listings.definition(code, frozenset(kept.name for kept in queries.kept_queries()))
    params = listings.parameters(listing.query, language, data_date) | {"made_for": language}
    is_new = language == views.LANGUAGES[0]
    rows_before = 0
    for part, bounds in _in_parts(connection, listing.part_key, sql):
        position = f"found.{listings.POSITION} + cast($rows_before as bigint) as {listings.POSITION}"
        rows = f"select cast($made_for as varchar) as {listings.LANGUAGE}, found.* replace ({position}) from ({part}) as found"
        target = f"create table {table} as" if is_new else f"insert into {table}"
        # the window that counts positions leaves them in order
        made = connection.execute(f"{target} {rows}", params | bounds | {"rows_before": rows_before})
        rows_before += made.fetchall()[0][0]
        is_new = False
