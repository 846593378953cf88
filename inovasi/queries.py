"""Read and run the files of queries/: one SELECT each, `$named` parameters, shared definitions as leading CTEs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import duckdb
import pandas as pd

from inovasi import engines, paths, release
from inovasi.access import readers

USES = re.compile(r"^-- uses:\s*(.+)$", re.MULTILINE)
KEPT = re.compile(r"^-- kept:\s*(whole|for each frame)(?:, by ([^;\n]+))?(?:; in parts by (\w+))?$", re.MULTILINE)
HEADER_LINE = re.compile(r"^--\s*(question|grain|uses|kept|params|returns|nulls|sources):\s*(.*)$")


@dataclass(frozen=True)
class Kept:
    """How the build keeps the rows of a shared query: for each frame or as a whole, in which order, and by which key in parts.

    Such a key is a column of tables read, and each row comes from rows of these with the same key.
    """

    name: str
    is_by_frame: bool
    order: str
    part_key: str = ""

    @property
    def table(self) -> str:
        return release.KEPT_PREFIX + self.name

    def sql(self) -> str:
        """Return the SELECT that reads the kept rows; it gives what the definition gives."""
        columns = ",\n    ".join(columns_stated(self.name))
        where = "\nwhere frame = $frame" if self.is_by_frame else ""
        return f"select\n    {columns}\nfrom {self.table}{where}"


@lru_cache(maxsize=512)
def read_sql(name: str, kept: frozenset[str] = frozenset()) -> str:
    """Return the SQL of queries/<name>.sql, with each shared query that it uses, or that these use, put before it as a CTE.

    Shared queries named in `kept` are read from the rows that the build has kept; all others are written out, so that
    `read_sql(name)` is the full definition over the tables of the package. Raises FileNotFoundError.
    """
    body = _body(name, kept)
    parts: list[str] = []
    for shared in reversed(used(name, kept)):  # only what the text after it names: an unread CTE is planned all the same
        if re.search(rf"\b{shared}\b", "\n".join((*parts, body))):
            # of kept rows each reader takes what it needs; put together first they would be read whole, with every column
            how = " not materialized" if shared in kept else ""
            parts.insert(0, f"{shared} as{how} (\n{_body(shared, kept)}\n)")
    return with_parts_before(parts, body)


def with_parts_before(parts: Sequence[str], body: str) -> str:
    """Return a SELECT with common table expressions put before it, and before its own."""
    if not parts:
        return body
    rest = re.sub(r"^with\s", "", body, count=1)
    joined = ",\n".join(parts)
    return f"with {joined},\n{rest}" if rest != body else f"with {joined}\n{body}"


@lru_cache(maxsize=512)
def used(name: str, kept: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the shared queries that a query needs before it, those they need first."""
    if name in kept:
        return ()
    found = USES.search(_text(name))
    named = [part.strip() for part in found.group(1).split(",")] if found else []
    return tuple(dict.fromkeys(needed for shared in named for needed in (*used(shared, kept), shared)))


@lru_cache(maxsize=1)
def shared() -> frozenset[str]:
    """Return the queries that others use."""
    return frozenset(name for path in paths.QUERIES.glob("*.sql") for name in used(path.stem))


@lru_cache(maxsize=1)
def kept_queries() -> tuple[Kept, ...]:
    """Return the shared queries whose rows a build keeps, those that others are made from first."""
    found = {path.stem: KEPT.search(path.read_text(encoding="utf-8")) for path in sorted(paths.QUERIES.glob("*.sql"))}
    names = [name for name, match in found.items() if match]
    ordered = dict.fromkeys(needed for name in names for needed in (*used(name), name) if needed in names)
    return tuple(
        Kept(name, match.group(1) == "for each frame", match.group(2) or "", match.group(3) or "")
        for name in ordered
        if (match := found[name])
    )


def header(name: str) -> dict[str, str]:
    """Return the header of a query: question, grain, params, returns, nulls, sources. Continuation lines are joined."""
    found: dict[str, str] = {}
    last = ""
    for line in _text(name).splitlines():
        if not line.startswith("--"):
            break
        match = HEADER_LINE.match(line)
        if match:
            last = match.group(1)
            found[last] = match.group(2).strip()
        elif last:
            found[last] += " " + line.removeprefix("--").strip()
    return found


def columns_stated(name: str) -> list[str]:
    """Return the columns that the header of a query states, without what is said of them."""
    return [part.strip() for part in re.sub(r"\([^)]*\)", "", header(name)["returns"]).split(",")]


@lru_cache(maxsize=256)
def parameter_names(name: str) -> frozenset[str]:
    """Return the parameters that a query takes, as DuckDB reads them."""
    return frozenset(duckdb.extract_statements(read_sql(name))[0].named_parameters)


@lru_cache(maxsize=256)
def words(name: str) -> frozenset[str]:
    """Return every word of a query, the names of its tables among them: what could ask for an internal table asks for an editor."""
    return words_of(read_sql(name))


def words_of(sql: str) -> frozenset[str]:
    """Return every word of a SELECT, in small letters."""
    return frozenset(re.findall(r"\w+", sql.lower()))


def run(name: str, data_version: str | None = None, **params: object) -> pd.DataFrame:
    """Return the rows of queries/<name>.sql of a release (the current one unless named). Columns and grain: its header.

    Rows are shared with the cache: do not change them in place.
    """
    version = data_version or release.current()
    frozen = tuple(sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in params.items()))
    return _rows(name, version, frozen)


def rows_of(sql: str, params: Mapping[str, object], data_version: str, reads: frozenset[str]) -> pd.DataFrame:
    """Return the rows of a SELECT put together from queries and conditions; `reads` are the words of it that may name a table.

    Raises RestrictedError for an internal table without an editor.
    """
    return engines.rows(sql, params, data_version, reads)


@readers.kept(maxsize=300)
def _rows(name: str, data_version: str, frozen: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    params = {key: list(value) if isinstance(value, tuple) else value for key, value in frozen}
    return engines.rows(read_sql(name, release.kept(data_version)), params, data_version, words(name))


def _text(name: str) -> str:
    return (paths.QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _body(name: str, kept: frozenset[str]) -> str:
    if name in kept:
        return next(item for item in kept_queries() if item.name == name).sql()
    return _strip(_text(name))


def _strip(text: str) -> str:
    """Return the SELECT without its header comment and its closing semicolon."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line and not line.startswith("--"))
    return "\n".join(lines[start:]).strip().rstrip(";")
