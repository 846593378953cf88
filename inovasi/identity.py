"""Spellings of governments and provinces to codes: rules, then reviewed aliases, never a guess.

A spelling is read as an optional "Pemerintah ..." in front, an optional kind (provinsi, kabupaten, kota) and a name. Case,
punctuation and spaces do not count, so "Fakfak" is "Fak Fak". What is left over resolves through
data/reference/government_aliases.csv and data/reference/central_bodies.csv, or not at all.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from rapidfuzz import fuzz

ClaimKey = TypeVar("ClaimKey", str, tuple[str, str])

PROVINCE, REGENCY, CITY = "prov", "kab", "kota"
KIND_OF_REGENCY_ROW = {"kabupaten": REGENCY, "kota": CITY}
LABEL_OF_KIND = {PROVINCE: "Provinsi", REGENCY: "Kabupaten", CITY: "Kota"}
ISLANDS = "kepulauan"
LEAST_SCORE = 60  # of 100; below it a suggestion would only puzzle the reader

# One contraction may say both "government of" and the kind: Pemkab = Pemerintah Kabupaten.
_CONTRACTIONS = {"pemprov": PROVINCE, "pemkab": REGENCY, "pemkot": CITY}
_KIND_WORDS = {
    "provinsi": PROVINCE,
    "propinsi": PROVINCE,
    "prov": PROVINCE,
    "kabupaten": REGENCY,
    "kab": REGENCY,
    "kota": CITY,
    "kotamadya": CITY,
}
# "Daerah Istimewa" and "Daerah Khusus" begin the name of a province and are not a part of "Pemerintah Daerah".
_GOVERNMENT_OF = re.compile(r"^(?:pemda|pemerintah(?: daerah(?! istimewa\b| khusus\b))?) (?=\S)")
_ADMINISTRATIVE = re.compile(r"^(?:administrasi|administratif|adm) (?=\S)")


@dataclass(frozen=True)
class Label:
    """A government as an error report names it. `name` is normalised and without its kind."""

    text: str
    kind: str
    name: str


@dataclass(frozen=True)
class GovernmentIndex:
    """Every known spelling, read once. Keys are normalised without spaces; ids are those of the table `governments`."""

    by_kind: Mapping[tuple[str, str], str]  # (kind, name) -> government_id
    by_name: Mapping[str, frozenset[str]]  # name without a kind -> every government that bears it
    by_spelling: Mapping[str, str]  # whole spelling of a central or other body -> government_id
    provinces: Mapping[str, str]  # name or alias -> BPS province code
    labels: tuple[Label, ...]  # for suggestions, in the order of the files


def load_index(data_dir: Path) -> GovernmentIndex:
    """Read provinces, regencies, central bodies and aliases from a data folder.

    Raises FileNotFoundError when a file is missing, ValueError when two governments claim one spelling or an alias names
    an unknown government.
    """
    builder = _Builder()
    for row in _rows(data_dir / "sources" / "provinces.csv"):
        builder.add_province(row)
    regencies = _rows(data_dir / "sources" / "regencies.csv")
    for row in regencies:
        builder.add_regency(row)
    builder.add_short_island_names(regencies)
    for row in _rows(data_dir / "reference" / "central_bodies.csv"):
        builder.add_body(row)
    for row in _rows(data_dir / "reference" / "government_aliases.csv"):
        builder.add_alias(row["spelling"], row["government_id"])
    return builder.index()


def government_key(spelling: str, index: GovernmentIndex) -> str | None:
    """Return the government_id of a spelling; None when it is unknown, empty, or a bare name that several bear."""
    text = _normalise(spelling)
    if not text:
        return None
    body = index.by_spelling.get(_key(text))
    if body is not None:
        return body
    kind, name = _kind_and_name(text)
    if kind is not None:
        return index.by_kind.get((kind, _key(name)))
    bearers = index.by_name.get(_key(name), frozenset())
    return next(iter(bearers)) if len(bearers) == 1 else None


def province_code(spelling: str, index: GovernmentIndex) -> str | None:
    """Return the BPS code (38-province frame) of a province's name or alias; None when no province is called so."""
    kind, name = _kind_and_name(_normalise(spelling))
    return index.provinces.get(_key(name)) if kind in (None, PROVINCE) else None


def suggest(spelling: str, index: GovernmentIndex, limit: int = 3) -> list[str]:
    """Return names that look like a spelling, nearest first, for error reports only: nothing is ever merged by likeness."""
    kind, name = _kind_and_name(_normalise(spelling))
    if not name:
        return []
    scored = [(fuzz.WRatio(name, label.name), label) for label in index.labels]
    near = [(score, label) for score, label in scored if score >= LEAST_SCORE]
    near.sort(key=lambda item: (-item[0], kind is not None and item[1].kind != kind, item[1].text))
    return [label.text for _, label in near[:limit]]


