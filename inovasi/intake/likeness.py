"""A new name that looks like a known one: both side by side, for a person to say whether they are one thing. Nothing is merged by likeness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from inovasi.intake.known import Known
from inovasi.intake.model import Decision, Row, Tables
from inovasi.search import normalised

CUT = 86  # of 100, of letters and of words in any order
PART_CUT = 95  # of 100, when one name's words all stand in the other
SHORTEST_PART = 8  # letters; below it a part is found in too many names
MOST_CANDIDATES = 3
MOST_COMPARED = 3_000  # names of one upload; beyond, comparing would take minutes
CHOICES = ("same", "new", "alias")


@dataclass(frozen=True)
class Side:
    """A thing as a person would tell it from another; '' where nothing is recorded."""

    key: str
    name: str
    government: str = ""
    year: str = ""
    subject: str = ""
    award_count: int = 0


@dataclass(frozen=True)
class Question:
    """Is the new name one of these known things? The rows at `rows` (sheet, row number) wait for the answer."""

    table: str
    new: Side
    candidates: tuple[Side, ...]
    sheet: str
    row: int
    column: str


@dataclass(frozen=True)
class Sides:
    """What a release tells of its innovations and governments, for comparison."""

    subjects: dict[str, str]
    governments: dict[str, str]
    innovations: dict[str, Row]
    award_counts: dict[str, int]
    levels: dict[str, Row]

    def of_innovation(self, key: str) -> Side:
        row = self.innovations[key]
        return Side(
            key,
            row["name"],
            self.governments.get(row["origin_government_id"], ""),
            row["first_year"],
            self.subjects.get(row["subject_code"], ""),
            self.award_counts.get(key, 0),
        )

    def of_government(self, key: str) -> Side:
        return Side(key, self.governments[key])


def sides(tables: Tables, language: str) -> Sides:
    """Return what is known of each thing, names in a language where there are two."""
    counts: dict[str, int] = {}
    for row in tables.get("awards", ()):
        if row["is_award"] == "yes" and row["innovation_id"]:
            counts[row["innovation_id"]] = counts.get(row["innovation_id"], 0) + 1
    name = f"name_{language}"
    return Sides(
        subjects={row["subject_code"]: row[name] for row in tables.get("subjects", ())},
        governments={row["government_id"]: row[name] for row in tables.get("governments", ())},
        innovations={row["innovation_id"]: row for row in tables.get("innovations", ())},
        award_counts=counts,
        levels={row["government_id"]: row for row in tables.get("governments", ())},
    )


def near_keys(name: str, names: dict[str, set[str]]) -> tuple[str, ...]:
    """Return the keys of the known names that look like a name, nearest first; none for a name that is known exactly."""
    plain = normalised(name)
    if not plain or plain in names:
        return ()
    scores: dict[str, float] = {}
    for found, score, _ in process.extract(plain, list(names), scorer=fuzz.token_sort_ratio, score_cutoff=CUT, limit=10):
        scores[found] = score
    if len(plain) >= SHORTEST_PART:
        for found, score, _ in process.extract(plain, list(names), scorer=fuzz.token_set_ratio, score_cutoff=PART_CUT, limit=10):
            if len(found) >= SHORTEST_PART:
                scores[found] = max(scores.get(found, 0.0), score - 10)
    ordered = sorted(scores, key=lambda found: (-scores[found], found))
    return tuple(dict.fromkeys(key for found in ordered for key in sorted(names[found])))[:MOST_CANDIDATES]


def government_names(known: Known) -> dict[str, set[str]]:
    """Return the known names of governments, as `near_keys` takes them."""
    return {name: {key} for name, key in known.places.by_name.items()}


def decision_of(decisions: Sequence[Decision], table: str, name: str) -> Decision | None:
    """Return the last decision on a name, or None."""
    plain = normalised(name)
    return next((item for item in reversed(decisions) if item.table == table and normalised(item.name) == plain), None)


def decisions_from(values: Iterable[object]) -> list[Decision]:
    """Read stored decisions; what has another shape is left out, so the question stays open."""
    found = []
    for value in values:
        if isinstance(value, dict) and value.get("choice") in CHOICES and isinstance(value.get("name"), str):
            found.append(Decision(str(value.get("table")), value["name"], value["choice"], str(value.get("key") or "")))
    return found
