"""Names of provinces, regencies, cities and bodies, as people write them, to the keys of the package."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from inovasi import identity, paths
from inovasi.identity import GovernmentIndex
from inovasi.intake.model import Row, Suggestion
from inovasi.search import normalised

PREFIX_OF_CODE_LENGTH = {2: ("prov",), 4: ("kab", "kota")}
# Names that provinces bore before they were renamed, and forms not in the project's own lists.
OLD_NAMES = {
    "irian jaya": "94",
    "nanggroe aceh darussalam": "11",
    "nad": "11",
    "daerah istimewa aceh": "11",
    "irian jaya barat": "91",
    "irjabar": "91",
    "di yogyakarta": "34",
    "d i yogyakarta": "34",
    "dki": "31",
    "babel": "19",
}
CLOSE = 72  # of 100; below it a suggestion would only puzzle the reader
CLOSE_SHORT = 75  # of 100, for names and abbreviations of provinces letter by letter: "Sumsell" is near "Sumsel"
MOST = 3


@dataclass(frozen=True)
class Places:
    """Every name of a government that the project or the release knows."""

    index: GovernmentIndex
    keys: frozenset[str]
    by_name: dict[str, str]  # normalised names of the release -> government_id
    names: dict[str, str]  # government_id -> name for people


@lru_cache(maxsize=2)
def project_index(data: Path) -> GovernmentIndex:
    """Return the spellings that the project keeps; they are the same for every release."""
    return identity.load_index(data)


def places(governments: Sequence[Row], data: Path = paths.DATA) -> Places:
    """Return the names of a release's governments together with the project's spellings."""
    by_name: dict[str, str] = {}
    for row in governments:
        for name in (row["name_id"], row["name_en"]):
            by_name.setdefault(normalised(name), row["government_id"])
    keys = frozenset(row["government_id"] for row in governments)
    return Places(project_index(data), keys, by_name, {row["government_id"]: row["name_id"] for row in governments})


def government(text: str, known: Places) -> str | None:
    """Return the key of a government by key, BPS code, name or known spelling; None when none or several are meant."""
    if text in known.keys:
        return text
    if text.isascii() and text.isdigit():
        found = [key for kind in PREFIX_OF_CODE_LENGTH.get(len(text), ()) if (key := f"{kind}-{text}") in known.keys]
        return found[0] if found else None
    plain = normalised(text)
    if not plain:
        return None
    found_key = known.by_name.get(plain) or identity.government_key(text, known.index)
    if found_key is None and plain.removeprefix("provinsi ") in OLD_NAMES:
        found_key = f"prov-{OLD_NAMES[plain.removeprefix('provinsi ')]}"
    return found_key if found_key in known.keys else None


def province(text: str, known: Places) -> str | None:
    """Return the BPS code of a province by code, name, abbreviation or former name."""
    if text.isascii() and text.isdigit():
        return text if f"prov-{text}" in known.keys else None
    key = text if text in known.keys else None
    code = identity.province_code(text, known.index) or OLD_NAMES.get(normalised(text).removeprefix("provinsi "))
    key = key or (f"prov-{code}" if code else None) or known.by_name.get(normalised(text))
    return key.removeprefix("prov-") if key and key.startswith("prov-") and key in known.keys else None


def suggestions(text: str, known: Places, *, only_provinces: bool = False) -> tuple[Suggestion, ...]:
    """Return the governments whose names look like a text, nearest first; each as the name that will be understood."""
    short = process.extract(
        normalised(text).replace(" ", ""), list(known.index.provinces), scorer=fuzz.ratio, score_cutoff=CLOSE_SHORT, limit=MOST
    )
    found = [f"prov-{known.index.provinces[name]}" for name, _, _ in short]
    for label in identity.suggest(text, known.index, limit=MOST * 3):
        key = identity.government_key(label, known.index)
        if key is not None:
            found.append(key)
    near = process.extract(normalised(text), list(known.by_name), scorer=fuzz.WRatio, score_cutoff=CLOSE, limit=MOST)
    found += [known.by_name[name] for name, _, _ in near]
    if only_provinces:
        found = [key for key in found if key.startswith("prov-")]
    unique = [key for key in dict.fromkeys(found) if key in known.keys][:MOST]
    names = [known.names[key] for key in unique]
    return tuple(Suggestion(name, name.removeprefix("Provinsi ") if only_provinces else name) for name in names)
