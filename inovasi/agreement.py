"""How far independent readings of the ladder agree: they are kept in data/reference/readings/, as they were before they were compared.

Run: `python -m inovasi.agreement` writes docs/ladder-agreement.md in both languages; a test fails when they are not the figures computed.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from inovasi import files, paths
from inovasi.i18n import number, percent, t
from inovasi.package.copies import STEP_RANKS

READINGS = paths.REFERENCE / "readings"


@dataclass(frozen=True)
class Agreement:
    """Rows read twice; share with equal steps, with equal steps and dates, with equal highest step; Cohen's kappa of the last."""

    rows: int
    same_steps: int
    same_dates: int
    same_state: int
    kappa: float


Steps = dict[int, list[tuple[str, str, str]]]


def read(path: Path) -> Steps:
    """Return the steps of a reading by source row: step, first and last possible day."""
    found: Steps = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(int(row["source_row"]), []).append((row["step"], row["date_from"], row["date_to"]))
    return found


def compare(first: Steps, second: Steps, rows: list[int]) -> Agreement:
    """Compare two readings over some rows. Raises KeyError when one of them lacks a row."""
    states = [(highest(first[row]), highest(second[row])) for row in rows]
    return Agreement(
        rows=len(rows),
        same_steps=sum({step for step, _, _ in first[row]} == {step for step, _, _ in second[row]} for row in rows),
        same_dates=sum(sorted(first[row]) == sorted(second[row]) for row in rows),
        same_state=sum(one == other for one, other in states),
        kappa=cohen_kappa(states),
    )


def highest(steps: list[tuple[str, str, str]]) -> str:
    """Return the highest step of a row; an unknown stage stands above exploring and below choosing."""
    order = {step: float(rank) if rank else 0.5 for step, rank in STEP_RANKS.items()}
    return max((step for step, _, _ in steps if step != "stopped"), key=lambda step: order[step], default="stopped")


def cohen_kappa(pairs: list[tuple[str, str]]) -> float:
    """Return Cohen's kappa (1960, doi:10.1177/001316446002000104) of two readers over the same rows; 1 when chance explains nothing."""
    total = len(pairs)
    observed = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[code] * second[code] for code in first) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def text(language: str) -> str:
    """Return the report in a language."""
    first = read(READINGS / "first_reading_steps.csv")
    lines = [t("agreement.intro", language, total=len(first)), ""]
    for label, name in (("agreement.drawn", "drawn_reading_steps"), ("agreement.second", "second_reading_steps")):
        second = read(READINGS / f"{name}.csv")
        result = compare(first, second, sorted(second))
        shares = {
            name: f"{count} ({percent(count / result.rows, language, 1)})"
            for name, count in (("steps", result.same_steps), ("dates", result.same_dates), ("highest", result.same_state))
        }
        kappa = number(result.kappa, language, 2)
        lines.append("- " + t("agreement.line", language, rows=t(label, language), count=result.rows, kappa=kappa, **shares))
    return "\n".join([*lines, "", t("agreement.outcome", language), ""])


def path(language: str) -> Path:
    """Return where the report of a language stands."""
    return paths.ROOT / "docs" / ("ladder-agreement.md" if language == "en" else "ladder-agreement.id.md")


def main() -> None:
    """Write the report in both languages."""
    for language in ("id", "en"):
        files.write_text(path(language), text(language))


if __name__ == "__main__":
    main()
