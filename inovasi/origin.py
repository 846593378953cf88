"""Whose records a release holds: the public sample that comes with the program, the ministry's own, or both; and the words for it.

It is told from the records themselves, so a preview, the release published from it and every file say the same. `told` returns the words
of a key as they hold for a release: those of `[mixed]` or `[own]` in the locales where they differ from those of the public records.
"""

from datetime import date

from inovasi import paths, queries, release
from inovasi.access import readers
from inovasi.i18n import day, known, number, t

PUBLIC, MIXED, OWN = "public", "mixed", "own"
LONGEST_WHY = 160  # characters of a reason within a line of small type


def kind(data_version: str) -> str:
    """Return `public` for the embedded records, `own` for a release that holds none of them, else `mixed`."""
    if _is_embedded(data_version):
        return PUBLIC
    return MIXED if public_count(data_version) else OWN


def public_count(data_version: str) -> int:
    """Return how many records of a release are those that came with the program."""
    return 0 if _is_embedded(data_version) else _shared(data_version, release.embedded())


def key(name: str, language: str, data_version: str) -> str:
    """Return the key of the words that hold for a release."""
    found = kind(data_version)
    tried = {PUBLIC: (), MIXED: ("mixed", "own"), OWN: ("own",)}[found]
    return next((f"{one}.{name}" for one in tried if known(f"{one}.{name}", language)), name)


def told(name: str, language: str, data_version: str, /, **values: object) -> str:
    """Return the words of a key as they hold for a release."""
    return t(key(name, language, data_version), language, **values)


def completeness(data_version: str, language: str) -> str:
    """Say how complete the data are: the embedded records are a sample; of a published release, who published it, when and why."""
    published = release.publisher(data_version)
    if published is None:
        return told("app.sample", language, data_version)
    values = {"number": published.number, "name": published.name, "date": day(date.fromisoformat(published.day), language)}
    why = published.why if len(published.why) <= LONGEST_WHY else f"{published.why[: LONGEST_WHY - 1]}…"
    public = public_count(data_version)
    which = "publishing.completeness_mixed" if public else "publishing.completeness"
    return t(which, language, why=why, public=number(public, language), **values)


def _is_embedded(data_version: str) -> bool:
    """Say whether a release came with the program, this one or an earlier one. What is no release at all is taken for one."""
    if (paths.BUILD / f"{data_version}.duckdb").exists():
        return True
    stated = release.manifest(data_version)
    if stated:
        return not stated.get("parent")
    return not (paths.STATE / release.CANDIDATES / data_version / release.DATABASE).exists()


@readers.kept(maxsize=16)
def _shared(data_version: str, embedded: str) -> int:
    return len(_keys(data_version) & _keys(embedded))


def _keys(data_version: str) -> set[tuple[str, str]]:
    """Return the keys of what the sample is a sample of; what leaves this module is only how many there are."""
    return set(release.counting_cursor(data_version).execute(queries.read_sql("record_keys_listed")).fetchall())
