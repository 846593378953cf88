"""Which release is served, and a read-only connection to it. Each release is a file of its own, so a version never changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from inovasi import descriptor, paths
from inovasi.access import readers
from inovasi.access.readers import RestrictedError


class NoReleaseError(RuntimeError):
    """No release has been built yet."""


@dataclass(frozen=True)
class Release:
    """A release: its data version, the day its records were read, and the attribution it must carry."""

    data_version: str
    data_date: date
    attribution: str


def current(build: Path = paths.BUILD) -> str:
    """Return the data version that is served now. Raises NoReleaseError when nothing has been built."""
    try:
        return (build / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise NoReleaseError("No release in data/build; run `make data`.") from error


def is_kept(data_version: str, build: Path = paths.BUILD) -> bool:
    """Say whether the file of a release is still there. Names are looked up in a list, never joined to a path."""
    return data_version in {path.stem for path in build.glob("*.duckdb")}


@lru_cache(maxsize=4)
def connection(data_version: str, build: Path = paths.BUILD) -> duckdb.DuckDBPyConnection:
    """Return the one read-only connection to a release; callers take a cursor of their own, since each visitor is a thread."""
    return duckdb.connect(
        str(build / f"{data_version}.duckdb"),
        read_only=True,
        config={"enable_external_access": "false", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    )


@lru_cache(maxsize=4)
def facts(data_version: str, build: Path = paths.BUILD) -> Release:
    """Return what a release says of itself."""
    row = connection(data_version, build).cursor().execute("select data_version, data_date, attribution from release").fetchone()
    if row is None:
        raise NoReleaseError(f"Release {data_version} is empty; run `make data`.")
    return Release(*row)


@lru_cache(maxsize=16)
def internal_tables(data_version: str) -> frozenset[str]:
    """Return the tables of a release that only signed-in editors may read."""
    sql = "select table_name from information_schema.tables where table_schema = 'internal'"
    return frozenset(str(name) for (name,) in connection(data_version).cursor().execute(sql).fetchall())


def cursor(data_version: str, tables: Iterable[str]) -> duckdb.DuckDBPyConnection:
    """Return a cursor for reading the named tables: the one place where data are opened.

    Raises RestrictedError when one of them is internal and nobody reads on behalf of an editor (see `access.readers`).
    """
    opened = connection(data_version).cursor()
    asked = internal_tables(data_version).intersection(tables)
    if asked:
        if readers.reader() is None:
            raise RestrictedError(*sorted(asked))
        opened.execute("set search_path = 'main,internal'")
    return opened


@readers.kept(maxsize=16)
def table(name: str, data_version: str) -> pd.DataFrame:
    """Return a whole table of the package; shared with the cache, never changed in place.

    Raises KeyError for a table that it has not, RestrictedError for an internal one without an editor.
    """
    known = descriptor.load(paths.DESCRIPTOR).table(name)
    return cursor(data_version, [known.name]).table(known.name).df()
