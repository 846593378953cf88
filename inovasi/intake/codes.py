"""The codes of a field and the words by which people know them, both from the descriptor; yes and no."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from inovasi import i18n
from inovasi.descriptor import Field
from inovasi.intake.model import Suggestion
from inovasi.search import normalised

CLOSE = 70  # of 100; below it a suggestion would only puzzle the reader
MOST_SUGGESTIONS = 4
YES = frozenset(["ya", "y", "yes", "true", "benar", "betul", "ada", "1", "v"])
NO = frozenset(["tidak", "t", "no", "n", "false", "salah", "bukan", "belum", "0"])
_LABELS = re.compile(r"(?:Codes|Kode): (.+?)\.?$", re.S)
_PAIR = re.compile(r"^\s*(\w+) = (.+?)\s*$")
GROUPS = {"level": "level", "adopter_kind": "adopter_kind", "step": "step"}  # fields whose labels stand in the words of the screen


@lru_cache(maxsize=512)
def labels(field: Field, language: str) -> dict[str, str]:
    """Return each code of a field with its words: those of the screen where there are some, else the descriptor's own."""
    found = _LABELS.search(field.description_id if language == "id" else field.description_en)
    matches = [_PAIR.match(part) for part in found[1].split(";")] if found else []
    pairs = {str(match[1]): str(match[2]) for match in matches if match}
    group = GROUPS.get(field.name, "")
    words = i18n.words(language)
    return {code: words.get(f"codes.{group}.{code}", pairs.get(code, code)) for code in field.codes}


def code(field: Field, text: str) -> str | None:
    """Return the code that a text means, by code or by its words in either language; None when it is none of them."""
    return _by_words(field).get(_key(text))


def suggestions(field: Field, text: str, language: str) -> tuple[Suggestion, ...]:
    """Return the codes whose words look like a text, nearest first; all of them where they are few and none is near."""
    by_words, words = _by_words(field), labels(field, language)
    near = process.extract(_key(text), list(by_words), scorer=fuzz.WRatio, score_cutoff=CLOSE, limit=12)
    codes = list(dict.fromkeys(by_words[word] for word, _, _ in near))
    if not codes and len(field.codes) <= MOST_SUGGESTIONS:
        codes = list(field.codes)
    return tuple(Suggestion(item, words[item]) for item in codes[:MOST_SUGGESTIONS])


def yes_or_no(text: str) -> str | None:
    """Return yes or no as the package writes them, or None."""
    word = text.casefold().strip(" .")
    return "yes" if word in YES else "no" if word in NO else None


@lru_cache(maxsize=512)
def _by_words(field: Field) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("en", "id"):
        for item, words in labels(field, language).items():
            found[_key(words)] = item
    for item in field.codes:
        found[_key(item)] = item
    return found


def _key(text: str) -> str:
    return normalised(text.replace("_", " "))
