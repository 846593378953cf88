"""Which table a sheet is, where its header stands, and which column is which field: proposals with their certainty.

A column is known by the field's name, its title in either language, or a word of data/reference/header_words.csv; else by
likeness of spelling, from CLOSE on. What falls below is left for a person to say.
"""

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from inovasi import i18n, paths
from inovasi.descriptor import Package, Table
from inovasi.i18n import t
from inovasi.intake import texts
from inovasi.intake.model import Cell, Grid, SheetMapping, letter
from inovasi.search import normalised

CLOSE = 86  # of 100 (rapidfuzz ratio of the normalised words); below it "tahun" begins to look like other words
SURE = 95  # from here on a proposal needs no second look
SEARCHED_ROWS = 30
LONGEST_HEADER = 80  # letters; longer texts are prose
OTHER_SHEETS = ("guide", "example", "lists")
SHEET_NAME_BONUS = 3.0
LEAST_RECORD_CELLS = 3  # filled cells of a row above the header that make it look like a record
LEAST_MATCHES = 2  # columns that must be known before a row counts as a header, unless the sheet has fewer
CLEAR_MARGIN = 0.8  # of the best table's score; a second one above it makes the choice unsure


@dataclass(frozen=True)
class Words:
    """Every name by which a table and its fields may be called, normalised."""

    fields: Mapping[str, Mapping[str, str]]  # table -> name -> field
    sheets: Mapping[str, str]  # name -> table
    other_sheets: frozenset[str]  # sheets of the template that hold no records


@lru_cache(maxsize=4)
def words_of(package: Package, path: Path = paths.REFERENCE / "header_words.csv") -> Words:
    """Return the names of a package's tables and fields. A word of the list gives way to the package's own titles."""
    with path.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    fields: dict[str, dict[str, str]] = {}
    sheets: dict[str, str] = {}
    for table in package.tables:
        found: dict[str, str] = {}
        names = {item.name for item in table.fields}
        for owner in (table.name, ""):
            found |= {
                normalised(row["word"]): row["field"]
                for row in reversed(listed)
                if row["table"] == owner and row["field"] in names and normalised(row["word"]) not in found
            }
        for item in reversed(table.fields):
            found |= {normalised(title): item.name for title in (item.title_en, item.title_id)}
        found |= {normalised(item.name): item.name for item in table.fields}
        fields[table.name] = found
    for row in listed:
        if row["table"] and not row["field"]:
            sheets.setdefault(normalised(row["word"]), row["table"])
    for table in package.tables:
        for name in (table.title_en, table.title_id, table.name):
            sheets[normalised(name)] = table.name
            sheets[normalised(name[:31])] = table.name  # sheet names end there
    others = {normalised(t(f"intake.template.{kind}_sheet", language)) for kind in OTHER_SHEETS for language in i18n.LOCALES}
    return Words(fields, sheets, frozenset(others - set(sheets)))


def propose(grid: Grid, package: Package, remembered: Mapping[str, object] | None = None) -> SheetMapping:
    """Propose how a sheet is read; a mapping that was kept for the same set of headers comes first. No table: ''."""
    words = words_of(package)
    if normalised(grid.sheet) in words.other_sheets:
        return SheetMapping("", 0, {})
    of_name = words.sheets.get(normalised(grid.sheet))
    candidates = [(number, headers) for number, row in enumerate(grid.rows[:SEARCHED_ROWS], start=1) if (headers := _headers(row))]
    for number, headers in candidates:
        kept = (remembered or {}).get(header_key(list(headers.values())))
        if isinstance(kept, Mapping) and (mapping := _recalled(number, headers, kept, package)):
            return mapping
    best: tuple[float, int, str, dict[str, tuple[str, int]]] = (0.0, 0, "", {})
    scores: dict[str, float] = {}
    for number, headers in candidates:
        for table in package.tables:
            matches = _matches(headers, words.fields[table.name])
            if len(matches) < min(LEAST_MATCHES, len(table.fields)) or len(matches) * 3 < len(headers):
                continue
            score = _score(table, matches, len(headers)) + (SHEET_NAME_BONUS if of_name == table.name else 0.0)
            scores[table.name] = max(scores.get(table.name, 0.0), score)
            names_below = score == best[0] and number in (best[1], best[1] + 1)  # field names right below the titles
            if score > best[0] or names_below:  # one further down is a second table, or the head of the next printed page
                best = (score, number, table.name, matches)
    if not best[2]:
        return SheetMapping("", 0, {})
    score, number, name, matches = best
    headers = _headers(grid.rows[number - 1])
    second = max((value for table, value in scores.items() if table != name), default=0.0)
    sure = of_name == name or second < CLEAR_MARGIN * score
    return SheetMapping(
        table=name,
        header_row=number,
        columns={column: matches.get(column, ("", 0))[0] for column in headers},
        table_certainty=100 if sure else round(100 * (1 - second / (2 * score))),
        certainty={column: matches.get(column, ("", 0))[1] for column in headers},
    )


def proposed_for(grid: Grid, package: Package, table: str, header_row: int) -> SheetMapping:
    """Propose the columns of a table that a person has named, with the header where the person says."""
    headers = _headers(grid.rows[header_row - 1]) if 1 <= header_row <= len(grid.rows) else {}
    matches = _matches(headers, words_of(package).fields[table])
    columns = {column: matches.get(column, ("", 0))[0] for column in headers}
    return SheetMapping(table, header_row, columns, 100, {column: matches.get(column, ("", 0))[1] for column in headers})


