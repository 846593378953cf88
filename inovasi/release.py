"""Which release is served, and a read-only connection to it. Each release is a file of its own, so a version never changes.

The embedded records stand in data/build and are served until an editor has published. From then on the file `current` in the state
folder says what is served. A release that is damaged is not served: the newest sound one stands in, and every page says so.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from inovasi import descriptor, paths
from inovasi.access import readers
from inovasi.access.readers import RestrictedError

VERSION_PATTERN = r"[0-9a-f]{12}"
CURRENT = "current"
RELEASES, CANDIDATES = "releases", "candidates"  # folders in the state folder
DATABASE, MANIFEST, PACKAGE = "release.duckdb", "manifest.json", "package"
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "dynamic_or_filter_threshold": 1000,  # keys of a list that a join may look for block by block: a page lists up to 500
}
_pinned: ContextVar[str] = ContextVar("pinned_release", default="")

KEPT_PREFIX = "kept_"  # of the tables that hold the rows of shared queries


class NoReleaseError(RuntimeError):
    """No release has been built yet."""


@dataclass(frozen=True)
class Release:
    """A release: its data version, the day its records were read, and the attribution it must carry."""

    data_version: str
    data_date: date
    attribution: str


@dataclass(frozen=True)
class Standing:
    """What is served. `trouble` says why it is not what `wanted` names: missing, checksum, unreadable or older_form; else it is empty."""

    data_version: str
    wanted: str
    trouble: str = ""


def current(build: Path = paths.BUILD) -> str:
    """Return the data version that is served: the one this run began with, else the one that stands now.

    Raises NoReleaseError when nothing has been built.
    """
    return _pinned.get() or standing(build).data_version


def pin(data_version: str) -> None:
    """Serve one release to the end of a run of a page, whatever is published meanwhile; '' lets go."""
    _pinned.set(data_version)


@contextmanager
def one_version(asked: str = "") -> Iterator[str]:
    """Serve one release while a file is made: the one asked for, else what stands. Raises NoReleaseError for one that is not kept."""
    if asked and not is_kept(asked):
        raise NoReleaseError(f"Release {asked[:40]!r} is not kept.")
    token = _pinned.set(asked or current())
    try:
        yield _pinned.get()
    finally:
        _pinned.reset(token)


@contextmanager
def reading(data_version: str) -> Iterator[None]:
    """Read one release until the block ends, kept or only looked at (a candidate): what depends on its data date follows it."""
    token = _pinned.set(data_version)
    try:
        yield
    finally:
        _pinned.reset(token)


def data_date() -> date:
    """Return the day up to which the data go that are being read; that of the embedded records where there is no such release."""
    try:
        return facts(current()).data_date
    except (NoReleaseError, duckdb.Error):
        return date.fromisoformat(descriptor.load(paths.DESCRIPTOR).data_date)


def standing(build: Path = paths.BUILD) -> Standing:
    """Return what is served now. Raises NoReleaseError when nothing has been built."""
    wanted = named() if build == paths.BUILD else ""
    if not wanted:
        embedded_version = embedded(build)
        return Standing(embedded_version, embedded_version)
    trouble = trouble_of(wanted, build)
    if not trouble:
        return Standing(wanted, wanted)
    for version in published():
        if version != wanted and not trouble_of(version, build):
            return Standing(version, wanted, trouble)
    return Standing(embedded(build), wanted, trouble)


def named() -> str:
    """Return what the state folder says is current; '' where nobody ever published, or what stands there is no version."""
    try:
        text = (paths.STATE / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, PermissionError, UnicodeDecodeError):
        return ""
    return text if re.fullmatch(VERSION_PATTERN, text) else ""


def embedded(build: Path = paths.BUILD) -> str:
    """Return the data version of the records that come with the program. Raises NoReleaseError when they are not built."""
    try:
        return (build / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise NoReleaseError("No release in data/build; run `make data`.") from error


def published() -> tuple[str, ...]:
    """Return the data versions kept in the state folder, highest release number first; damaged manifests come last."""
    folder = paths.STATE / RELEASES
    if not folder.is_dir():
        return ()
    found = [path.name for path in folder.iterdir() if re.fullmatch(VERSION_PATTERN, path.name)]
    return tuple(sorted(found, key=lambda version: (number_of(version), version), reverse=True))


def number_of(data_version: str) -> int:
    """Return the number of a release; 0 for embedded records that nobody has built on, -1 for a damaged manifest."""
    folder = paths.STATE / RELEASES / data_version
    if not re.fullmatch(VERSION_PATTERN, data_version) or not folder.is_dir():
        return 0
    number = manifest(data_version).get("number")
    return number if isinstance(number, int) else -1


def manifest(data_version: str) -> dict[str, Any]:
    """Return what a published release says of itself; a damaged or missing manifest says nothing."""
    try:
        raw = json.loads((paths.STATE / RELEASES / data_version / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) and isinstance(raw.get("files"), dict) else {}


@dataclass(frozen=True)
class Publisher:
    """Who published a release, on which day (ISO) and why; and its number."""

    number: int
    name: str
    day: str
    why: str


def publisher(data_version: str) -> Publisher | None:
    """Return who published a release; None for embedded records, whose words stand in the program."""
    raw = manifest(data_version) if re.fullmatch(VERSION_PATTERN, data_version) else {}
    if not raw or not raw.get("parent"):
        return None
    said = {name: str(raw.get(name, "")) for name in ("published_by", "published_at", "why")}
    return Publisher(number_of(data_version), said["published_by"], said["published_at"][:10], said["why"])


def trouble_of(data_version: str, build: Path = paths.BUILD) -> str:
    """Say why a release cannot be served: missing, checksum, unreadable or older_form; '' when it can. Files are read once each."""
    troubles = [_trouble_at(path, data_version) for path in _places(data_version, build)]
    return "" if "" in troubles else next((trouble for trouble in troubles if trouble != "missing"), "missing")


def _places(data_version: str, build: Path) -> tuple[Path, ...]:
    """Return where a release may lie: among those published, and among those built from embedded records. Never among candidates."""
    if not re.fullmatch(VERSION_PATTERN, data_version):
        raise NoReleaseError(f"No release {data_version[:40]!r}.")
    return paths.STATE / RELEASES / data_version / DATABASE, build / f"{data_version}.duckdb"


def _trouble_at(path: Path, data_version: str) -> str:
    if not path.exists():
        return "missing"
    stated = path.with_name(MANIFEST)
    facts, written = path.stat(), stated.stat().st_mtime_ns if stated.exists() else 0
    return _checked(path, (facts.st_mtime_ns, facts.st_size, facts.st_ino, written), data_version)


@lru_cache(maxsize=64)
def _checked(path: Path, stamp: tuple[int, ...], data_version: str) -> str:
    """Look at a file once for each `stamp` (times and size)."""
    if path.name == DATABASE and path.parent.parent.name == RELEASES:
        files = manifest(data_version).get("files")
        if not isinstance(files, dict) or files.get(DATABASE) != checksum(path):
            return "checksum"
    try:
        with duckdb.connect(str(path), read_only=True, config=CONFIG) as connection:
            row = connection.execute("select data_version from release").fetchone()
            columns = connection.execute("select table_name, column_name from information_schema.columns").fetchall()
    except duckdb.Error:
        return "unreadable"
    if row is None or row[0] != data_version:
        return "unreadable"
    needed = {(table.name, item.name) for table in descriptor.load(paths.DESCRIPTOR).tables for item in table.fields}
    return "" if needed <= set(columns) else "older_form"


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_of(data_version: str, build: Path = paths.BUILD) -> Path:
    """Return the file of a release, the first sound one; else that of a candidate that is only looked at.

    Raises NoReleaseError for what is no version.
    """
    places = _places(data_version, build)
    candidate = paths.STATE / CANDIDATES / data_version / DATABASE
    sound = next((path for path in places if not _trouble_at(path, data_version)), None)
    return sound or (candidate if candidate.exists() else places[-1])


def is_kept(data_version: str, build: Path = paths.BUILD) -> bool:
    """Say whether a release can still be asked for. Names are looked up in a list, never joined to a path."""
    known = {path.stem for path in build.glob("*.duckdb")} | set(published())
    return data_version in known and not trouble_of(data_version, build)


def connection(data_version: str, build: Path = paths.BUILD) -> duckdb.DuckDBPyConnection:
    """Return the one read-only connection to a release; callers take a cursor of their own, since each visitor is a thread."""
    return _opened(file_of(data_version, build))


@lru_cache(maxsize=8)
def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), read_only=True, config=CONFIG)


@lru_cache(maxsize=8)
def facts(data_version: str) -> Release:
    """Return what a release says of itself."""
    row = connection(data_version).cursor().execute("select data_version, data_date, attribution from release").fetchone()
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


def counting_cursor(data_version: str) -> duckdb.DuckDBPyConnection:
    """Return a cursor that finds internal tables, too, whoever reads: for counts of records only, nothing of a record may leave."""
    opened = connection(data_version).cursor()
    if internal_tables(data_version):
        opened.execute("set search_path = 'main,internal'")
    return opened


@readers.kept(maxsize=16)
def table(name: str, data_version: str) -> pd.DataFrame:
    """Return a whole table of the package; shared with the cache, never changed in place.

    Raises KeyError for a table that it has not, RestrictedError for an internal one without an editor.
    """
    known = descriptor.load(paths.DESCRIPTOR).table(name)
    return cursor(data_version, [known.name]).table(known.name).df()
