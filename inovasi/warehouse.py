"""Build a release: one DuckDB file per data version, checked, written aside, then made current by one rename.

Run: `python -m inovasi.warehouse`, with `--parquet` to write each table as Parquet, too (for Spark). The same package gives the same data version; an existing release is kept as it is.
"""

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from inovasi import descriptor, files, kept_rows, listings, paths, queries, settings
from inovasi.descriptor import Package, Table
from inovasi.package.inputs import PackageError, Problem

VERSION_LENGTH = 12
FORMAT = "2"  # raise when the way a release is built changes while the package stays the same


def data_version(package: Package, data: Path) -> str:
    """Return the version of a package's content: a hash of its descriptor, of every table file and of what the build keeps."""
    digest = hashlib.sha256(FORMAT.encode())
    digest.update((data / "datapackage.json").read_bytes())
    for table in package.tables:
        digest.update(table.name.encode())
        with (data / table.path).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    for kept in queries.kept_queries():
        digest.update(f"{kept} {queries.read_sql(kept.name)}".encode())
    for code in listings.LISTINGS:
        digest.update(listings.definition(code, frozenset()).encode())
    return digest.hexdigest()[:VERSION_LENGTH]


def build(data: Path, target: Path) -> str:
    """Build the release of a package folder into `target` and make it current; return its data version.

    Raises PackageError with every problem (file, row, column, value); the current release then stays as it is.
    """
    package = descriptor.load(data / "datapackage.json")
    version = data_version(package, data)
    target.mkdir(parents=True, exist_ok=True)
    final = target / f"{version}.duckdb"
    if not final.exists():
        aside = target / f".{version}.{os.getpid()}.building"
        aside.unlink(missing_ok=True)
        try:
            fill(aside, package, data, version)
            aside.replace(final)
        finally:
            aside.unlink(missing_ok=True)
    files.write_text(target / "current", version)
    return version


@dataclass(frozen=True)
class Check:
    """A condition that is true of a wrong cell of a column, and what to do about it."""

    column: str
    condition: str
    advice: str
    params: Mapping[str, object] = field(default_factory=dict)


def ask(path: Path, name: str, params: dict[str, object]) -> int:
    """Ask a built file a query, as it will be asked once served; return how many rows answer. Raises duckdb.Error."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = {table for (table,) in connection.execute("select table_name from information_schema.tables").fetchall()}
        kept = frozenset(item.name for item in queries.kept_queries() if item.table in tables)
        return len(connection.execute(queries.read_sql(name, kept), params).fetchall())


def create_tables(connection: duckdb.DuckDBPyConnection, package: Package, has_keys: bool = True) -> None:
    """Create every table of the package, empty. Tests fill them by hand."""
    for table in package.tables:
        connection.execute(table.create_sql(has_keys))


def write_parquet(version: str, target: Path) -> Path:
    """Write every table of a release as Parquet, for engines that cannot read its file; return the folder."""
    final = target / version
    if not final.exists():
        aside = target / f".{version}.{os.getpid()}.writing"
        aside.mkdir()
        try:
            with duckdb.connect(str(target / f"{version}.duckdb"), read_only=True) as connection:
                for (name,) in connection.execute(
                    "select table_name from information_schema.tables where table_schema = 'main'"
                ).fetchall():
                    connection.execute(f"copy \"{name}\" to '{aside / name}.parquet' (format parquet)")
            aside.replace(final)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return final


def fill(path: Path, package: Package, data: Path, version: str) -> None:
    """Write a package folder into a new DuckDB file. Raises PackageError with every problem; the file is then of no use."""
    with duckdb.connect(str(path), config=settings.build_memory()) as connection:
        connection.execute("begin")  # one commit: a commit per statement waits for the disk each time
        create_tables(connection, package, has_keys=False)  # keys are checked below; an index of millions would fill the memory
        found = {table.name: _load(connection, table, data / table.path) for table in package.tables}
        problems = [problem for own in found.values() for problem in own]
        sound = {name for name, own in found.items() if not own}  # the others were not loaded: every key into them would seem lost
        for table in package.tables:
            problems += _orphans(connection, table, sound)
        if problems:
            raise PackageError(problems)
        # kept rows would carry those of an internal table past its lock: then every query reads the tables
        if not any(table.access == "internal" for table in package.tables):
            kept_rows.keep(connection)
            kept_rows.keep_listings(connection, date.fromisoformat(package.data_date))
        _set_apart(connection, package)
        connection.execute("create table release (data_version varchar, data_date date, attribution varchar)")
        connection.execute("insert into release values (?, ?, ?)", [version, package.data_date, package.attribution])
        connection.execute("commit")
        connection.execute("checkpoint")


def _set_apart(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """Move internal tables into a schema that no query reaches by a table's name; `release.cursor` opens it to editors."""
    internal = [table for table in package.tables if table.access == "internal"]
    if internal:
        connection.execute("create schema internal")
    for table in internal:
        connection.execute(f'create table internal."{table.name}" as select * from main."{table.name}"')
        connection.execute(f'drop table main."{table.name}"')