class _Builder:
    """Gathers spellings while the files are read, and refuses a spelling that two governments claim."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._by_kind: dict[tuple[str, str], str] = {}
        self._by_spelling: dict[str, str] = {}
        self._provinces: dict[str, str] = {}
        self._labels: list[Label] = []

    def add_province(self, row: Mapping[str, str]) -> None:
        code = row["bps_code"]
        self._add_label(PROVINCE, row["name"])
        government = self._add_id(f"{PROVINCE}-{code}")
        for spelling in (row["name"], row["name_en"], row["abbreviation"], *row["aliases"].split(";")):
            _, name = _kind_and_name(_normalise(spelling))
            if name:
                self._claim(self._by_kind, (PROVINCE, _key(name)), government, spelling)
                self._provinces[_key(name)] = code

    def add_regency(self, row: Mapping[str, str]) -> None:
        kind = KIND_OF_REGENCY_ROW[row["kind"]]
        self._add_label(kind, row["name"])
        government = self._add_id(f"{kind}-{row['bps_code']}")
        self._claim(self._by_kind, (kind, _key(_normalise(row["name"]))), government, row["name"])

    def add_short_island_names(self, regencies: Iterable[Mapping[str, str]]) -> None:
        """Let "Kabupaten Selayar" mean Kepulauan Selayar, unless another of its kind bears the short name."""
        for row in regencies:
            kind = KIND_OF_REGENCY_ROW[row["kind"]]
            name = _normalise(row["name"])
            if name.startswith(f"{ISLANDS} "):
                short = _key(name.removeprefix(f"{ISLANDS} "))
                self._by_kind.setdefault((kind, short), f"{kind}-{row['bps_code']}")

    def add_body(self, row: Mapping[str, str]) -> None:
        government = self._add_id(row["government_id"])
        self._labels.append(Label(row["name_id"], "", _normalise(row["name_id"])))
        for spelling in (row["name_id"], row["name_en"]):
            self._claim(self._by_spelling, _key(_normalise(spelling)), government, spelling)

    def add_alias(self, spelling: str, government: str) -> None:
        if government not in self._ids:
            raise ValueError(f"government_aliases.csv: {spelling!r} names the unknown government_id {government!r}")
        text = _normalise(spelling)
        if not text:
            raise ValueError(f"government_aliases.csv: an empty spelling cannot mean {government!r}")
        kind, name = _kind_and_name(text)
        kind_of_id = government.split("-")[0]
        if kind_of_id not in LABEL_OF_KIND:
            self._claim(self._by_spelling, _key(text), government, spelling)
        elif kind in (None, kind_of_id):
            self._claim(self._by_kind, (kind_of_id, _key(name)), government, spelling)
        else:
            # A unit may be named in words that begin with a kind of another government.
            self._claim(self._by_spelling, _key(text), government, spelling)

    def index(self) -> GovernmentIndex:
        bearers: dict[str, set[str]] = {}
        for (_, name), government in self._by_kind.items():
            bearers.setdefault(name, set()).add(government)
        return GovernmentIndex(
            by_kind=MappingProxyType(self._by_kind),
            by_name=MappingProxyType({name: frozenset(ids) for name, ids in bearers.items()}),
            by_spelling=MappingProxyType(self._by_spelling),
            provinces=MappingProxyType(self._provinces),
            labels=tuple(self._labels),
        )

    def _add_id(self, government: str) -> str:
        if government in self._ids:
            raise ValueError(f"government_id {government!r} stands twice")
        self._ids.add(government)
        return government

    def _add_label(self, kind: str, name: str) -> None:
        self._labels.append(Label(f"{LABEL_OF_KIND[kind]} {name}", kind, _normalise(name)))

    @staticmethod
    def _claim(claims: dict[ClaimKey, str], key: ClaimKey, government: str, spelling: str) -> None:
        holder = claims.setdefault(key, government)
        if holder != government:
            raise ValueError(f"{spelling!r} is claimed by {holder!r} and by {government!r}")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _normalise(spelling: str) -> str:
    """Return lower-case words separated by one space, with "Kep." written out."""
    text = unicodedata.normalize("NFKC", spelling).casefold().replace("&", " dan ")
    words = re.sub(r"[\W_]+", " ", text).split()
    return " ".join(ISLANDS if word == "kep" else word for word in words)


def _key(text: str) -> str:
    return text.replace(" ", "")


def _kind_and_name(text: str) -> tuple[str | None, str]:
    """Split a normalised spelling into its kind (None when it names none) and the name."""
    first, _, rest = text.partition(" ")
    if first in _CONTRACTIONS and rest:
        kind, name = _CONTRACTIONS[first], rest
        first, _, rest = rest.partition(" ")
        if _KIND_WORDS.get(first) == kind and rest:  # "Pemkab Kabupaten Sumedang"
            name = rest
    else:
        text = _GOVERNMENT_OF.sub("", text)
        first, _, rest = text.partition(" ")
        if first not in _KIND_WORDS or not rest:
            return None, text
        kind, name = _KIND_WORDS[first], rest
    return kind, _ADMINISTRATIVE.sub("", name)
