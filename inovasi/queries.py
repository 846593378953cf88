"""Read and run the files of queries/: one SELECT each, `$named` parameters, shared definitions as leading CTEs."""

import re
from functools import lru_cache

import duckdb
import pandas as pd

from inovasi import paths, release
from inovasi.access import readers

USES = re.compile(r"^-- uses:\s*(.+)$", re.MULTILINE)
HEADER_LINE = re.compile(r"^--\s*(question|grain|uses|params|returns|nulls|sources):\s*(.*)$")


@lru_cache(maxsize=256)
def read_sql(name: str) -> str:
    """Return the SQL of queries/<name>.sql, with each query that its `-- uses:` line names put before it as a CTE.

    Shared definitions come in the order named, so that a later one may use an earlier one. Raises FileNotFoundError.
    """
    text = (paths.QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    parts = [f"{shared} as (\n{_body(shared)}\n)" for shared in used(name)]
    body = _strip(text)
    if not parts:
        return body
    rest = re.sub(r"^with\s", "", body, count=1)
    joined = ",\n".join(parts)
    return f"with {joined},\n{rest}" if rest != body else f"with {joined}\n{body}"


def used(name: str) -> tuple[str, ...]:
    """Return the shared queries that a query names in its header."""
    found = USES.search((paths.QUERIES / f"{name}.sql").read_text(encoding="utf-8"))
    return tuple(part.strip() for part in found.group(1).split(",")) if found else ()


def header(name: str) -> dict[str, str]:
    """Return the header of a query: question, grain, params, returns, nulls, sources. Continuation lines are joined."""
    found: dict[str, str] = {}
    last = ""
    for line in (paths.QUERIES / f"{name}.sql").read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        match = HEADER_LINE.match(line)
        if match:
            last = match.group(1)
            found[last] = match.group(2).strip()
        elif last:
            found[last] += " " + line.removeprefix("--").strip()
    return found


@lru_cache(maxsize=256)
def parameter_names(name: str) -> frozenset[str]:
    """Return the parameters that a query takes, as DuckDB reads them."""
    return frozenset(duckdb.extract_statements(read_sql(name))[0].named_parameters)


@lru_cache(maxsize=256)
def words(name: str) -> frozenset[str]:
    """Return every word of a query, the names of its tables among them: what could ask for an internal table asks for an editor."""
    return frozenset(re.findall(r"\w+", read_sql(name).lower()))


def run(name: str, data_version: str | None = None, **params: object) -> pd.DataFrame:
    """Return the rows of queries/<name>.sql of a release (the current one unless named). Columns and grain: its header.

    Rows are shared with the cache: do not change them in place.
    """
    version = data_version or release.current()
    frozen = tuple(sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in params.items()))
    return _rows(name, version, frozen)


@readers.kept(maxsize=300)
def _rows(name: str, data_version: str, frozen: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    params = {key: list(value) if isinstance(value, tuple) else value for key, value in frozen}
    return release.cursor(data_version, words(name)).execute(read_sql(name), params).df()


def _body(name: str) -> str:
    return _strip((paths.QUERIES / f"{name}.sql").read_text(encoding="utf-8"))


def _strip(text: str) -> str:
    """Return the SELECT without its header comment and its closing semicolon."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line and not line.startswith("--"))
    return "\n".join(lines[start:]).strip().rstrip(";")
