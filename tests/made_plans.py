"""A release with plans and milestones made for tests only: written as the ministry would hand them in, checked and built as any release.

The records of the repository hold no milestone; nothing made here ever reaches them.
"""

import csv
import shutil
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from inovasi import paths, release, warehouse

STAGES = ("persiapan", "pelaksanaan", "monitoring_evaluasi")
FIRST_DAY = date(2024, 1, 15)
GOVERNMENTS = ("prov-16", "prov-33", "prov-35", "prov-61", "prov-73", "prov-13", "prov-19", "prov-75", "prov-32", "prov-51")


def release_with(plan_count: int, folder: Path, patch: pytest.MonkeyPatch) -> str:
    """Build a release whose only plans are made ones, let queries find it, and return its data version.

    Plan n (from 0) is of government n % 10, made 7 n days after FIRST_DAY (never after two years), with n % 4 milestones:
    one a stage, each due 60 days after the one before; the first is done in time, the second, where there are three, 10 days late.
    """
    data = folder / "data"
    shutil.copytree(paths.DATA / "tables", data / "tables")
    shutil.copy(paths.DESCRIPTOR, data / "datapackage.json")
    plans, milestones, copies, steps = [], [], [], []
    for number in range(plan_count):
        key, made, government = f"made-{number:03}", _made(number), GOVERNMENTS[number % len(GOVERNMENTS)]
        copies.append(
            {
                "replication_id": key,
                "innovation_id": "ayo-ceting",
                "adopter_kind": "government",
                "adopter_government_id": government,
            }
        )
        step = {"step_no": 1, "step": "action_plan", "step_rank": 3, "precision": "day", "date_kind": "happened"}
        steps.append({"replication_id": key, "date_from": made, "date_to": made, "evidence": "document"} | step)
        plans.append(
            {
                "action_plan_id": f"p-{key}",
                "replication_id": key,
                "government_id": government,
                "made_date": made,
                "precision": "day",
            }
        )
        milestones += [
            {"action_plan_id": f"p-{key}", "title_id": f"Tonggak {at + 1}", "responsible_agency": "Biro Organisasi"}
            | {
                "milestone_no": at + 1,
                "plan_stage": STAGES[at],
                "due_date": due_date(number, at),
                "done_date": done_date(number, at),
            }
            for at in range(number % 4)
        ]
    _append(data, "replications", copies)
    _append(data, "replication_steps", steps)
    _append(data, "action_plans", plans, keep=False)
    _append(data, "plan_milestones", milestones, keep=False)
    version = warehouse.build(data, folder / "build")
    patch.setattr(release, "connection", partial(release.connection, build=folder / "build"))
    return version


def due_date(number: int, at: int) -> date:
    return _made(number) + timedelta(days=60 * (at + 1))


def done_date(number: int, at: int) -> date | None:
    if at == 0:
        return due_date(number, at)
    return due_date(number, at) + timedelta(days=10) if at == 1 and number % 4 == 3 else None


def _made(number: int) -> date:
    return FIRST_DAY + timedelta(days=7 * (number % 104))


def _append(data: Path, name: str, rows: list[dict[str, object]], *, keep: bool = True) -> None:
    """Add rows to a table file; fields that are not given are empty, flags are no."""
    path = data / "tables" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        fields, old = list(reader.fieldnames or ()), list(reader) if keep else []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(old)
        for row in rows:
            plain = {field: "no" if field.startswith(("is_", "has_")) else "" for field in fields}
            writer.writerow(plain | ({"source_row": 1} if "source_row" in fields else {}) | row)
