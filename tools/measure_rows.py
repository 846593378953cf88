"""Measure every query on a synthetic database of many copies, beside the embedded records. Run: `python tools/measure_rows.py 10000000 FILE.duckdb`.

The database holds what a release holds, made by SQL without the CSV files between; FRAME names the frame whose kept rows are made (all take
four times the room, and a query reads one). Listings are measured as a page takes them: the first 500 rows. Prints JSON:
per query the median and the best wall time and the median processor time of five runs (fewer once they took six seconds), in milliseconds,
and the rows, of both databases. Then pages of the tables of the Data page: opened, turned, filtered, sorted and searched, with their counts. On a machine that does other work, read the processor time. Nothing is asserted.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest import mock

import duckdb
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from inovasi import descriptor, figures, kept_rows, listing_rows, paths, queries, release, views  # noqa: E402  (run as a file)
from inovasi.matching import points  # noqa: E402
from inovasi.views import View  # noqa: E402
from tools import synthetic  # noqa: E402

FRAME = "38"
RUNS = 5
MOST_SECONDS = 6.0  # then no further run of a query
PAGE_ROWS = views.PAGE_ROWS
DATA_DATE = date(2026, 11, 24)
COPIES = View(page="data", fig="tabel")
PAGES = {
    "copies, first page": COPIES,
    "copies, a page in the middle": replace(COPIES, first_row=150),  # of the embedded records; of a large table see `measure_pages`
    "copies running": replace(COPIES, state="running"),
    "copies of a province": replace(COPIES, province="32"),
    "copies of three years": replace(COPIES, first_year=2019, last_year=2021),
    "copies by name": replace(COPIES, sort="innovation_name"),
    "copies, search of two words": replace(COPIES, search="dukcapil jawa"),
    "copies, search with a slip": replace(COPIES, search="kependudkan"),
    "copies, search in vain": replace(COPIES, search="zzzzzzz"),
    "innovations, first page": replace(COPIES, table="innovations"),
    "innovations, search": replace(COPIES, table="innovations", search="kematian ibu"),
    "awards, first page": replace(COPIES, table="awards"),
    "awards, newest first": replace(COPIES, table="awards", sort="-award_year"),
    "table of copies as it is": replace(COPIES, table="raw_replications"),
    "table of copies as it is, search": replace(COPIES, table="raw_replications", search="palembang"),
}
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "6.5GB",
    "threads": 2,
}  # the process takes more: 8 GB in all
CONSTANTS: dict[str, object] = {
    "competitions": ["KIPP"],
    "tiers": ["top_99"],
    "row": "r001",
    "undated_year": 2026,
    "indicator_year": 2020,
    "government": "prov-16",
    "most_rows": PAGE_ROWS,
    "most_bars": 40,
    "copies": [f"r001~{number}" for number in range(1, 41)],
    "held": date(2021, 12, 6),
    "opened": "f-2021-12-06-kalimantan-barat",
    "least_adopters": 10,
    "innovations": ["laboratorium-kemiskinan"],
    "sought": "poltabes",
    "need_weight": 2,
    "award_weight": 2,
    "copies_weight": 4,
    "results_weight": 2,
    "closeness_weight": 2,
    "origin_province": "35",  # of whom trails are listed: pages always name one, and this province gives most copies
} | dict.fromkeys(("adopter", "origin", "adopter_province"), "")


def make(copies: int, path: Path, has_listings: bool = True) -> None:
    """Fill a database with the embedded package (0 copies) or with so many synthetic copies, and keep what a build keeps.

    What is there already is not made again: with 100 million copies one may stop and go on. Says the time of each table and the most memory.
    """
    package = descriptor.load(paths.DESCRIPTOR)
    with duckdb.connect(str(path), config=CONFIG) as connection:
        there = {name for (name,) in connection.execute("select table_name from information_schema.tables").fetchall()}
        if queries.kept_queries()[0].table not in there:
            factors = synthetic.load(connection, copies, paths.DATA)
            for table in package.tables:
                with told(table.name):
                    casts = ", ".join(f'cast("{field.name}" as {field.sql_type}) as "{field.name}"' for field in table.fields)
                    key = ", ".join(f'"{name}"' for name in table.primary_key)
                    scaled = synthetic.scaled(table, factors)
                    connection.execute(f"create table made as select {casts} from ({scaled}) order by {key}")  # as a build does
                    connection.execute(f'drop table "{table.name}"')
                    connection.execute(f'alter table made rename to "{table.name}"')
        done: frozenset[str] = frozenset()
        for kept in queries.kept_queries():
            if kept.table not in there:
                with told(kept.name):
                    connection.execute("begin")  # one that was stopped halfway must not be taken for whole
                    kept_rows.keep_rows(connection, kept, done, (FRAME,))
                    connection.execute("commit")
            done |= {kept.name}
        if has_listings:
            with told("listings"):
                kept_rows.keep_listings(connection, DATA_DATE)
    say(f"file {path.stat().st_size / 1e9:.2f} GB")


@contextmanager
def told(name: str) -> Iterator[None]:
    """Say how long a step took and the most memory that this process has held so far."""
    start = time.perf_counter()
    yield
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"{name} {time.perf_counter() - start:.1f} s, at most {most:,} MB")


def measure(path: Path) -> dict[str, tuple[float, float, float, int]]:
    """Return median wall, best wall and median processor milliseconds and rows of each query."""
    kept = frozenset(item.name for item in queries.kept_queries())
    found = {}
    with duckdb.connect(str(path), read_only=True, config=release.CONFIG | CONFIG) as connection:
        for name in sorted(file.stem for file in paths.QUERIES.glob("*.sql")):
            if name in queries.shared():
                continue
            params = {
                key: least_score(connection, kept) if key == "least_score" else parameter(key)
                for key in queries.parameter_names(name)
            }
            is_uncut = name.endswith("_listed") and "most_rows" not in params and "\nlimit " not in queries.read_sql(name)
            sql = queries.read_sql(name, kept) + (f"\nlimit {PAGE_ROWS}" if is_uncut else "")
            walls, works, rows = [], [], 0
            for _ in range(RUNS):
                start, work = time.perf_counter(), time.process_time()
                try:
                    rows = len(connection.execute(sql, params).df())
                except duckdb.OutOfMemoryException:
                    rows = -1
                walls.append((time.perf_counter() - start) * 1000)
                works.append((time.process_time() - work) * 1000)
                if sum(walls) > MOST_SECONDS * 1000:
                    break
            found[name] = (
                round(statistics.median(walls), 1),
                round(min(walls), 1),
                round(statistics.median(works), 1),
                rows,
            )
            say(f"{name} {found[name]}")
    return found


def measure_pages(path: Path) -> dict[str, tuple[float, float, float, int]]:
    """Return median wall, best wall and median processor milliseconds and the rows found of each page of the Data page, read from a database."""
    version = release.current()
    found = {}
    with duckdb.connect(str(path), read_only=True, config=release.CONFIG | CONFIG) as connection:
        names = [name for (name,) in connection.execute("select table_name from information_schema.tables").fetchall()]
        kept = frozenset(name.removeprefix(release.KEPT_PREFIX) for name in names if name.startswith(release.KEPT_PREFIX))

        def rows(sql: str, params: dict[str, object], _version: str, _reads: object) -> pd.DataFrame:
            return connection.execute(sql, params).df()

        with mock.patch.object(queries, "rows_of", rows), mock.patch.object(release, "kept", lambda _version: kept):
            for label, view in PAGES.items():
                walls, works, count = [], [], 0
                for _ in range(RUNS):
                    listing_rows.forget()
                    start, work = time.perf_counter(), time.process_time()
                    figure = figures.BUILDERS[(view.page, view.fig)](view, version)
                    walls.append((time.perf_counter() - start) * 1000)
                    works.append((time.process_time() - work) * 1000)
                    count = figure.found_count
                    view = replace(view, first_row=count // 2) if "middle" in label else view
                found[label] = (round(statistics.median(walls), 1), round(min(walls), 1), round(statistics.median(works), 1), count)
                say(f"{label} {found[label]}")
    return found


def least_score(connection: duckdb.DuckDBPyConnection, kept: frozenset[str]) -> float:
    """Return the score that a page of candidates reaches, from their kinds, as the figure works it out before it asks for them."""
    params = {key: parameter(key) for key in queries.parameter_names("match_cells")}
    cells = connection.execute(queries.read_sql("match_cells", kept), params).df()
    return points.least_score(cells[~cells["is_taken_here"].astype(bool)], points.Weights(), PAGE_ROWS)


def parameter(key: str) -> object:
    """Return a value of the opening view, or a constant."""
    return CONSTANTS[key] if key in CONSTANTS else View(frame=FRAME, as_of=DATA_DATE).params(key)[key]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    count, file = int(sys.argv[1]), Path(sys.argv[2])
    small = file.with_name(f"{file.stem}_embedded.duckdb")
    for size, target in ((0, small), (count, file)):
        if not target.exists():
            make(size, target)
    embedded, large = measure(small) | measure_pages(small), measure(file) | measure_pages(file)
    print(json.dumps({name: {"embedded": embedded[name], "large": large[name]} for name in embedded}, indent=1))
