"""What is known when a row is read: the keys and names of a release, and of the rows of the same upload that came before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from inovasi.descriptor import ForeignKey, Package
from inovasi.intake import addresses, places
from inovasi.intake.model import Row, Suggestion, Tables
from inovasi.search import normalised

CLOSE = 72  # of 100; below it a suggestion would only puzzle the reader
MOST = 3
# Which columns of a table hold a name by which people call a row of it.
NAME_COLUMNS = {
    "innovations": ("name", "short_name"),
    "subjects": ("name_id", "name_en"),
    "forums": ("title_id", "title_en"),
    "indicator_catalogue": ("name_id", "name_en"),
    "regencies": ("name_id", "name_en"),
}
SHOWN_COLUMN = {
    "innovations": "name",
    "subjects": "name_id",
    "forums": "title_id",
    "indicator_catalogue": "name_id",
    "regencies": "name_id",
}
PLACE_TABLES = ("governments", "provinces")


@dataclass
class Known:
    """Keys and names, growing while an upload is read table by table."""

    package: Package
    tables: Tables
    places: places.Places
    names: dict[str, dict[str, set[str]]] = field(default_factory=dict)  # table -> normalised name -> keys
    shown: dict[str, dict[str, str]] = field(default_factory=dict)  # table -> key -> name for people
    added: dict[str, list[Row]] = field(default_factory=dict)
    keys: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = field(default_factory=dict)

    def has(self, key: ForeignKey, values: Sequence[str]) -> bool:
        """Say whether a foreign key finds a row."""
        return tuple(values) in self.keys_of(key.table, key.other_fields)

    def keys_of(self, table: str, fields: tuple[str, ...]) -> set[tuple[str, ...]]:
        """Return the values that some fields of a table hold."""
        if (table, fields) not in self.keys:
            rows = [*self.tables.get(table, ()), *self.added.get(table, ())]
            self.keys[table, fields] = {tuple(row[name] for name in fields) for row in rows}
        return self.keys[table, fields]

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Let later rows refer to these."""
        rows = list(rows)
        self.added.setdefault(table, []).extend(rows)
        for (name, fields), held in self.keys.items():
            if name == table:
                held |= {tuple(row[item] for item in fields) for row in rows}
        if table in NAME_COLUMNS or table == "innovation_aliases":
            self._name(table, rows)
        if table == "governments" and rows:
            self.places = places.places([*self.tables["governments"], *self.added[table]])

    def key_of(self, table: str, key_field: str, text: str) -> str | None:
        """Return the key that a text means in a table: the key itself, or a name that only one row bears."""
        if table == "governments":
            return places.government(text, self.places)
        if table == "provinces":
            return places.province(text, self.places)
        held = self.keys_of(table, (key_field,))
        if (text,) in held:
            return text
        if table == "sources":
            return self._page(text)
        if text.isascii() and text.isdigit():
            padded = {key for (key,) in held if key.isdigit() and len(key) > len(text) and key.lstrip("0") == text.lstrip("0")}
            if len(padded) == 1:  # a code that lost its leading noughts
                return padded.pop()
        bearers = self.names.get(table, {}).get(normalised(text), set())
        return next(iter(bearers)) if len(bearers) == 1 else None

    def suggestions(self, table: str, text: str) -> tuple[Suggestion, ...]:
        """Return the rows of a table whose names or keys look like a text, nearest first."""
        if table in PLACE_TABLES:
            return places.suggestions(text, self.places, only_provinces=table == "provinces")
        plain, names = normalised(text), self.names.get(table, {})
        keys = sorted(names.get(plain, ()))
        for name, _, _ in process.extract(plain, list(names), scorer=fuzz.WRatio, score_cutoff=CLOSE, limit=MOST * 2):
            keys += sorted(names[name])
        shown = self.shown.get(table, {})
        return tuple(Suggestion(key, shown.get(key, key)) for key in list(dict.fromkeys(keys))[:MOST])

    def _page(self, address: str) -> str | None:
        """Return the key of a page; where one page has several keys, the first, since they name the same words."""
        made = addresses.key(address)
        if made and (made,) in self.keys_of("sources", ("source_id",)):
            return made
        return min((key for url, key in self.keys_of("sources", ("url", "source_id")) if url == address), default=None)

    def _name(self, table: str, rows: Sequence[Row]) -> None:
        if table == "innovation_aliases":
            for row in rows:
                self.names.setdefault("innovations", {}).setdefault(normalised(row["alias"]), set()).add(row["innovation_id"])
            return
        (key,) = self.package.table(table).primary_key
        names, shown = self.names.setdefault(table, {}), self.shown.setdefault(table, {})
        for row in rows:
            shown[row[key]] = row[SHOWN_COLUMN[table]]
            for column in NAME_COLUMNS[table]:
                if plain := normalised(row[column]):
                    names.setdefault(plain, set()).add(row[key])


def known(package: Package, tables: Mapping[str, list[Row]]) -> Known:
    """Return what a release knows."""
    found = Known(package, tables, places.places(tables.get("governments", ())))
    for table in (*NAME_COLUMNS, "innovation_aliases"):
        found._name(table, tables.get(table, ()))
    for row in tables.get("category_subjects", ()):
        if row["subject_code"]:
            found.names.setdefault("subjects", {}).setdefault(normalised(row["category"]), set()).add(row["subject_code"])
    return found
