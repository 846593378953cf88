"""What a build keeps: the rows of shared queries and of listings that say so, as tables of a release, so that no page works them out.

With many rows a query is kept part by part, if its header names the key by which it falls into parts: what is sorted then stays in memory.
"""

from collections.abc import Sequence
from datetime import date

import duckdb

from inovasi import listings, queries, release, views

PART_ROWS = 10_000_000  # of a table that one part reads


def keep(connection: duckdb.DuckDBPyConnection, frames: Sequence[str] = views.FRAMES) -> None:
    """Keep the rows of the shared queries that say so, as tables of their own."""
    done: frozenset[str] = frozenset()
    for kept in queries.kept_queries():
        keep_rows(connection, kept, done, frames)
        done |= {kept.name}


def keep_rows(connection: duckdb.DuckDBPyConnection, kept: queries.Kept, done: frozenset[str], frames: Sequence[str]) -> None:
    """Keep the rows of one shared query, in an order in which a page finds its rows together (part by part); those in `done` are kept already."""
    sql = queries.read_sql(kept.name, done)
    narrowed = _narrowed(connection, kept, sql)
    count = _part_count(connection, narrowed)
    if count > 1:
        heads = (
            f'"{table}" as not materialized (select * from main."{table}" where hash("{kept.part_key}") % $parts = $part)'
            for table in narrowed
        )
        sql = queries.with_parts_before(list(heads), sql)
    order = f" order by {kept.order}" if kept.order else ""
    frame = "cast($frame as varchar) as frame, " if kept.is_by_frame else ""
    rows = f"select {frame}found.* from ({sql}) as found{order}"
    values: list[dict[str, object]] = [{"frame": name} for name in frames] if kept.is_by_frame else [{}]
    if count > 1:
        values = [{**value, "parts": count, "part": part} for value in values for part in range(count)]
    for number, value in enumerate(values):
        target = f"insert into {kept.table}" if number else f"create table {kept.table} as"
        connection.execute(f"{target} {rows}", value)


def _narrowed(connection: duckdb.DuckDBPyConnection, kept: queries.Kept, sql: str) -> list[str]:
    """Return the tables that a query reads and that hold the key of its parts; none without such a key."""
    if not kept.part_key:
        return []
    holding = "select table_name from information_schema.columns where table_schema = 'main' and column_name = $key order by 1"
    tables = [table for (table,) in connection.execute(holding, {"key": kept.part_key}).fetchall()]
    return [table for table in tables if table in queries.words_of(sql)]


def _part_count(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> int:
    """Return into how many parts the largest of some tables falls."""
    counts = [connection.execute(f'select count(*) from main."{table}"').fetchall()[0][0] for table in tables]
    return max((-(-count // PART_ROWS) for count in counts), default=1)


def keep_listings(connection: duckdb.DuckDBPyConnection, data_date: date) -> None:
    """Keep the rows of every listing in each language, in the order of the listing, and every word that a search may look for."""
    done = frozenset(kept.name for kept in queries.kept_queries())
    vocabulary = release.KEPT_PREFIX + listings.VOCABULARY
    connection.execute(f"create table {vocabulary} (listing varchar, {listings.LANGUAGE} varchar, word varchar)")
    for code, listing in listings.LISTINGS.items():
        table = f"{release.KEPT_PREFIX}{listings.PREFIX}{code}"
        found = (
            f"select cast($made_for as varchar) as {listings.LANGUAGE}, found.* from ({listings.definition(code, done)}) as found"
        )
        for language in views.LANGUAGES:
            params = listings.parameters(listing.query, language, data_date) | {"made_for": language}
            target = f"create table {table} as" if language == views.LANGUAGES[0] else f"insert into {table}"
            connection.execute(f"{target} {found}", params)  # the window that counts positions leaves them in order
            words = listings.words_of(f"{table} where {listings.LANGUAGE} = $made_for")
            connection.execute(
                f"insert into {vocabulary} select $code, $made_for, word from ({words}) as found order by word",
                {"made_for": language, "code": code},
            )
