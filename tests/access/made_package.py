"""A package made in a test from the embedded one: the same tables, changed as the test says, built into a folder of its own."""

import csv
import json
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from inovasi import paths, release, warehouse

Row = dict[str, str]


def build(target: Path, change_tables: Callable[[str, list[Row]], list[Row]], more: list[dict[str, Any]] | None = None) -> str:
    """Write a package, with `more` tables ({"resource", "rows"}), and build its release; return the data version."""
    data = target / "data"
    (data / "tables").mkdir(parents=True)
    described = json.loads(paths.DESCRIPTOR.read_text(encoding="utf-8"))
    for resource in described["resources"]:
        source, copy = paths.DATA / resource["path"], data / resource["path"]
        with source.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        changed = change_tables(resource["name"], rows)
        if changed is rows:
            shutil.copy(source, copy)
        else:
            write(copy, changed)
    for extra in more or []:
        described["resources"].append(extra["resource"])
        write(data / extra["resource"]["path"], extra["rows"])
    (data / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return warehouse.build(data, target / "build")


def write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def serve(target: Path, version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process serve the release that was built, as if it were the current one."""
    really = release.connection
    opened = lru_cache(maxsize=2)(lambda name: really(name, target / "build"))
    monkeypatch.setattr(release, "connection", lambda name, *_: opened(name))
    monkeypatch.setattr(release, "current", lambda: version)
    kept = release.is_kept
    monkeypatch.setattr(release, "is_kept", lambda name, *_: name == version or kept(name))
    monkeypatch.setattr(paths, "DESCRIPTOR", target / "data" / "datapackage.json")
