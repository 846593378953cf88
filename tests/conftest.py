"""Shared fixtures: empty tables made from the descriptor, and a way to fill them by hand."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ["INOVASI_STATE"] = tempfile.mkdtemp(prefix="inovasi-state-")  # before anything reads it: no test touches the real one

import duckdb
import pytest
from starlette.testclient import TestClient
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from inovasi import descriptor, paths, queries, server, warehouse
from inovasi.descriptor import Package

PACKAGE = descriptor.load(paths.DESCRIPTOR)
PLAIN = {"varchar": "x", "bigint": 0, "integer": 2020, "double": 0.0, "boolean": False, "date": date(2020, 1, 1)}
Put = Callable[..., None]
BROWSER = "tests/browser/"


class Apart(LoadFileScheduling):
    """Tests of one file run in one process, since they share fixtures; so do all with Chromium: two on two cores only wait for each other.

    The mark `xdist_group` says nothing under this pytest (pytest-xdist issue 1386), so the file does.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return BROWSER if file.startswith(BROWSER) else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Apart:
    """Say how tests are shared out when there are several processes."""
    return Apart(config, log)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of each test's own, not made yet: as on a machine where nobody ever edited."""
    monkeypatch.setattr(paths, "STATE", tmp_path / "state")
    return tmp_path / "state"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of DuckDB files that tests have built, by data version."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture
def build_once(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build each data version once for all tests that publish it: the version is a hash of all that a build reads, so its file is the same again."""
    fill = warehouse.fill

    def fill_once(path: Path, package: Package, data: Path, version: str) -> None:
        kept = built / f"{version}.duckdb"
        if not kept.exists():
            fill(path, package, data, version)
            shutil.copyfile(path, kept)
        else:
            shutil.copyfile(kept, path)

    monkeypatch.setattr(warehouse, "fill", fill_once)


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """The whole server, once for all tests: Streamlit's runtime can be started a single time in a process, a second start waits for ever."""
    with TestClient(server.app, raise_server_exceptions=False) as running:
        yield running


@pytest.fixture
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Empty in-memory copies of every table of the package."""
    with duckdb.connect() as connection:
        warehouse.create_tables(connection, PACKAGE)
        yield connection


@pytest.fixture
def put(tables: duckdb.DuckDBPyConnection) -> Put:
    """Insert one row; required fields that are not given get a plain value, the rest stay unknown. `once`: unless its key is there."""

    def insert(table: str, /, *, once: bool = False, **values: object) -> None:
        row = {field.name: PLAIN[field.sql_type] for field in PACKAGE.table(table).fields if field.is_required} | values
        names = ", ".join(f'"{key}"' for key in row)
        marks = ", ".join("?" for _ in row)
        tables.execute(f'insert {"or ignore " if once else ""}into "{table}" ({names}) values ({marks})', list(row.values()))

    return insert


@pytest.fixture
def ask(tables: duckdb.DuckDBPyConnection) -> Callable[..., list[dict[str, object]]]:
    """Run a query of queries/ on the hand-filled tables and return its rows as dicts."""

    def run(name: str, **params: object) -> list[dict[str, object]]:
        cursor = tables.execute(queries.read_sql(name), params)
        columns = [item[0] for item in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    return run
