"""Rows of one table against its descriptor, by frictionless: types, required values, codes, unique keys, foreign keys.

Nothing of the descriptor is checked by code of our own; this module only hands the rows over and names what comes back.
100,000 copies with all their foreign keys take about four seconds (decision 0013).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from frictionless import Package as CheckedPackage
from frictionless import Resource, Schema

from inovasi.intake.known import Known
from inovasi.intake.model import Row

FIRST_ROW = 2  # frictionless counts the header as row 1
MOST_FINDINGS = 1_000_000
_CONSTRAINT = re.compile(r'constraint "(\w+)"')


@dataclass(frozen=True)
class Finding:
    """What is wrong with a row: the fields it concerns and the kind; `params` go into the words."""

    position: int
    fields: tuple[str, ...]
    kind: str
    params: Mapping[str, object]


@lru_cache(maxsize=4)
def schemas(path: Path) -> dict[str, dict[str, Any]]:
    """Return the schema of every table as the descriptor writes it."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {resource["name"]: resource["schema"] for resource in raw["resources"]}


def check(table: str, rows: Sequence[Row], known: Known, descriptor: Path) -> list[Finding]:
    """Return everything the descriptor finds wrong with rows of a table; position counts from 0."""
    if not rows:
        return []
    all_schemas = schemas(descriptor)
    resources = [Resource(name=table, data=_given(rows), schema=Schema.from_descriptor(all_schemas[table]))]
    resources += _looked_up(table, known, all_schemas)
    report = CheckedPackage(resources=resources).get_resource(table).validate(limit_errors=MOST_FINDINGS)
    return [_finding(error.to_dict(), all_schemas[table]) for task in report.tasks for error in task.errors]


def _looked_up(table: str, known: Known, all_schemas: Mapping[str, Any]) -> list[Resource]:
    """Return the tables that foreign keys point to, with the fields they point to and nothing else."""
    wanted: dict[str, list[str]] = {}
    for key in known.package.table(table).foreign_keys:
        fields = wanted.setdefault(key.table, [])
        fields += [name for name in key.other_fields if name not in fields]
    resources = []
    for name, fields in wanted.items():
        types = {item["name"]: {"name": item["name"], "type": item["type"]} for item in all_schemas[name]["fields"]}
        held = sorted(known.keys_of(name, tuple(fields))) or [("",) * len(fields)]
        data = [dict(zip(fields, values, strict=True)) for values in held]
        schema = {"fields": [types[field] for field in fields], "missingValues": [""]}
        resources.append(Resource(name=name, data=_given(data), schema=Schema.from_descriptor(schema)))
    return resources


def _given(rows: Sequence[Row]) -> Callable[[], Iterator[Row]]:
    """Hand rows over as a function: frictionless copies a list of them several times for its own description."""
    return lambda: iter(rows)


def _finding(error: Mapping[str, Any], schema: Mapping[str, Any]) -> Finding:
    position = int(error.get("rowNumber", FIRST_ROW)) - FIRST_ROW
    match error["type"]:
        case "foreign-key":
            return Finding(position, tuple(error["fieldNames"]), "not_found", {"target": error["referenceName"]})
        case "primary-key":
            key = schema["primaryKey"]
            return Finding(position, (key,) if isinstance(key, str) else tuple(key), "key_twice", {})
        case "constraint-error":
            named = _CONSTRAINT.search(error["note"])
            kind = {"required": "required", "enum": "unknown_code"}.get(named[1] if named else "", "not_allowed")
            return Finding(position, (error["fieldName"],), kind, {})
        case "type-error":
            kinds = {item["name"]: item["type"] for item in schema["fields"]}
            return Finding(position, (error["fieldName"],), "wrong_type", {"type": kinds[error["fieldName"]]})
        case _:
            return Finding(position, (), "not_allowed", {})
