"""A candidate: the package of the current release with an editor's checked rows put in, and everything recomputed that follows.

A row is found by its primary key: known ones are changed, others added. Nothing is removed unless the editor asked for it: by
replacing a whole table, or by naming keys. The candidate is a package folder aside and a DuckDB file, so every figure of the
product can be drawn from it before anything is published.
"""

import csv
import json
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from inovasi import descriptor, files, paths, release, warehouse
from inovasi.access.people import Editor
from inovasi.descriptor import Package, Table
from inovasi.package.derive import as_csv, rederive
from inovasi.package.inputs import Row
from inovasi.publishing import store

AN_HOUR_S = 3600
Tables = dict[str, list[Row]]
Key = tuple[str, ...]
# What an empty release keeps besides the reference tables: who governs, and how competitions are arranged.
KEPT_WHEN_EMPTY = ("governments", "award_tiers", "competition_years")


@dataclass(frozen=True)
class Edit:
    """What an editor wants changed: rows by table (text in package form), tables to replace whole, keys to remove."""

    rows: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    removed: Mapping[str, Sequence[Key]] = field(default_factory=dict)
    is_emptied: bool = False  # begin with no records at all; reference tables stay


def edit_of(rows: Mapping[str, Sequence[Row]], replaced: frozenset[str] = frozenset()) -> Edit:
    """Return the edit of checked rows of an upload; rows of tables that nobody edits say what the release says already."""
    package = _form()
    frames = {name: pd.DataFrame(list(found), dtype=str) for name, found in rows.items() if found}
    editable = {name: frame for name, frame in frames.items() if package.table(name).editing == "editable"}
    return Edit(editable, replaced & editable.keys())


@dataclass(frozen=True)
class Candidate:
    """A package folder that could become a release, and the release that it was made from."""

    folder: Path
    data_version: str
    base_version: str
    data_date: str

    @property
    def package(self) -> Path:
        return self.folder / release.PACKAGE


def package_of(data_version: str) -> Path:
    """Return the package folder of a release. Raises StoreError when it is not kept, or differs from what was published."""
    kept = store.folder(release.RELEASES, data_version, release.PACKAGE)
    if data_version in release.published():
        stated = release.manifest(data_version).get("files", {})
        for name in stated:
            if name.startswith(f"{release.PACKAGE}/") and not _is_same(kept.parent / name, stated[name]):
                raise store.StoreError("damaged_release", version=data_version, file=name)
        if not stated:
            raise store.StoreError("damaged_release", version=data_version, file=release.MANIFEST)
        return kept
    if data_version == release.embedded() and data_version == _version_of(paths.DATA):
        return paths.DATA
    raise store.StoreError("no_package", version=data_version)


def tables_of(data_version: str) -> Tables:
    """Return the tables of a release as text, in the form of this program: columns it lacks take their default. Raises StoreError."""
    return read(package_of(data_version))


def read(folder: Path) -> Tables:
    """Return the tables of a package folder as text."""
    tables: Tables = {}
    for table in _form().tables:
        path = folder / table.path
        rows: list[Row] = []
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                rows = [{item.name: row.get(item.name, item.default) for item in table.fields} for row in csv.DictReader(file)]
        tables[table.name] = rows
    return tables


def edited(base: Tables, edit: Edit) -> Tables:
    """Return the tables with an edit put in and all that follows recomputed. Raises PackageError for rows that cannot be placed.

    Raises KeyError for a table or column that the package has not, ValueError for a table that is not edited.
    """
    package = _form()
    tables = emptied(base) if edit.is_emptied else dict(base)
    for name in {*edit.rows, *edit.replaced, *edit.removed}:
        if package.table(name).editing != "editable":
            raise ValueError(f"The table {name} is not edited.")
        table = package.table(name)
        kept = {} if name in edit.replaced else {_key(table, row): row for row in tables[name]}
        old = {_key(table, row): row for row in tables[name]}
        for key in edit.removed.get(name, ()):
            kept.pop(tuple(key), None)
        for row in _rows(table, edit.rows.get(name)):
            key = _key(table, row)
            kept[key] = {item.name: "" for item in table.fields} | old.get(key, {}) | row
        tables[name] = list(kept.values())
    return rederive(tables)


