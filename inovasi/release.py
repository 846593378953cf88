"""Which release is served, and a read-only connection to it. Each release is a file of its own, so a version never changes."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from inovasi import descriptor, paths

KEPT_PREFIX = "kept_"  # of the tables that hold the rows of shared queries


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


@lru_cache(maxsize=4)
def kept(data_version: str) -> frozenset[str]:
    """Return the shared queries whose rows a release has kept; an older release may have kept none."""
    cursor = connection(data_version).cursor()
    names = cursor.execute("select table_name from information_schema.tables").fetchall()
    return frozenset(name.removeprefix(KEPT_PREFIX) for (name,) in names if name.startswith(KEPT_PREFIX))


@lru_cache(maxsize=16)
def table(name: str, data_version: str) -> pd.DataFrame:
    """Return a whole table of the package; shared with the cache, never changed in place. Raises KeyError for a table that it has not."""
    known = descriptor.load(paths.DESCRIPTOR).table(name)
    return connection(data_version).cursor().table(known.name).df()
