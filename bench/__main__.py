"""Run the benchmark and write docs/performance.json, docs/performance.md and the lines of the README: `make bench`."""

import argparse
import json
import os
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench import pages, parts, report, rows
from inovasi import paths

RESULTS = paths.ROOT / "docs" / "performance.json"


def machine() -> dict[str, object]:
    """Return what the numbers were measured on, and how busy it was with other work."""
    lines = Path("/proc/meminfo").read_text(encoding="utf-8").splitlines()
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(int(lines[0].split()[1]) / 1024 / 1024),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 1),
        "niceness": os.nice(0),  # below 0: before other work of the machine
    }


def main() -> None:
    """Run the parts asked for; those that are not run keep the numbers of their last run, with its day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="parts, by comma: " + ", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=15, help="acts of each kind")
    parser.add_argument("--seconds", type=float, default=15, help="how long a crowd acts")
    parser.add_argument("--minutes", type=float, default=60, help="length of the soak")
    parser.add_argument("--write", action="store_true", help="run nothing, write the page from the last results")
    options = parser.parse_args()
    wanted = [] if options.write else options.only.split(",") if options.only else [name for name in PARTS if name not in LONG]
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in wanted:
        begun = time.perf_counter()
        about = machine()
        print(f"{name} ...", flush=True)
        results[name] = PARTS[name](options) | {
            "day": datetime.now(UTC).date().isoformat(),
            "machine": about | {"load_after": round(os.getloadavg()[0], 1)},
        }
        RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{name}: {time.perf_counter() - begun:.0f} s", flush=True)
    report.write(results)
    print((paths.ROOT / "docs" / "performance.md").read_text(encoding="utf-8"))


def _workers(options: argparse.Namespace) -> dict[str, object]:
    from bench import workers

    return workers.crowd(options.seconds)


PARTS: dict[str, Callable[[argparse.Namespace], dict[str, object]]] = {
    "acts": lambda options: parts.acts(options.rounds),
    "pages": lambda options: pages.measured(max(2, options.rounds // 5)),
    "first_loads": lambda options: parts.first_loads(max(3, options.rounds // 3)),
    "crowds": lambda options: parts.crowds(options.seconds),
    "load_crowd": lambda options: parts.load_crowd(),
    "workers": _workers,
    "memory": lambda options: parts.memory(),
    "queries": lambda options: parts.page_queries(),
    "rows": lambda options: rows.measured(rows.FEW),
    "starts": lambda options: parts.starts(),
    "exports": lambda options: parts.exports(),
    "rows_10m": lambda options: rows.measured(rows.MANY),
    "soak": lambda options: parts.soak(options.minutes),
}
LONG = ("rows_10m", "soak")

if __name__ == "__main__":
    main()