def emptied(tables: Tables) -> Tables:
    """Return the tables without any record. Sources that remaining rows cite stay."""
    package = _form()
    bare = {
        table.name: [] if table.editing == "editable" and table.name not in KEPT_WHEN_EMPTY else tables[table.name]
        for table in package.tables
    }
    cited = {row.get("source_id", "") for rows in bare.values() for row in rows}
    return bare | {"sources": [row for row in tables["sources"] if row["source_id"] in cited]}


def make(editor: Editor, base_version: str, edit: Edit, data_date: date | None = None) -> Candidate:
    """Write a candidate aside and build it. The same base, edit and date give the same candidate.

    `data_date` is the day up to which the data go; it stays where nothing changes, and never goes back.
    Raises StoreError for the disk, PackageError for rows that do not fit together (types, codes, keys).
    """
    base = tables_of(base_version)
    tables = edited(base, edit)
    package = _form()
    is_changed = any(as_csv(table, base[table.name]) != as_csv(table, tables[table.name]) for table in package.tables)
    base_date = descriptor.load(package_of(base_version) / paths.DESCRIPTOR.name).data_date
    day = max(base_date, data_date.isoformat()) if is_changed and data_date else base_date
    with store.locked(editor):
        parent = store.folder(release.CANDIDATES)
        parent.mkdir(parents=True, exist_ok=True)
        store.sweep(parent)
        aside = parent / f"{store.ASIDE}new"
        try:
            version = _write(aside, tables, day)
            final = parent / version
            if not (final / release.DATABASE).exists():
                shutil.rmtree(final, ignore_errors=True)
                with store.database_told():
                    form = descriptor.load(aside / release.PACKAGE / paths.DESCRIPTOR.name)
                    warehouse.fill(aside / release.DATABASE, form, aside / release.PACKAGE, version)
                store.move_in(aside, final)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return Candidate(final, version, base_version, day)


def _write(folder: Path, tables: Tables, data_date: str) -> str:
    """Write a package folder; return its data version."""
    written = folder / release.PACKAGE
    written.mkdir(parents=True)
    files.write_bytes(written / paths.DESCRIPTOR.name, _descriptor(data_date))
    for table in _form().tables:
        (written / table.path).parent.mkdir(exist_ok=True)
        (written / table.path).write_text(as_csv(table, tables[table.name]), encoding="utf-8")
    return _version_of(written)


def forget(editor: Editor, older_than_s: float = AN_HOUR_S) -> None:
    """Remove candidates of long ago; a younger one may be on somebody's screen."""
    with store.locked(editor):
        parent = store.folder(release.CANDIDATES)
        for path in parent.iterdir() if parent.is_dir() else ():
            if time.time() - path.stat().st_mtime > older_than_s:
                shutil.rmtree(path, ignore_errors=True)


def _form() -> Package:
    return descriptor.load(paths.DESCRIPTOR)


def _descriptor(data_date: str) -> bytes:
    """Return the descriptor of this program with the day of the data put in; the same bytes for the same day."""
    text = paths.DESCRIPTOR.read_bytes()
    if _form().data_date == data_date:
        return text
    return json.dumps(json.loads(text) | {"data_date": data_date}, ensure_ascii=False, indent=1).encode()


def _version_of(folder: Path) -> str:
    try:
        return warehouse.data_version(descriptor.load(folder / paths.DESCRIPTOR.name), folder)
    except FileNotFoundError:
        return ""


def _is_same(path: Path, stated: object) -> bool:
    try:
        return release.checksum(path) == stated
    except OSError:
        return False


def _key(table: Table, row: Mapping[str, str]) -> Key:
    return tuple(row[name] for name in table.primary_key)


def _rows(table: Table, frame: pd.DataFrame | None) -> list[Row]:
    """Return the rows of a frame as text; an unknown value is empty text."""
    if frame is None:
        return []
    for name in frame.columns:
        table.field(str(name))  # raises KeyError for a column that the table has not
    clean = frame.astype(object).where(frame.notna(), "")
    return [{str(name): str(value) for name, value in row.items()} for row in clean.to_dict("records")]
