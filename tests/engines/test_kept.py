"""What the build keeps is what the definition says: every query gives the same rows read from kept rows and from the tables alone."""

import duckdb
import pandas as pd
import pytest

from inovasi import descriptor, kept_rows, listings, paths, queries, release
from tests.engines.samples import QUERY_NAMES, SHARED, of_query

USING_KEPT = [
    name
    for name in QUERY_NAMES
    if queries.read_sql(name) != queries.read_sql(name, frozenset(k.name for k in queries.kept_queries()))
]


@pytest.mark.parametrize("name", USING_KEPT)
def test_kept_rows_are_what_the_definition_says(name: str) -> None:
    version = release.current()
    cursor = release.connection(version).cursor()
    for params in of_query(name):
        whole = cursor.execute(queries.read_sql(name), params).df()
        kept = queries.run(name, version, **params)
        if name in SHARED:  # their rows have no order of their own
            whole, kept = (rows.sort_values(list(rows.columns), ignore_index=True) for rows in (whole, kept))
        pd.testing.assert_frame_equal(kept, whole, check_exact=True)


def test_a_release_keeps_what_the_queries_state() -> None:
    stated = {kept.name for kept in queries.kept_queries()}
    tables = {f"{listings.PREFIX}{code}" for code in listings.LISTINGS} | {listings.VOCABULARY}  # test_listing_rows has their rows
    assert release.kept(release.current()) == stated | tables
    assert {
        "copies",
        "copy_changes",
        "copy_history",
        "copy_cells",
        "award_entries",
        "forum_links",
        "intent_cells",
        "plan_history",
    } <= stated


def copy_package(version: str, target: duckdb.DuckDBPyConnection) -> None:
    """Copy the tables of the package, and nothing that is kept."""
    for table in descriptor.load(paths.DESCRIPTOR).tables:
        rows = release.connection(version).cursor().execute(f'from "{table.name}"').to_arrow_table()  # noqa: F841  (read by name)
        target.execute(f'create table "{table.name}" as from rows')


def test_rows_kept_in_parts_are_those_kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six or more parts of the embedded copies, so that a row which needed another key would be missing or wrong."""
    version = release.current()
    in_parts = [kept for kept in queries.kept_queries() if kept.part_key]
    assert {"copy_changes", "copy_history"} <= {kept.name for kept in in_parts}
    monkeypatch.setattr(kept_rows, "PART_ROWS", 4)
    with duckdb.connect() as connection:
        copy_package(version, connection)
        kept_rows.keep(connection, ("37",))
        for kept in in_parts:
            tables = kept_rows._holding(connection, kept.part_key, queries.read_sql(kept.name))
            assert len(list(kept_rows._parts(connection, tables, kept.part_key))) >= 6, kept.name
            ours = connection.execute(f"from {kept.table}").df()
            frame = "where frame = '37'" if kept.is_by_frame else ""
            whole = release.connection(version).cursor().execute(f"from {kept.table} {frame}").df()
            ours, whole = (rows.sort_values(list(rows.columns), ignore_index=True) for rows in (ours, whole))
            pd.testing.assert_frame_equal(ours, whole, check_exact=True)


def test_listings_kept_in_parts_are_those_kept_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    version = release.current()
    in_parts = {code: listing for code, listing in listings.LISTINGS.items() if listing.part_key}
    assert "replications" in in_parts
    monkeypatch.setattr(kept_rows, "PART_ROWS", 40)
    with duckdb.connect() as connection:
        copy_package(version, connection)
        kept_rows.keep(connection)
        kept_rows.keep_listings(connection, release.facts(version).data_date)
        for code, listing in in_parts.items():
            assert listing.order[0] == listing.part_key, code  # else positions would not follow from one part to the next
            rows_in_order = f"from {release.KEPT_PREFIX}{listings.PREFIX}{code} order by language, position"
            ours = connection.execute(rows_in_order).df()
            pd.testing.assert_frame_equal(ours, release.connection(version).cursor().execute(rows_in_order).df(), check_exact=True)
            assert list(ours["position"]) == [*range(1, len(ours) // 2 + 1)] * 2
        words = f"from {release.KEPT_PREFIX}{listings.VOCABULARY} order by all"
        assert connection.execute(words).fetchall() == release.connection(version).cursor().execute(words).fetchall()


def test_shared_queries_come_after_what_they_use() -> None:
    assert queries.used("copies_at_date") == ("copies", "copy_changes", "copy_firsts", "copy_history")
    assert queries.used("cells_at_date") == ("copies", "copy_changes", "copy_firsts", "copy_history", "copy_cells")
    assert queries.used("copies_at_date", frozenset({"copy_history"})) == ("copy_history",)
