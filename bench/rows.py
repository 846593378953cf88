"""Queries at many rows: copies made at run time (synthetic, never shown as real) beside the embedded records, DuckDB alone."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import parts
from tools import measure_rows

FEW, MANY = (10_000, 1_000_000), (10_000_000,)
LEAST_MS, TIMES = 100, 3  # what a query may take: so many times what it takes with the embedded records, or this
SHOWN = ("recorded_by_province", "key_figures", "winners_listed", "match_candidates")


def measured(sizes: Sequence[int]) -> parts.Numbers:
    """Return for each number of copies how long the queries took, how many of them kept to the target, and how long the tables took to make."""
    found: parts.Numbers = {}
    with tempfile.TemporaryDirectory() as folder:
        embedded = _queries(0, Path(folder))[0]
        for size in sizes:
            large, made_s = _queries(size, Path(folder))
            reached = [name for name, ms in large.items() if ms <= max(LEAST_MS, TIMES * embedded[name])]
            slowest = max(large, key=lambda name: large[name])
            found[str(size)] = {
                "ms": parts.spread(list(large.values()), 1),
                "reached": len(reached),
                "slowest": slowest,
                "slowest_ms": round(large[slowest]),
                "shown_ms": {name: round(large[name], 1) for name in SHOWN},
                "made_s": round(made_s),
            }
        found["embedded"] = {
            "ms": parts.spread(list(embedded.values()), 1),
            "shown_ms": {name: round(embedded[name], 1) for name in SHOWN},
        }
    return found


def _queries(copies: int, folder: Path) -> tuple[dict[str, float], float]:
    """Return the median milliseconds of each query on so many copies (0: the embedded records), and the seconds that making them took."""
    begun = time.perf_counter()
    path = folder / f"{copies}.duckdb"
    measure_rows.make(copies, path, has_listings=False)
    made_s = time.perf_counter() - begun
    ms = {name: median for name, (median, _, _, _) in measure_rows.measure(path).items()}
    path.unlink()
    return ms, made_s
