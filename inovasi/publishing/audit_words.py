"""The particulars of an audit entry in words: what an editor reads on the page and in the last column of the exported log."""

from collections.abc import Mapping

from inovasi import release
from inovasi.i18n import known, t

LONGEST = 120  # characters of a text that a file brought along
RELEASED = ("publish_started", "published", "return_started", "made_current")


def details(action: str, facts: Mapping[str, str], language: str) -> str:
    """Return what an entry says besides who, when and what; facts of an action that has no words are written as they stand."""
    if action in RELEASED and {"version", "base"} <= facts.keys():
        return _of_release(action, facts, language)
    key = f"publishing.detail_{action}"
    if not known(key, language):
        return ", ".join(f"{name}: {_short(text)}" for name, text in facts.items())
    values = {name: _short(text) for name, text in facts.items()} | {
        "outcome": _code("outcome", facts.get("outcome", ""), language),
        "reason": _code("reason", facts.get("reason", ""), language),
        "kind": _code("kind", facts.get("kind", ""), language),
        "decision": _code("decision", facts.get("decision", ""), language),
        "key": _named(facts.get("kind", ""), facts.get("key", ""), language),
        "file": _short(facts.get("file", "")) or t("publishing.detail_no_file", language),
    }
    try:
        return t(key, language, **values).rstrip()
    except KeyError:  # an entry of an earlier program that lacks a fact
        return ", ".join(f"{name}: {_short(text)}" for name, text in facts.items())


def _of_release(action: str, facts: Mapping[str, str], language: str) -> str:
    """Name the release, the one that was current before, and the reason. One that never came about has no number."""
    number = facts.get("number", "")
    which = "publishing.detail_numbered" if number else "publishing.detail_unnumbered"
    named = t(which, language, number=number, version=facts["version"])
    base = release.number_of(facts["base"])
    before = t("publishing.detail_base", language, number=base) if base >= 0 else facts["base"]
    key = "publishing.detail_return" if action in ("return_started", "made_current") else "publishing.detail_publish"
    return t(key, language, release=named, base=before, why=_short(facts.get("why", "")))


def _code(group: str, code: str, language: str) -> str:
    key = f"publishing.{group}_{code}"
    return t(key, language) if known(key, language) else code


def _named(kind: str, key: str, language: str) -> str:
    """Return the name of an innovation or government; a key that the current release lacks stays a key."""
    table, column, name = {
        "innovation": ("innovations", "innovation_id", "name"),
        "government": ("governments", "government_id", f"name_{language}"),
    }.get(kind.removesuffix("s"), ("", "", ""))
    if not table or not key:
        return key
    rows = release.table(table, release.current())
    found = rows.loc[rows[column] == key, name]
    return str(found.iloc[0]) if len(found) else key


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
