"""Every query gives the same rows on Spark as on DuckDB: embedded records, and synthetic ones made at run time.

Runs where pyspark and Java are installed (`make test-spark`). INOVASI_SYNTHETIC_ROWS sets the size of the synthetic package (1,000,000).
"""

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

pytest.importorskip("pyspark")
from pyspark.sql import SparkSession

from inovasi import engines, paths, queries, release, settings, warehouse
from inovasi.engines import spark
from tests.engines.samples import QUERY_NAMES, SHARED, of_query

sys.path.insert(0, str(paths.ROOT / "tools"))
import synthetic

pytestmark = pytest.mark.spark
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


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory, session: SparkSession) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        yield served(paths.DATA, tmp_path_factory.mktemp("embedded"), patch)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, session: SparkSession) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("synthetic")
    synthetic.write(ROWS, folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        yield served(folder / "data", folder / "build", patch)


def served(data: Path, build: Path, patch: pytest.MonkeyPatch) -> str:
    """Build a release of a package, write it as Parquet, and serve it for a while; return its version."""
    version = warehouse.build(data, build)
    warehouse.write_parquet(version, build)
    patch.setattr(release, "connection", partial(release.connection, build=build))
    patch.setenv(settings.PARQUET, str(build))
    release.kept.cache_clear()
    return version


def assert_same(name: str, version: str, params: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    sql = queries.read_sql(name, release.kept(version))
    monkeypatch.setenv(settings.ENGINE, "duckdb")
    expected = engines.rows(sql, params, version)
    monkeypatch.setenv(settings.ENGINE, "spark")
    found = engines.rows(sql, params, version)
    if name in SHARED:  # their rows have no order of their own
        expected, found = (rows.sort_values(list(rows.columns), ignore_index=True) for rows in (expected, found))
    pd.testing.assert_frame_equal(found.round(9), expected.round(9), check_exact=True)


@pytest.mark.parametrize("name", QUERY_NAMES)
def test_both_engines_agree_on_the_embedded_records(name: str, embedded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for params in of_query(name):
        assert_same(name, embedded, params, monkeypatch)


@pytest.mark.parametrize("name", QUERY_NAMES)
def test_both_engines_agree_on_many_synthetic_rows(name: str, large: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same(name, large, next(of_query(name)), monkeypatch)


def test_values_are_bound_and_never_become_text(embedded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "x' or 1 = 1 --\\'"
    sql = queries.read_sql("adopters_by_state", release.kept(embedded))
    params = queries_params(province=hostile)
    text, _ = spark.translated(sql, embedded)
    assert ":province" in text and "$province" not in text
    monkeypatch.setenv(settings.ENGINE, "spark")
    assert engines.rows(sql, params, embedded).empty
    everything = engines.rows("select $word as word", {"word": hostile}, embedded)
    assert everything["word"].tolist() == [hostile]


def queries_params(**values: object) -> dict[str, object]:
    return next(of_query("adopters_by_state")) | values
