"""data/datapackage.json as typed values: tables, fields, keys. The one place that knows the Frictionless format."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

SQL_TYPES = {"string": "varchar", "integer": "bigint", "number": "double", "boolean": "boolean", "date": "date", "year": "integer"}


@dataclass(frozen=True)
class Field:
    """A column: its Frictionless type, what it means, and the codes it may hold.

    `fill` says how an upload gets the value that a person leaves out: `hash` and `slug` make a key from the row's own
    content, `address` from its URL, `next` takes the next free number, `file` and `row` name where the row stands,
    `precision`, `end` and `derived` follow from other fields of the row. `default` is the value of an empty cell.
    """

    name: str
    type: str
    title_id: str
    title_en: str
    description_id: str
    description_en: str
    unit: str
    is_required: bool
    codes: tuple[str, ...]
    fill: str = ""
    default: str = ""

    @property
    def sql_type(self) -> str:
        return SQL_TYPES[self.type]


@dataclass(frozen=True)
class ForeignKey:
    """Fields of a table that must be found in another table (an empty one is not looked up)."""

    fields: tuple[str, ...]
    table: str
    other_fields: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table of the package: what one row is, its key, its caveats.

    `editing` says who changes it: `editable` by upload, `derived` computed from other tables, `reference` kept with the code.
    `natural_key` names the fields by which a person would know the row; it finds the row that an upload without keys means.
    `access` is `public`, or `internal` for a table that only signed-in editors may read.
    """

    name: str
    path: str
    title_id: str
    title_en: str
    description_id: str
    description_en: str
    caveats_id: tuple[str, ...]
    caveats_en: tuple[str, ...]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    editing: str = "editable"
    natural_key: tuple[str, ...] = ()
    access: str = "public"

    def field(self, name: str) -> Field:
        """Return a field by name. Raises KeyError when there is none."""
        return {item.name: item for item in self.fields}[name]

    def create_sql(self, has_key: bool = True) -> str:
        """Return the statement that makes this table empty in DuckDB, with or without the index of its primary key."""
        columns = [f'"{item.name}" {item.sql_type}{" not null" if item.is_required else ""}' for item in self.fields]
        if has_key:
            columns.append("primary key ({})".format(", ".join(f'"{name}"' for name in self.primary_key)))
        return f'create table "{self.name}" ({", ".join(columns)})'


@dataclass(frozen=True)
class Package:
    """The data package: tables in an order in which foreign keys can be checked, and the day the data were read."""

    title: str
    data_date: str
    attribution: str
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """Return a table by name. Raises KeyError when there is none."""
        found = {table.name: table for table in self.tables}
        return found[name]


def load(path: Path) -> Package:
    """Read a descriptor. Raises FileNotFoundError, or KeyError for a part that the product needs."""
    facts = path.stat()
    return _load(path, (facts.st_mtime_ns, facts.st_size, facts.st_ino))


@lru_cache(maxsize=8)
def _load(path: Path, stamp: tuple[int, ...]) -> Package:
    """Read a file once for each `stamp` (time, size and place on the disk)."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Package(
        title=raw["title"],
        data_date=raw["data_date"],
        attribution=raw["attribution"],
        tables=tuple(_table(resource) for resource in raw["resources"]),
    )


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    key = schema["primaryKey"]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title_id=resource["title_id"],
        title_en=resource["title"],
        description_id=resource["description_id"],
        description_en=resource["description"],
        caveats_id=tuple(resource.get("caveats_id", ())),
        caveats_en=tuple(resource.get("caveats", ())),
        fields=tuple(_field(item) for item in schema["fields"]),
        primary_key=(key,) if isinstance(key, str) else tuple(key),
        foreign_keys=tuple(_foreign_key(item) for item in schema.get("foreignKeys", ())),
        editing=resource.get("editing", "editable"),
        natural_key=tuple(resource.get("natural_key", ())),
        access=_access(resource),
    )


def _access(resource: dict[str, Any]) -> str:
    """Return who may read a table. A mark that is misspelt must not open it: it stops."""
    mark = resource.get("inovasi:access", "public")
    if mark not in ("public", "internal"):
        raise ValueError(f'Table {resource["name"]}: "inovasi:access" is {mark!r}; use "public" or "internal".')
    return str(mark)


def _field(item: dict[str, Any]) -> Field:
    constraints = item.get("constraints", {})
    return Field(
        name=item["name"],
        type=item["type"],
        title_id=item["title_id"],
        title_en=item["title"],
        description_id=item["description_id"],
        description_en=item["description"],
        unit=item.get("unit", ""),
        is_required=bool(constraints.get("required")),
        codes=tuple(constraints.get("enum", ())),
        fill=item.get("fill", ""),
        default=item.get("default", ""),
    )


def _foreign_key(item: dict[str, Any]) -> ForeignKey:
    own, other = item["fields"], item["reference"]["fields"]
    return ForeignKey(
        fields=(own,) if isinstance(own, str) else tuple(own),
        table=item["reference"]["resource"],
        other_fields=(other,) if isinstance(other, str) else tuple(other),
    )