def header_texts(grid: Grid, header_row: int) -> dict[str, str]:
    """Return the texts of a header row by column letter; a column with cells below it but no name has ''."""
    if not 1 <= header_row <= len(grid.rows):
        return {}
    texts_of = dict(enumerate(texts.of_cell(value) for value in grid.rows[header_row - 1]))
    below = grid.rows[header_row:]
    columns = [
        place
        for place in range(grid.width)
        if texts_of.get(place) or any(place < len(row) and row[place] is not None for row in below)
    ]
    return {letter(place): texts_of.get(place, "") for place in columns}


def rows_above(grid: Grid, mapping: SheetMapping, package: Package) -> list[int]:
    """Return the rows above the header that look like records, since nothing above it is read: titles and other heads are none."""
    names = words_of(package).fields.get(mapping.table, {})
    found = []
    for number, row in enumerate(grid.rows[: max(mapping.header_row - 1, 0)], start=1):
        filled = sum(1 for value in row if not texts.is_blank(value))
        if filled >= LEAST_RECORD_CELLS and len(_matches(_headers(row), names)) < LEAST_MATCHES:
            found.append(number)
    return found


def without_heading(grid: Grid, mapping: SheetMapping) -> list[str]:
    """Return the cells below the header whose column has no name (`G4`): a separator within a text pushes values there."""
    named = {at for at, value in enumerate(grid.rows[mapping.header_row - 1]) if not texts.is_blank(value)}
    mapped = {column.upper() for column, name in mapping.columns.items() if name}  # letters as stored: they may be of no column
    return [
        f"{letter(at)}{number}"
        for number, row in enumerate(grid.rows[mapping.header_row :], start=mapping.header_row + 1)
        for at, value in enumerate(row)
        if at not in named and letter(at) not in mapped and not texts.is_blank(value)
    ]


def is_repeated(head: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Say whether a row says the header again, as the first line of a further printed page does."""
    said = [(normalised(texts.of_cell(one)), normalised(texts.of_cell(other))) for one, other in zip(head, row, strict=False)]
    filled = [(one, other) for one, other in said if one or other]
    return len(filled) >= LEAST_MATCHES and all(one == other for one, other in filled)


def header_key(headers: Sequence[str]) -> str:
    """Return a key for a set of headers, whatever their order: under it a mapping is remembered."""
    names = sorted({normalised(text) for text in headers} - {""})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def to_remember(grid: Grid, mapping: SheetMapping) -> tuple[str, dict[str, object]]:
    """Return the key and the value under which a mapping that a person confirmed is kept: by header texts, not by letters."""
    headers = header_texts(grid, mapping.header_row)
    by_text = {normalised(text): mapping.columns.get(column, "") for column, text in headers.items() if text}
    return header_key(list(headers.values())), {"table": mapping.table, "headers": by_text}


def _recalled(number: int, headers: Mapping[str, str], kept: Mapping[str, object], package: Package) -> SheetMapping | None:
    by_text, name = kept.get("headers"), kept.get("table")
    tables = {table.name: {item.name for item in table.fields} for table in package.tables}
    if not isinstance(by_text, Mapping) or not isinstance(name, str) or name not in {"", *tables}:
        return None
    fields = tables.get(name, set())
    columns = {column: str(by_text.get(normalised(text), "")) for column, text in headers.items()}
    if not {field for field in columns.values() if field} <= fields:
        return None
    return SheetMapping(name, number, columns, 100, dict.fromkeys(columns, 100))


def _headers(row: Sequence[object]) -> dict[str, str]:
    found = {}
    for at, value in enumerate(row):
        if isinstance(value, str) and 0 < len(text := texts.clean(value)) <= LONGEST_HEADER and normalised(text):
            found[letter(at)] = text
    return found


def _matches(headers: Mapping[str, str], names: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Return the field and certainty of each column that is known; each field at most once, the surest column first."""
    proposals = []
    for order, (column, text) in enumerate(headers.items()):
        plain = normalised(text.replace("*", " "))
        if plain in names:
            proposals.append((-100, order, column, names[plain]))
        elif (near := _near(plain, tuple(names))) is not None:
            proposals.append((-near[1], order, column, names[near[0]]))
    found: dict[str, tuple[str, int]] = {}
    taken: set[str] = set()
    for certainty, _, column, field in sorted(proposals):
        if field not in taken:
            taken.add(field)
            found[column] = (field, -certainty)
    return found


@lru_cache(maxsize=20_000)
def _near(plain: str, names: tuple[str, ...]) -> tuple[str, int] | None:
    near = process.extractOne(plain, names, scorer=fuzz.ratio, score_cutoff=CLOSE)
    return (near[0], min(round(near[1]), 99)) if near else None


def _score(table: Table, matches: Mapping[str, tuple[str, int]], header_count: int) -> float:
    fields = {field for field, _ in matches.values()}
    wanted = {item.name for item in table.fields if item.is_required and not item.fill and not item.default} | set(
        table.natural_key
    )
    certain = sum(certainty for _, certainty in matches.values()) / 100
    editable = 0.25 if table.editing == "editable" else 0.0
    return certain * certain / max(header_count, 1) + 2 * len(fields & wanted) / max(len(wanted), 1) + editable
