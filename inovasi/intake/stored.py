"""An upload as a draft keeps it: plain JSON in, the same answer as ever out."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from inovasi import paths
from inovasi.descriptor import Package
from inovasi.intake import likeness, upload
from inovasi.intake.model import Correction, Decision, IntakeError, SheetMapping, Tables, Workbook, mapping_from
from inovasi.intake.outcome import Outcome


def check(
    book: Workbook,
    package: Package,
    tables: Tables,
    *,
    today: date,
    mappings: Any,
    corrections: Any,
    decisions: Any,
    remembered: Mapping[str, object] | None = None,
    known_decisions: Sequence[Decision] = (),
    language: str = "id",
    descriptor: Path = paths.DESCRIPTOR,
) -> Outcome:
    """Check a draft. What is stored in another shape than expected is left out, never guessed at; a decision of the draft goes last."""
    return upload.check(
        book,
        package,
        tables,
        today=today,
        mappings=mappings_from(mappings),
        remembered=remembered,
        corrections=corrections_from(corrections),
        decisions=[*known_decisions, *likeness.decisions_from(decisions if isinstance(decisions, list) else ())],
        language=language,
        descriptor=descriptor,
    )


def mappings_from(value: Any) -> dict[str, SheetMapping]:
    """Read stored mappings by sheet."""
    found = {}
    for sheet, mapping in value.items() if isinstance(value, dict) else ():
        try:
            found[str(sheet)] = mapping_from(mapping)
        except IntakeError:
            continue  # the sheet is then proposed anew, and the page shows it
    return found


def corrections_from(value: Any) -> list[Correction]:
    """Read stored corrections."""
    shape = {"sheet": str, "row": int, "column": str, "value": str}
    return [
        Correction(item["sheet"], item["row"], item["column"], item["value"])
        for item in (value if isinstance(value, list) else ())
        if isinstance(item, dict) and all(isinstance(item.get(name), kind) for name, kind in shape.items())
    ]


def with_corrections(value: Any, added: Sequence[Correction]) -> list[dict[str, object]]:
    """Return stored corrections with others laid over them: the last value of a cell holds."""
    kept = {(item.sheet, item.row, item.column): item for item in [*corrections_from(value), *added]}
    return [{"sheet": item.sheet, "row": item.row, "column": item.column, "value": item.value} for item in kept.values()]


def with_decision(value: Any, decision: Decision) -> list[dict[str, object]]:
    """Return stored decisions with one more."""
    new = {"table": decision.table, "name": decision.name, "choice": decision.choice, "key": decision.key}
    return [*(item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict)), new]
