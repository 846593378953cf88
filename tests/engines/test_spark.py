"""Every query gives the same rows on Spark as on DuckDB: embedded records, and synthetic ones made at run time.

Runs where pyspark and Java are installed (`make test-spark`). INOVASI_SYNTHETIC_ROWS sets the size of the synthetic package (1,000,000).
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

pytest.importorskip("pyspark")
from pyspark.sql import SparkSession

from inovasi import engines, figures, listing_rows, paths, queries, release, settings, warehouse
from inovasi.engines import spark
from inovasi.views import View
from tests.engines.samples import QUERY_NAMES, SHARED, of_query

sys.path.insert(0, str(paths.ROOT / "tools"))
import synthetic

pytestmark = pytest.mark.spark
KEPT = frozenset(kept.name for kept in queries.kept_queries())
ROWS = int(os.environ.get("INOVASI_SYNTHETIC_ROWS", "1000000"))


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    """A local session, or the one behind SPARK_REMOTE."""
    builder = SparkSession.builder.config("spark.sql.shuffle.partitions", "2")
    for part in ("wholeStage", "factoryMode"):  # a few hundred small plans: compiling each takes longer than running it
        builder = builder.config(f"spark.sql.codegen.{part}", "false" if part == "wholeStage" else "NO_CODEGEN")
    if "SPARK_REMOTE" not in os.environ:
        builder = builder.master("local[2]").config("spark.driver.memory", "4g").config("spark.ui.enabled", "false")
    session = builder.getOrCreate()
    yield session
    session.stop()


@dataclass(frozen=True)
class Served:
    """A release in a folder of its own, as a file for DuckDB and as Parquet for Spark."""

    version: str
    build: Path

    def rows(self, engine: str, sql: str, params: dict[str, object]) -> pd.DataFrame:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(release, "connection", partial(release.connection, build=self.build))
            patch.setenv(settings.PARQUET, str(self.build))
            patch.setenv(settings.ENGINE, engine)
            return engines.rows(sql, params, self.version, ())


def built(data: Path, build: Path) -> Served:
    version = warehouse.build(data, build)
    warehouse.write_parquet(version, build)
    return Served(version, build)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory, session: SparkSession) -> Served:
    return built(paths.DATA, tmp_path_factory.mktemp("embedded"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, session: SparkSession) -> Served:
    folder = tmp_path_factory.mktemp("synthetic")
    synthetic.write(ROWS, folder / "data")
    return built(folder / "data", folder / "build")


def assert_same(name: str, served: Served, params: dict[str, object]) -> None:
    sql = queries.read_sql(name, KEPT)
    expected, found = served.rows("duckdb", sql, params), served.rows("spark", sql, params)
    if name in SHARED:  # their rows have no order of their own
        expected, found = (rows.sort_values(list(rows.columns), ignore_index=True) for rows in (expected, found))
    pd.testing.assert_frame_equal(found.round(9), expected.round(9), check_exact=True)


@pytest.mark.parametrize("name", QUERY_NAMES)
def test_both_engines_agree_on_the_embedded_records(name: str, embedded: Served) -> None:
    for params in of_query(name):
        assert_same(name, embedded, params)


@pytest.mark.parametrize("name", QUERY_NAMES)
def test_both_engines_agree_on_many_synthetic_rows(name: str, large: Served) -> None:
    assert_same(name, large, next(of_query(name)))


PAGES = [
    View(page="data", fig="tabel", **asked)
    for asked in (
        {},
        {"sort": "-since_date", "first_row": 101},
        {"sort": "state", "province": "32"},
        {"sort": "innovation_name", "first_year": 2019, "last_year": 2021},
        {"search": "dukcapil jawa", "language": "en"},
        {"search": "kependudkan"},
        {"table": "awards", "sort": "-award_year", "level": "kabupaten"},
        {"table": "forums", "sort": "furthest_rank"},
        {"table": "raw_replication_steps", "search": "2020", "sort": "-date_from"},
    )
]


@pytest.mark.parametrize("view", PAGES, ids=lambda view: f"{view.table} {view.search}{view.sort}")
def test_both_engines_agree_on_pages_of_long_tables(view: View, embedded: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def on_both(sql: str, params: dict[str, object], _version: str, _reads: object) -> pd.DataFrame:
        expected, found = embedded.rows("duckdb", sql, params), embedded.rows("spark", sql, params)
        if " order by " not in sql:  # whether a word is there, and counts
            expected, found = (rows.sort_values(list(rows.columns), ignore_index=True) for rows in (expected, found))
        pd.testing.assert_frame_equal(found.round(9), expected.round(9), check_exact=True)
        asked.append(sql)
        return expected

    kept = release.kept(release.current())
    monkeypatch.setattr(queries, "rows_of", on_both)
    monkeypatch.setattr(release, "kept", lambda _version: kept)
    listing_rows.forget()
    figures.BUILDERS[(view.page, view.fig)](view, release.current())
    listing_rows.forget()
    assert asked


def test_values_are_bound_and_never_become_text(embedded: Served) -> None:
    hostile = "x' or 1 = 1 --\\'"
    sql = queries.read_sql("adopters_by_state", KEPT)
    text, _ = spark.translated(sql, embedded.version)
    assert ":province" in text and "$province" not in text
    assert not embedded.rows("spark", sql, next(of_query("adopters_by_state"))).empty
    assert embedded.rows("spark", sql, next(of_query("adopters_by_state")) | {"province": hostile}).empty
    assert embedded.rows("spark", "select $word as word", {"word": hostile})["word"].tolist() == [hostile]


def test_a_list_is_bound_as_an_array(embedded: Served) -> None:
    sql = "select list_contains($words, 'a''b') as is_in, list_contains($words, 'c') as is_other"
    rows = embedded.rows("spark", sql, {"words": ["a'b", "\\"]})
    assert rows.iloc[0].tolist() == [True, False]


def test_a_division_keeps_every_digit(embedded: Served) -> None:
    sql = "select 61 / 365.25 as years, round(61 / 365.25, 9) as rounded"
    rows = embedded.rows("spark", sql, {})
    assert rows.equals(embedded.rows("duckdb", sql, {}))
    assert rows["rounded"].tolist() == [0.167008898]
