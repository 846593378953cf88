"""What comes of an upload: checked rows, problems, open questions, and a count of every row that was given."""

from collections.abc import Mapping
from dataclasses import dataclass

from inovasi.intake.likeness import Question
from inovasi.intake.model import Problem, Row, SheetMapping

GOOD, WAITING, DUPLICATE, EMPTY = "good", "waiting", "duplicate", "empty"


@dataclass(frozen=True)
class SheetCount:
    """What became of the rows of a sheet below its header. rows = good + waiting + duplicate + empty."""

    sheet: str
    table: str
    rows: int
    good: int
    waiting: int
    duplicate: int
    empty: int
    unchanged: int  # of the good ones, those that the release holds already, word for word
    is_left_out: bool = False


@dataclass(frozen=True)
class Outcome:
    """The answer to an upload. `rows` holds only good rows, as the package writes them, by table and in the order given."""

    rows: Mapping[str, tuple[Row, ...]]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    counts: tuple[SheetCount, ...]
    mappings: Mapping[str, SheetMapping]
    made: Mapping[str, tuple[Row, ...]]  # of `rows`, those that no sheet lists: sources by address, innovations by name

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that keep rows back."""
        return tuple(item for item in self.problems if not item.is_notice)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What was done without being asked, told."""
        return tuple(item for item in self.problems if item.is_notice)

    def total(self, name: str) -> int:
        """Return the sum of a count over all sheets."""
        return sum(int(getattr(item, name)) for item in self.counts)
