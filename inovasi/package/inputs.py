"""Read sources and reference files, with known errors of a source corrected on the way; gather problems instead of stopping at the first."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

Row = dict[str, str]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in an input file: where it is, and what to do."""

    file: str
    row: int
    column: str
    value: str
    suggestion: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}, column {self.column}: {self.value!r}. {self.suggestion}"


class PackageError(ValueError):
    """The sources or reference files do not fit together; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Inputs:
    """The files of a data folder, read once each, and the problems found while using them."""

    data: Path
    problems: list[Problem] = field(default_factory=list)
    _cache: dict[str, list[Row]] = field(default_factory=dict)

    def reference(self, name: str) -> list[Row]:
        """Return the rows of reference/<name>.csv. Raises FileNotFoundError when it is missing."""
        return self._read(f"reference/{name}.csv")

    def source(self, name: str) -> list[Row]:
        """Return the rows of sources/<name>, corrected by corrections.csv; row n stands at index n - 1."""
        key = f"sources/{name}"
        if key not in self._cache:
            rows = self._read(key)
            for fix in self._read("corrections.csv"):
                if fix["source_file"] == name:
                    self._correct(rows, fix)
        return self._cache[key]

    def problem(self, file: str, row: int, column: str, value: str, suggestion: str) -> None:
        """Note something wrong; the build goes on to find the rest and stops at the end."""
        self.problems.append(Problem(file, row, column, value, suggestion))

    def by_row(self, name: str) -> dict[tuple[str, int], Row]:
        """Index a reference file by (source_file, source_row)."""
        return {(row["source_file"], int(row["source_row"])): row for row in self.reference(name)}

    def _correct(self, rows: list[Row], fix: Row) -> None:
        row = rows[int(fix["source_row"]) - 1]
        if row[fix["column"]] != fix["old"]:
            self.problem("corrections.csv", int(fix["source_row"]), fix["column"], row[fix["column"]], f"Expected {fix['old']!r}.")
            return
        row[fix["column"]] = fix["new"]

    def _read(self, path: str) -> list[Row]:
        if path not in self._cache:
            with (self.data / path).open(encoding="utf-8", newline="") as file:
                self._cache[path] = [dict(row) for row in csv.DictReader(file)]
        return self._cache[path]
