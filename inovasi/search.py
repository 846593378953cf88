"""Search that forgives spelling and knows synonyms, as a condition in SQL over the searchable text of rows (`listings.searchable`).

A row is found when every word asked for is found in it: as a part of a word, through a synonym, or as a close spelling.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

CLOSE_SPELLING = 84  # of 100; below it, short words begin to match strangers
SHORTEST_FORGIVEN = 5  # letters; shorter words must be found as they are
SHORTEST_WITHIN = 4  # letters; shorter words are found at the beginning of a word only
MOST_NEAR = 8
SPELLINGS = (  # of names of places, in both languages: who asks for one finds all
    ("sumatera", "sumatra"),
    ("yogyakarta", "jogja", "jogjakarta"),
    ("jakarta", "djakarta"),
    ("jawa", "java"),
    ("kepulauan", "islands"),
    ("utara", "north"),
    ("timur", "east"),
    ("selatan", "south"),
    ("tenggara", "southeast"),
    ("barat", "west"),
    ("tengah", "central"),
    ("kabupaten", "regency", "kab"),
    ("kota", "city"),
    ("provinsi", "province"),
)


@dataclass(frozen=True)
class Condition:
    """A condition on rows with the parameters that it binds."""

    sql: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Searched:
    """What is looked through: the texts of a row (SQL), its key, the words of each code of a column, and the words there are.

    Texts are words between single blanks (`listings.searchable`), or as they are: then a part may stand anywhere in them, and `numbers`
    are looked through for digits only.
    """

    texts: tuple[str, ...]
    key: str
    codes: Mapping[str, Mapping[object, str]]  # column -> code -> its words, normalised
    holds: Callable[[str], bool]  # whether any text holds this part of a word (with a blank before it: the beginning of a word)
    vocabulary: Callable[[int, int], Sequence[str]]  # every word of the texts that has so many letters (from, to)
    numbers: tuple[str, ...] = ()
    are_words: bool = True


def normalised(text: str) -> str:
    """Return text in lower case without accents and punctuation, words between single spaces."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", plain))


def condition(asked: str, where: Searched, synonyms: Mapping[str, Sequence[str]]) -> Condition | None:
    """Return the condition under which a row answers, or None for an empty question, which every row answers.

    Parameters are named `search_<number>`. `synonyms` gives the texts that stand for a word or for a whole question.
    """
    whole = normalised(asked)
    terms = whole.split()
    if not terms:
        return None
    params: dict[str, object] = {}

    def bound(value: object) -> str:
        params[f"search_{len(params)}"] = value
        return f"$search_{len(params) - 1}"

    every = " and ".join(_any(_parts_of(term, where, synonyms), where, bound) for term in terms)
    others = [f"({every})", f"cast({where.key} as varchar) = {bound(asked.strip().lower())}"]
    if len(terms) > 1:
        others += [_any([f" {normalised(text)}" for text in synonyms[whole]], where, bound)] if whole in synonyms else []
    return Condition(f"({' or '.join(others)})", params)


def spellings(word: str) -> tuple[str, ...]:
    """Return a word in every spelling it is known by, the one asked for first."""
    known = next((group for group in SPELLINGS if word in group), ())
    return (word, *(other for other in known if other != word))


def _parts_of(term: str, where: Searched, synonyms: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the parts of a text, any of which answers a term: it stands in a word, else a close spelling; or a synonym does."""
    parts = [word if len(word) >= SHORTEST_WITHIN else f" {word}" for word in spellings(term)]
    code_texts = [f" {words} " for codes in where.codes.values() for words in codes.values()]
    is_held = any(part in text for part in parts for text in code_texts) or any(where.holds(part) for part in parts)
    if not is_held and len(term) >= SHORTEST_FORGIVEN:
        parts = [f" {word} " for word in _near(term, where, code_texts)]
    return parts + [f" {normalised(text)}" for text in synonyms.get(term, ())]


def _near(term: str, where: Searched, code_texts: Iterable[str]) -> list[str]:
    """Return the words that are spelled closely to a term; the ratio alone bounds how long they can be."""
    least = CLOSE_SPELLING / 100
    letters = len(term) * least / (2 - least), len(term) * (2 - least) / least
    words = {*where.vocabulary(int(letters[0]), int(letters[1]) + 1), *(word for text in code_texts for word in text.split())}
    found = process.extract(term, sorted(words), scorer=fuzz.ratio, score_cutoff=CLOSE_SPELLING, limit=MOST_NEAR)
    return [word for word, _, _ in found]


def _any(parts: Sequence[str], where: Searched, bound: Callable[[object], str]) -> str:
    """Return the condition that one of some parts stands in the text of a row or in the words of one of its codes."""
    asked = [(part, bound(part if where.are_words else part.strip())) for part in parts]
    conditions = [
        f"contains({text}, {name})"
        for part, name in asked
        for text in (*where.texts, *(where.numbers if part.strip().isdigit() else ()))
    ]
    for column, codes in where.codes.items():
        meant = [code for code, words in codes.items() if any(part in f" {words} " for part in parts)]
        if meant:
            conditions.append(f"list_contains({bound(meant)}, {column})")
    return f"({' or '.join(conditions)})" if conditions else "false"
