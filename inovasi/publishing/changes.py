"""What differs between two packages, row by row, and how key figures and provinces would move: by the product's own queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from inovasi import descriptor, figures, paths, release, views
from inovasi.figures import common, overview
from inovasi.package.inputs import Row
from inovasi.publishing import candidate
from inovasi.publishing.candidate import Key, Tables


@dataclass(frozen=True)
class Cell:
    """One changed value of a row that stands in both."""

    key: Key
    column: str
    old: str
    new: str


@dataclass(frozen=True)
class TableChange:
    """What differs in a table: rows only in the new one, rows only in the old one, cells of rows in both."""

    table: str
    is_derived: bool
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    cells: tuple[Cell, ...]

    @property
    def changed_count(self) -> int:
        """How many rows have a changed cell."""
        return len({cell.key for cell in self.cells})

    @property
    def count(self) -> int:
        """How many rows are added, changed or removed."""
        return len(self.added) + len(self.removed) + self.changed_count


@dataclass(frozen=True)
class KeyMove:
    """A key figure before and after; `code` names its words."""

    code: str
    before: str
    after: str

    @property
    def is_moved(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class ProvinceMove:
    """Recorded copies of a province before and after; None: no record names it."""

    province_code: str
    name: str
    before: int | None
    after: int | None


def between(old: Tables, new: Tables) -> tuple[TableChange, ...]:
    """Return the tables that differ, in the order of the package: first what people change, then what follows from it."""
    package = descriptor.load(paths.DESCRIPTOR)
    found = []
    for table in package.tables:
        before = {tuple(row[name] for name in table.primary_key): row for row in old[table.name]}
        after = {tuple(row[name] for name in table.primary_key): row for row in new[table.name]}
        change = TableChange(
            table=table.name,
            is_derived=table.editing == "derived",
            added=tuple(row for key, row in sorted(after.items()) if key not in before),
            removed=tuple(row for key, row in sorted(before.items()) if key not in after),
            cells=tuple(
                Cell(key, item.name, row[item.name], after[key][item.name])
                for key, row in sorted(before.items())
                if key in after
                for item in table.fields
                if row[item.name] != after[key][item.name]
            ),
        )
        if change.count:
            found.append(change)
    return tuple(sorted(found, key=lambda change: change.is_derived))


@lru_cache(maxsize=8)
def of_versions(old: str, new: str) -> tuple[TableChange, ...]:
    """Return what differs between two kept releases. Raises StoreError when one of them is not kept or damaged."""
    return between(candidate.tables_of(old), candidate.tables_of(new))


def count(changes: tuple[TableChange, ...]) -> int:
    """Return how many rows people added, changed or removed; what only follows from that is not counted."""
    return sum(change.count for change in changes if not change.is_derived)


def counts(tables: Mapping[str, list[Row]]) -> dict[str, int]:
    """Return how many rows each table has."""
    return {name: len(rows) for name, rows in tables.items()}


def key_moves(old: str, new: str, language: str) -> tuple[KeyMove, ...]:
    """Return the key figures of Ringkasan in two releases or candidates, as they would be written there."""
    before, after = _key_figures(old, language), _key_figures(new, language)
    return tuple(KeyMove(one.label, one.value, other.value) for one, other in zip(before, after, strict=True))


def province_moves(old: str, new: str, language: str) -> tuple[ProvinceMove, ...]:
    """Return the provinces whose recorded copies differ, in the order of the largest move."""
    names = common.province_names(new, common.NEWEST_FRAME, language)
    before, after = _by_province(old, language), _by_province(new, language)
    moves = [
        ProvinceMove(code, names.get(code, code), before.get(code), after.get(code))
        for code in sorted({*before, *after})
        if before.get(code) != after.get(code)
    ]
    return tuple(sorted(moves, key=lambda move: (-abs((move.after or 0) - (move.before or 0)), move.name)))


def _key_figures(data_version: str, language: str) -> tuple[overview.KeyFigure, ...]:
    with release.reading(data_version):  # each up to the day its own data go
        return tuple(overview.key_figures(views.View(language=language), data_version))


def _by_province(data_version: str, language: str) -> dict[str, int | None]:
    with release.reading(data_version):
        figure = figures.build(views.View(page="peta_replikasi", fig="peta", language=language), data_version)
    return {row["province_code"]: row["value"] for row in common.records(figure.rows)}
