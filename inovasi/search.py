"""Search that forgives spelling and knows synonyms, over the rows of one table held in memory.

A row is found when every word asked for is found in it: as a part of a word, through a synonym, or as a close spelling.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

CLOSE_SPELLING = 84  # of 100; below it, short words begin to match strangers
SHORTEST_FORGIVEN = 5  # letters; shorter words must be found as they are
FOLDED = {"sumatra": "sumatera", "jogja": "yogyakarta", "jogjakarta": "yogyakarta", "djakarta": "jakarta", "regency": "kabupaten"}


@dataclass(frozen=True)
class Index:
    """The words of each row and of all rows together, normalised."""

    texts: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    vocabulary: tuple[str, ...]


def normalised(text: str) -> str:
    """Return text in lower case without accents and punctuation, with old spellings folded into today's."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    return " ".join(FOLDED.get(part, part) for part in parts)


def index(rows: Iterable[Sequence[object]]) -> Index:
    """Index rows by the text of all their values."""
    texts = tuple(normalised(" ".join(str(value) for value in row if value is not None)) for row in rows)
    words = tuple(frozenset(text.split()) for text in texts)
    return Index(texts, words, tuple(sorted(set().union(*words)) if words else ()))


def found(asked: str, where: Index, synonyms: Mapping[str, Sequence[str]]) -> list[int]:
    """Return the positions of the rows that answer, in their order. An empty question finds every row."""
    terms = normalised(asked).split()
    whole = normalised(asked)
    if not terms:
        return list(range(len(where.texts)))
    by_whole = [normalised(text) for text in synonyms.get(whole, ())] if len(terms) > 1 else []
    per_term = [_matching_words(term, where) for term in terms]
    phrases = [[normalised(text) for text in synonyms.get(term, ())] for term in terms]
    hits = []
    for position, text in enumerate(where.texts):
        padded = f" {text} "
        own = where.words[position]
        every = all(
            not own.isdisjoint(words) or any(f" {phrase}" in padded for phrase in also)
            for words, also in zip(per_term, phrases, strict=True)
        )
        if every or any(f" {phrase}" in padded for phrase in by_whole):
            hits.append(position)
    return hits


def _matching_words(term: str, where: Index) -> frozenset[str]:
    """Return the words of the table that a term stands for: those that hold it, and close spellings when none does."""
    holding = frozenset(word for word in where.vocabulary if (word.startswith(term) if len(term) < 4 else term in word))
    if holding or len(term) < SHORTEST_FORGIVEN:
        return holding
    near = process.extract(term, where.vocabulary, scorer=fuzz.ratio, score_cutoff=CLOSE_SPELLING, limit=8)
    return frozenset(word for word, _, _ in near)
