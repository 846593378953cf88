"""What tests of publishing share: the tables of the embedded records, an edit of them, and editors."""

from functools import lru_cache

import pandas as pd
import pytest

from inovasi import release
from inovasi.access.people import Editor
from inovasi.publishing import candidate
from inovasi.publishing.candidate import Edit, Tables

SARI, BUDI = Editor("Sari", "password"), Editor("Budi", "oidc")


@lru_cache(maxsize=1)
def embedded_tables() -> Tables:
    return candidate.tables_of(release.embedded())


@pytest.fixture
def base() -> str:
    return release.embedded()


@pytest.fixture(autouse=True)
def every_build_once(build_once: None) -> None:
    """Tests here publish the same few edits again and again."""


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
