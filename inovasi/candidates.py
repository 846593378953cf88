"""Propose pairs of names that may mean one innovation, for a reviewer to decide. Nothing is merged here."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from itertools import combinations

import pandas as pd
from rapidfuzz import fuzz

from inovasi import paths

COLUMNS = ("id_a", "name_a", "government_a", "id_b", "name_b", "government_b", "is_same_government", "score")
REVIEW_THRESHOLD = 88  # of 100; reviewed pairs that are two stand in reference/innovation_candidates_rejected.csv
MIN_WORDS_TO_CONTAIN = 2  # one shared word ("Aplikasi", "Gerakan") would put any two names together


def similar_names(names: Sequence[tuple[str, str, str]], threshold: float) -> pd.DataFrame:
    """Return pairs of names whose likeness reaches the threshold: proposals for a review report, never merges.

    Grain: one row per unordered pair of entries (id, name, government) with different ids; one id may stand several
    times with its several spellings. Score: 0 to 100, 100 = alike but for case, punctuation and spaces, or one name
    contained in the other. Order: score falling, then names. An empty government means unknown and is never "the same".
    Entries without a letter or digit in the name are left out. Raises ValueError for a threshold outside 0 to 100.
    """
    if not 0 <= threshold <= 100:
        raise ValueError(f"threshold must be from 0 to 100, not {threshold}")
    prepared = [(entry, _words(entry[1])) for entry in names]
    rows = []
    for (entry_a, words_a), (entry_b, words_b) in combinations([item for item in prepared if item[1]], 2):
        if entry_a[0] == entry_b[0]:
            continue
        score = _score(words_a, words_b)
        if score >= threshold:
            is_same_government = bool(entry_a[2]) and entry_a[2] == entry_b[2]
            rows.append((*entry_a, *entry_b, is_same_government, round(score, 1)))
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.sort_values(["score", "name_a", "name_b"], ascending=[False, True, True], ignore_index=True)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def _score(words_a: list[str], words_b: list[str]) -> float:
    """Return the higher of two likenesses: letters without spaces ("SAN PIISAN"), and shared words in any order."""
    letters = fuzz.ratio("".join(words_a), "".join(words_b))
    if min(len(words_a), len(words_b)) < MIN_WORDS_TO_CONTAIN:
        return letters
    return max(letters, fuzz.token_set_ratio(" ".join(words_a), " ".join(words_b)))


def main() -> None:
    """Print pairs of innovations whose names look alike, for review: `python -m inovasi.candidates > review.csv`."""
    with paths.TABLES.joinpath("innovation_aliases.csv").open(encoding="utf-8", newline="") as file:
        names = [(row["innovation_id"], row["alias"], "") for row in csv.DictReader(file)]
    print(similar_names(names, REVIEW_THRESHOLD).to_csv(index=False), end="")


if __name__ == "__main__":
    main()