def _load(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> list[Problem]:
    """Load a table file; return what is wrong in it, cell by cell."""
    # The file is read anew for each look at it: held whole beside the database, 100 million rows take more room than the file itself.
    # Its dialect is stated: a guess from the first rows fails where quotes come late.
    read = connection.read_csv(
        str(path),
        header=True,
        delimiter=",",
        quotechar='"',
        escapechar='"',
        na_values="",
        columns={item.name: "varchar" for item in table.fields},
    )
    read.project("row_number() over () as handed_row, *").create_view("handed")
    checks = _checks(table)
    params = {name: value for check in checks for name, value in check.params.items()}
    counted = connection.execute(f"select {', '.join(f'count_if({check.condition})' for check in checks)} from handed", params)
    counts = counted.fetchone() or ()
    problems = []
    for check, count in zip(checks, counts, strict=True):
        if count:
            problems += _cells(connection, table, check)
    key = ", ".join(f'"{name}"' for name in table.primary_key)
    doubles = f"select ({key}) from handed group by {key} having count(*) > 1"
    if connection.execute(f"{doubles} limit 1").fetchone():
        check = Check(table.primary_key[0], f"({key}) in ({doubles})", f"The key ({key}) stands more than once.")
        problems += _cells(connection, table, check)
    if not problems:
        casts = ", ".join(f'cast("{item.name}" as {item.sql_type})' for item in table.fields)
        connection.execute(f'insert into "{table.name}" select {casts} from handed order by {key}')
    connection.execute("drop view handed")
    return problems


def _checks(table: Table) -> list[Check]:
    """Return what every row of a table file must pass, field by field; asked in one go, since nearly all pass."""
    checks = []
    for number, item in enumerate(table.fields):
        name = f'"{item.name}"'
        wrong = f"{name} is not null and try_cast({name} as {item.sql_type}) is null"
        checks.append(Check(item.name, wrong, f"This is not a {item.type}."))
        if item.is_required:
            checks.append(Check(item.name, f"{name} is null", "A value is required."))
        if item.codes:
            wrong = f"{name} is not null and not list_contains($codes_{number}, {name})"
            codes = {f"codes_{number}": list(item.codes)}
            checks.append(Check(item.name, wrong, f"Use one of {', '.join(item.codes)}.", codes))
    return checks


def _cells(connection: duckdb.DuckDBPyConnection, table: Table, check: Check) -> list[Problem]:
    """Return the first cells that fail a check."""
    sql = f'select handed_row, "{check.column}" from handed where {check.condition} order by handed_row limit 50'
    found = connection.execute(sql, check.params).fetchall()
    return [Problem(table.path, row, check.column, "" if value is None else value, check.advice) for row, value in found]


def _orphans(connection: duckdb.DuckDBPyConnection, table: Table, sound: Collection[str]) -> list[Problem]:
    """Return the rows whose foreign key finds nothing in a sound table."""
    problems = []
    for key in table.foreign_keys:
        if key.table not in sound:
            continue
        named = " and ".join(f't."{name}" is not null' for name in key.fields)
        match = " and ".join(f't."{own}" = o."{other}"' for own, other in zip(key.fields, key.other_fields, strict=True))
        shown = " || ' / ' || ".join(f'cast(t."{name}" as varchar)' for name in key.fields)
        identity = " || ' / ' || ".join(f'cast(t."{name}" as varchar)' for name in table.primary_key)
        sql = (
            f'select {identity}, {shown} from "{table.name}" t where {named} '
            f'and not exists (select 1 from "{key.table}" o where {match}) order by 1 limit 50'
        )
        for identity_value, value in connection.execute(sql).fetchall():
            advice = f"Row {identity_value}: not found in {key.table}."
            problems.append(Problem(table.path, 0, ", ".join(key.fields), str(value), advice))
    return problems


def main() -> int:
    """Build the embedded package into data/build and say what was built; `--parquet` writes it as Parquet, too."""
    start = time.perf_counter()
    try:
        version = build(paths.DATA, paths.BUILD)
    except PackageError as error:
        print(f"The data package has {len(error.problems)} problems; the current release stays:\n{error}", file=sys.stderr)
        return 1
    if "--parquet" in sys.argv[1:]:
        write_parquet(version, paths.BUILD)
    print(f"Release {version} is current ({time.perf_counter() - start:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
