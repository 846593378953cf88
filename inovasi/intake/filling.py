"""Values that a person leaves out: keys, defaults, and what follows from the other fields of the row.

The same row gets the same key wherever and whenever it is uploaded, so a second upload changes the row and adds none.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from inovasi.descriptor import Table
from inovasi.intake import addresses
from inovasi.intake.model import Row, Tables
from inovasi.package.copies import STEP_RANKS
from inovasi.search import normalised

MADE_KEY = "u-"  # begins every key that an upload made
LONGEST_SLUG = 80
REGIONAL_LEVELS = ("provinsi", "kabupaten", "kota")
PREFIX_OF_LEVEL = {"provinsi": "prov", "kabupaten": "kab", "kota": "kota", "kementerian": "kl", "lembaga": "kl", "tni_polri": "kl"}


class Filler:
    """Fills rows of one table, in their order."""

    def __init__(self, table: Table, tables: Tables, by_name: Mapping[str, Mapping[str, Row]]) -> None:
        """`by_name` holds, by table and key, every row that a rule may look at: the release's and the upload's."""
        self._table, self._by_key = table, by_name
        present = tables.get(table.name, ())
        self._taken: dict[str, Row] = {key_text(table, row): row for row in present}
        self._natural: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in present:
            if (natural := natural_key(table, row)) is not None:
                self._natural[natural].append(row)
        self._next: dict[tuple[str, ...], int] = defaultdict(int)
        for item in table.fields:
            if item.fill == "next":
                others = tuple(name for name in table.primary_key if name != item.name)
                for row in present:
                    group = tuple(row[name] for name in others)
                    self._next[group] = max(self._next[group], int(row[item.name] or 0))

    def match(self, row: Row, given: frozenset[str]) -> Row | None:
        """Return the row of the release that a row means: by its key, or where it has none, by its natural key."""
        if all(row.get(name) for name in self._table.primary_key):
            return self._taken.get(key_text(self._table, row))
        natural = natural_key(self._table, row) if set(self._table.natural_key) <= given | {"source_id"} else None
        found = self._natural.get(natural, []) if natural is not None else []
        return found[0] if len(found) == 1 else None

    def fill(self, row: Row, *, file_name: str, row_number: int) -> None:
        """Fill what is empty in place: first what follows from the row, then its key."""
        table = self._table
        for item in table.fields:
            if row[item.name]:
                continue
            if item.default:
                row[item.name] = item.default
            elif item.fill == "file":
                row[item.name] = file_name
            elif item.fill == "row":
                row[item.name] = str(row_number)
        for item in table.fields:
            if not row[item.name] and item.fill == "derived":
                rule = DERIVED.get((table.name, item.name))
                row[item.name] = rule(row, self._by_key) if rule else ""
        for item in table.fields:
            if not row[item.name] and item.fill in ("hash", "slug", "address", "next"):
                row[item.name] = self._key(item.fill, row, item.name)

    def _key(self, way: str, row: Row, name: str) -> str:
        table = self._table
        if way == "address":
            return addresses.key(row["url"])
        if way == "next":
            group = tuple(row[item] for item in table.primary_key if item != name)
            self._next[group] += 1
            return str(self._next[group])
        if way == "slug":
            made = _slug(table.name, row)
            if made:
                return made
        natural = natural_key(table, row) or tuple(row[item.name] for item in table.fields if item.name not in table.primary_key)
        return MADE_KEY + hashlib.sha256("\x1f".join((table.name, *natural)).encode()).hexdigest()[:12]


def key_text(table: Table, row: Row) -> str:
    """Return the primary key of a row as one text."""
    return "\x1f".join(row[name] for name in table.primary_key)


def natural_key(table: Table, row: Row) -> tuple[str, ...] | None:
    """Return the natural key of a row; None for a table without one and for a row that lacks its first part."""
    if not table.natural_key or not row.get(table.natural_key[0]):
        return None
    first = table.natural_key[0]
    named = first in ("name", "name_id", "title_id")
    return tuple(normalised(row[name]) if named and name == first else row[name] for name in table.natural_key)


def _slug(table: str, row: Row) -> str:
    name = row["name"] if table == "innovations" else row["name_id"]
    slug = re.sub(r" +", "-", normalised(name))[:LONGEST_SLUG].strip("-")
    if table != "governments" or not slug:
        return slug
    prefix = PREFIX_OF_LEVEL.get(row["level"], row["level"])
    code = row["regency_code"] or row["province_code"] if row["level"] in REGIONAL_LEVELS else ""
    return f"{prefix}-{code or slug}" if prefix else ""


ByKey = Mapping[str, Mapping[str, Row]]


def _tier_is_award(row: Row, known: ByKey) -> str:
    tier = known["award_tiers"].get("\x1f".join((row["competition"], row["award_year"], row["tier_code"])))
    return tier["is_award"] if tier else ""


def _subject(row: Row, known: ByKey) -> str:
    innovation = known["innovations"].get(row["innovation_id"])
    return innovation["subject_code"] if innovation else ""


def _adopter_kind(row: Row, known: ByKey) -> str:
    adopter = known["governments"].get(row["adopter_government_id"])
    if adopter is None:
        return ""
    return "government" if adopter["level"] in REGIONAL_LEVELS else "central_body"


def _own_origin(row: Row, _: ByKey) -> str:
    """Say no where origin and adopter differ; where they are the same, the rule `own_origin` asks."""
    return "no"


def _count_kind(row: Row, _: ByKey) -> str:
    agencies, innovations = bool(row["agencies_with_innovation"] or row["agencies_total"]), bool(row["innovations_total"])
    if agencies and innovations:
        return "agencies_and_innovations"
    if agencies or innovations:
        return "agencies_only" if agencies else "innovations_only"
    return "policy_only" if row["has_policy"] == "yes" else "count_only"


def _same_as(name: str) -> Callable[[Row, ByKey], str]:
    return lambda row, _: row[name]


def _yes_if(name: str, *, filled: str, empty: str) -> Callable[[Row, ByKey], str]:
    return lambda row, _: filled if row[name] else empty


DERIVED: Mapping[tuple[str, str], Callable[[Row, ByKey], str]] = {
    ("sources", "publisher"): lambda row, _: addresses.host(row["url"]),
    ("sources", "is_publisher_from_host"): lambda row, _: "yes" if row["publisher"] in ("", addresses.host(row["url"])) else "no",
    ("governments", "name_en"): _same_as("name_id"),
    ("innovations", "subject_basis"): _yes_if("subject_code", filled="reviewed", empty=""),
    ("awards", "is_award"): _tier_is_award,
    ("awards", "subject_code"): _subject,
    ("hub_events", "scope"): _yes_if("province_code", filled="province", empty="national"),
    ("hub_events", "text_en"): _same_as("text_id"),
    ("forums", "scope"): _yes_if("province_code", filled="provincial", empty="national"),
    ("forums", "title_en"): _same_as("title_id"),
    ("replications", "adopter_kind"): _adopter_kind,
    ("replications", "is_unnamed"): _yes_if("innovation_id", filled="no", empty="yes"),
    ("replications", "is_own_origin"): _own_origin,
    ("replications", "subject_code"): _subject,
    ("replication_steps", "step_rank"): lambda row, _: STEP_RANKS.get(row["step"], ""),
    ("stated_outcomes", "about"): _yes_if("replication_id", filled="adopter", empty="origin"),
    ("stated_outcomes", "statement_en"): _same_as("statement_id"),
    ("agency_innovation_counts", "count_kind"): _count_kind,
}
COPIED_LANGUAGE = ("name_en", "text_en", "title_en", "statement_en")
