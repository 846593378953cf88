"""What tests of publishing share: the tables of the embedded records, an edit of them, and editors."""

import shutil
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pytest

from inovasi import release, warehouse
from inovasi.access.people import Editor
from inovasi.descriptor import Package
from inovasi.publishing import candidate
from inovasi.publishing.candidate import Edit, Tables

SARI, BUDI = Editor("Sari", "password"), Editor("Budi", "oidc")


@lru_cache(maxsize=1)
def embedded_tables() -> Tables:
    return candidate.tables_of(release.embedded())


@pytest.fixture
def base() -> str:
    return release.embedded()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of DuckDB files that tests have built, by data version."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture
def real_build() -> None:
    """Asked for by a test that looks at a build itself: every file is built anew."""


@pytest.fixture(autouse=True)
def build_once(built: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build each data version once for all tests: the version is a hash of all that a build reads, so its file is the same again."""
    if "real_build" in request.fixturenames:
        return
    fill = warehouse.fill

    def fill_once(path: Path, package: Package, data: Path, version: str) -> None:
        kept = built / f"{version}.duckdb"
        if not kept.exists():
            fill(path, package, data, version)
            shutil.copyfile(path, kept)
        else:
            shutil.copyfile(kept, path)

    monkeypatch.setattr(warehouse, "fill", fill_once)


def renamed(number: int = 0, suffix: str = " (baru)") -> Edit:
    """Return an edit that gives one innovation another name and adds a copy with its step in Papua."""
    tables = embedded_tables()
    row = tables["innovations"][number]
    copy = tables["replications"][0] | {
        "replication_id": "r900",
        "adopter_kind": "government",
        "adopter_government_id": "prov-94",
        "adopter_province_code": "",
        "origin_government_id": "prov-35",
        "is_own_origin": "no",
        "is_package": "no",
        "is_unnamed": "no",
        "innovation_id": row["innovation_id"],
        "reported_year": "2025",
        "source_row": "900",
    }
    step = {
        "replication_id": "r900",
        "step_no": "1",
        "step": "running",
        "step_rank": "5",
        "date_from": "2025-02-01",
        "date_to": "2025-02-01",
        "precision": "day",
    }
    steps = dict.fromkeys(tables["replication_steps"][0], "") | tables["replication_steps"][0] | step
    return Edit(
        rows={
            "innovations": pd.DataFrame([{"innovation_id": row["innovation_id"], "name": row["name"] + suffix}]),
            "replications": pd.DataFrame([copy]),
            "replication_steps": pd.DataFrame([steps]),
        }
    )
