"""The door: a read workbook and a release's tables to checked rows, problems and questions. The same input gives the same answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from inovasi import paths
from inovasi.descriptor import Package, Table
from inovasi.intake import checking, entries, filling, headers, likeness, rules, tiers
from inovasi.intake.entries import Entry, SheetEntries
from inovasi.intake.filling import Filler, key_text, natural_key
from inovasi.intake.known import Known, known
from inovasi.intake.likeness import Side
from inovasi.intake.mentions import Mentions
from inovasi.intake.model import Correction, Decision, Grid, Problem, Row, SheetMapping, Suggestion, Tables, Workbook
from inovasi.intake.outcome import DUPLICATE, GOOD, WAITING, Outcome, SheetCount
from inovasi.search import normalised

WHERE_FIELDS = ("file", "row")  # fills that say only where a row stood
LOOKED_AT = ("award_tiers", "innovations", "governments", "sources", "action_plans")


def check(
    book: Workbook,
    package: Package,
    tables: Tables,
    *,
    today: date,
    mappings: Mapping[str, SheetMapping] | None = None,
    remembered: Mapping[str, object] | None = None,
    corrections: Sequence[Correction] = (),
    decisions: Sequence[Decision] = (),
    language: str = "id",
    descriptor: Path = paths.DESCRIPTOR,
) -> Outcome:
    """Check an upload against a release's tables. `mappings` by sheet go before proposals; `remembered` by header set before guesses."""
    return _Check(book, package, tables, today, language, descriptor, list(decisions)).run(
        mappings or {}, remembered or {}, corrections
    )


class _Check:
    def __init__(
        self,
        book: Workbook,
        package: Package,
        tables: Tables,
        today: date,
        language: str,
        descriptor: Path,
        decisions: list[Decision],
    ) -> None:
        self.book, self.package, self.tables = book, package, tables
        self.today, self.language, self.descriptor = today, language, descriptor
        self.known: Known = known(package, tables)
        self.by_key = {name: _by_key(package.table(name), tables.get(name, ())) for name in LOOKED_AT}
        self.mentions = Mentions(package, tables, self.known, likeness.sides(tables, language), decisions)
        self.rows: dict[str, list[Row]] = {}
        self.entries: dict[str, list[Entry]] = {}  # by sheet
        self.unchanged: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.waiting_keys = self.mentions.waiting_keys

    def run(
        self, mappings: Mapping[str, SheetMapping], remembered: Mapping[str, object], corrections: Sequence[Correction]
    ) -> Outcome:
        grids = [entries.corrected(grid, corrections) for grid in self.book.grids]
        chosen = {grid.sheet: mappings.get(grid.sheet) or headers.propose(grid, self.package, remembered) for grid in grids}
        names = {table.name for table in self.package.tables}
        chosen = {sheet: item if item.table in names else replace(item, table="") for sheet, item in chosen.items()}
        read: dict[str, SheetEntries] = {}
        for table in self.package.tables:
            sheets = [grid for grid in grids if chosen[grid.sheet].table == table.name]
            for grid in sheets:
                read[grid.sheet] = entries.of_sheet(grid, chosen[grid.sheet], table, self.known, self.language)
                self.entries[grid.sheet] = read[grid.sheet].entries
            if sheets:
                self._table(table, [entry for grid in sheets for entry in read[grid.sheet].entries])
        made = {name: rows for name, rows in self.mentions.used(self.rows).items() if rows}
        for name, rows in made.items():
            have = {key_text(self.package.table(name), row) for row in self.rows.get(name, ())}
            fresh = [row for row in rows if key_text(self.package.table(name), row) not in have]
            self.rows[name] = [*self.rows.get(name, []), *fresh]
        self._tell_made(made)
        for grid in grids:
            self._tell_sheet(grid, chosen[grid.sheet], read.get(grid.sheet))
        counts = tuple(self._count(grid, chosen[grid.sheet], read.get(grid.sheet)) for grid in grids)
        problems = [*self.problems, *(item for own in self.entries.values() for entry in own for item in entry.problems)]
        order = {grid.sheet: place for place, grid in enumerate(grids)}
        problems.sort(key=lambda item: (item.is_notice, order.get(item.sheet, -1), item.row, len(item.column), item.column))
        return Outcome(
            rows={name: tuple(rows) for name, rows in self.rows.items() if rows},
            problems=tuple(problems),
            questions=tuple(self.mentions.questions.values()),
            counts=counts,
            mappings=chosen,
            made={name: tuple(rows) for name, rows in made.items()},
        )

    def _table(self, table: Table, given: list[Entry]) -> None:
        if table.editing != "editable":
            self._kept_table(table, given)
            return
        self._set_duplicates_aside(table, given)
        filler = Filler(table, self.tables, self.by_key)
        present = _by_key(table, self.tables.get(table.name, ()))
        for entry in given:
            if entry.state == GOOD:
                self._complete(table, entry, filler, present)
        open_entries = [entry for entry in given if entry.state == GOOD]
        self._overlaps(table, open_entries, present)
        self._by_descriptor(table, open_entries)
        for entry in open_entries:
            failed = {item.field for item in entry.problems}
            if not failed or table.name in rules.RULES:
                self._by_rules(table, entry, failed)
            if entry.problems:
                entry.state = WAITING
        waiting = [entry for entry in given if entry.state == WAITING]
        self.waiting_keys[table.name] = {key_text(table, entry.row) for entry in waiting}
        if table.name == "innovations":
            self.mentions.waiting_names |= {normalised(entry.row["name"]) for entry in waiting} - {""}
        good = [entry.row for entry in given if entry.state == GOOD]
        for entry in given:
            if entry.state == GOOD and present.get(key_text(table, entry.row)) == entry.row:
                self.unchanged[entry.sheet] = self.unchanged.get(entry.sheet, 0) + 1
        self.rows[table.name] = good
        self.known.add(table.name, good)
        if table.name in self.by_key:
            self.by_key[table.name] |= _by_key(table, good)
        if table.name == "innovations":
            for row in good:
                for name in (row["name"], row["short_name"]):
                    if name:
                        self.mentions.alias(row["innovation_id"], name)

    def _complete(self, table: Table, entry: Entry, filler: Filler, present: Mapping[str, Row]) -> None:
        """Settle names, find the row of the release that is meant, and fill what was left out."""
        given = frozenset(entry.row)
        for item in table.fields:
            entry.row.setdefault(item.name, "")
        self.mentions.settle(entry, table.name)
        if table.name == "awards":
            tiers.settle(entry, self.by_key["award_tiers"].values())
        if table.name in ("innovations", "governments"):
            self._identity(table, entry, present)
        held = filler.match(entry.row, given)
        if held is not None:
            for name in {item.name for item in table.fields} - given:
                entry.row[name] = held[name]
            for name in table.primary_key:
                entry.row[name] = entry.row[name] or held[name]
            _keep_writing(table, entry.row, held)
        self._fill_dates(table, entry)
        if held is not None:
            self._keep_where(table, entry, held)
        filler.fill(entry.row, file_name=self.book.file_name, row_number=entry.number)

    def _keep_where(self, table: Table, entry: Entry, held: Row) -> None:
        for item in table.fields:
            if not entry.row[item.name] and item.fill in WHERE_FIELDS:
                entry.row[item.name] = held[item.name]

    def _fill_dates(self, table: Table, entry: Entry) -> None:
        row = entry.row
        for item in table.fields:
            if row[item.name]:
                continue
            if item.fill == "precision":
                day = row.get("date_from", "") or row.get("made_date", "")
                row[item.name] = entry.date.precision if entry.date else "day" if day else "none"
            elif item.fill == "end" and row.get("date_from") and "date_to" not in {problem.field for problem in entry.problems}:
                last = entry.date.last if entry.date and entry.date.last else None
                row[item.name] = min(last.isoformat(), max(self.today.isoformat(), row["date_from"])) if last else row["date_from"]

    def _identity(self, table: Table, entry: Entry, present: Mapping[str, Row]) -> None:
        """Ask whether a new innovation or government is one that is known under a like name."""
        field = "name" if table.name == "innovations" else "name_id"
        row, name = entry.row, entry.row[field]
        if not name or key_text(table, row) in present:
            return
        (key,) = table.primary_key
        decision = likeness.decision_of(self.mentions.decisions, table.name, name)
        names = self.known.names.get("innovations", {}) if table.name == "innovations" else likeness.government_names(self.known)
        exact = names.get(normalised(name), set())
        if decision is not None and decision.choice != "new" and decision.key in present:
            row[key], row[field] = decision.key, present[decision.key][field]
            if decision.choice == "alias" and table.name == "innovations":
                self.mentions.alias(decision.key, name)
        elif decision is None and not row[key] and len(exact) == 1:
            row[key] = next(iter(exact))
        elif decision is None:
            keys = tuple(sorted(exact)) if len(exact) > 1 else self.mentions.near_keys(table.name, name)
            if keys is None:
                entry.problem(table.name, field, "too_many_new", {"most": likeness.MOST_COMPARED})
            elif keys:
                self.mentions.ask(table.name, entry, self._new_side(table, row, name), keys, field)

    def _new_side(self, table: Table, row: Row, name: str) -> Side:
        if table.name != "innovations":
            return Side("", name)
        sides = self.mentions.sides
        origin = sides.governments.get(row["origin_government_id"], "")
        return Side("", name, origin, row["first_year"], sides.subjects.get(row["subject_code"], ""))

    def _set_duplicates_aside(self, table: Table, given: list[Entry]) -> None:
        """Set aside every row that says word for word what an earlier one said, and tell where that stands."""
        ignored = {item.name for item in table.fields if item.fill in WHERE_FIELDS}
        seen: dict[tuple[tuple[str, str], ...], Entry] = {}
        for entry in given:
            said = tuple((name, text) for name, text in sorted(entry.shown.items()) if name not in ignored)
            first = seen.setdefault(said, entry)
            if first is not entry:
                entry.state, entry.problems = DUPLICATE, []
                params = {"sheet": first.sheet, "other_row": first.number}
                self.problems.append(
                    Problem(entry.sheet, entry.number, "", table.name, "", "", "duplicate", params, is_notice=True)
                )

    def _overlaps(self, table: Table, given: list[Entry], present: Mapping[str, Row]) -> None:
        """Find rows that a person would take for the same record, though their keys differ."""
        first: dict[tuple[str, ...], Entry] = {}
        held: dict[tuple[str, ...], list[str]] = {}
        for key, row in present.items():
            if (natural := natural_key(table, row)) is not None:
                held.setdefault(natural, []).append(key)
        for entry in given:
            natural, key = natural_key(table, entry.row), key_text(table, entry.row)
            if natural is None or entry.problems or present.get(key) == entry.row:
                continue
            other = first.setdefault(natural, entry)
            if other is not entry:
                entry.problem(table.name, "", "overlaps", {"sheet": other.sheet, "other_row": other.number})
            elif key not in present and (keys := held.get(natural)):
                entry.problem(table.name, "", "overlaps_release", {"key": ", ".join(keys).replace("\x1f", " / ")})

    def _by_descriptor(self, table: Table, given: list[Entry]) -> None:
        for found in checking.check(table.name, [entry.row for entry in given], self.known, self.descriptor):
            entry = given[found.position]
            failed = {item.field for item in entry.problems}
            fields = found.fields or ("",)
            if failed & set(fields) or (found.kind == "key_twice" and failed):
                continue
            if found.kind == "required" and failed and table.field(fields[0]).fill:
                continue  # it follows from a value that is wrong itself
            kind, params = found.kind, dict(found.params)
            if kind == "not_found" and "\x1f".join(entry.row[name] for name in fields) in self.waiting_keys.get(
                str(params["target"]), set()
            ):
                kind = "parent_waits"
            suggestions: tuple[Suggestion, ...] = ()
            if kind == "not_found" and len(fields) == 1:
                suggestions = self.known.suggestions(str(params["target"]), entry.row[fields[0]])
            entry.problem(table.name, fields[-1], kind, params, suggestions)

    def _by_rules(self, table: Table, entry: Entry, failed: set[str]) -> None:
        if failed:  # a value that could not be read would break rules that it may well keep
            return
        for found in rules.broken(table.name, entry.row, self.by_key, self.today):
            entry.problem(table.name, found.field, found.kind)

    def _kept_table(self, table: Table, given: list[Entry]) -> None:
        """Take rows of a table that no upload changes only where they say what the release says."""
        present = _by_key(table, self.tables.get(table.name, ()))
        different: dict[str, int] = {}
        kept = []
        for entry in given:
            for item in table.fields:
                entry.row.setdefault(item.name, "")
            entry.problems = []
            _keep_writing(table, entry.row, present.get(key_text(table, entry.row), {}))
            if present.get(key_text(table, entry.row)) == entry.row:
                kept.append(entry.row)
                self.unchanged[entry.sheet] = self.unchanged.get(entry.sheet, 0) + 1
            else:
                entry.state = WAITING
                different[entry.sheet] = different.get(entry.sheet, 0) + 1
        self.rows[table.name] = kept
        for sheet, count in different.items():
            kind = "derived_table" if table.editing == "derived" else "reference_table"
            self.problems.append(Problem(sheet, 0, "", table.name, "", "", kind, {"rows": count}))

    def _tell_made(self, made: Mapping[str, list[Row]]) -> None:
        for name, kind in (("innovations", "new_innovations"), ("sources", "new_sources")):
            if made.get(name):
                self.problems.append(Problem("", 0, "", name, "", "", kind, {"rows": len(made[name])}, is_notice=True))

    def _tell_sheet(self, grid: Grid, mapping: SheetMapping, read: SheetEntries | None) -> None:
        def tell(kind: str, **params: object) -> None:
            self.problems.append(Problem(grid.sheet, 0, "", "", "", "", kind, params, is_notice=True))

        if read is None:
            if grid.rows:
                tell("sheet_left_out")
            return
        if grid.is_hidden:
            tell("hidden_sheet")
        if hidden := len(grid.hidden_rows & {entry.number for entry in read.entries}):
            tell("hidden_rows", rows=hidden)
        if grid.merged_count:
            tell("merged_cells", areas=grid.merged_count)
        if read.unmapped:
            tell("only_left_out_columns", rows=len(read.unmapped), first=read.unmapped[0])
        if above := headers.rows_above(grid, mapping, self.package):
            tell("rows_above", rows=len(above), first=above[0])
        if apart := headers.without_heading(grid, mapping):
            tell("cells_without_heading", cells=len(apart), first=apart[0])
        if read.repeated:
            tell("repeated_header", rows=len(read.repeated), first=read.repeated[0])
        copied = {
            name
            for entry in read.entries
            for name in filling.COPIED_LANGUAGE
            if entry.state == GOOD and name in entry.row and not entry.shown.get(name) and name not in entry.columns
        }
        if copied:
            tell("english_copied")

    def _count(self, grid: Grid, mapping: SheetMapping, read: SheetEntries | None) -> SheetCount:
        if read is None:
            return SheetCount(grid.sheet, "", 0, 0, 0, 0, 0, 0, is_left_out=True)
        states = [entry.state for entry in read.entries]
        empty = len(read.blank) + len(read.unmapped) + len(read.repeated)
        return SheetCount(
            sheet=grid.sheet,
            table=mapping.table,
            rows=len(states) + empty,
            good=states.count(GOOD),
            waiting=states.count(WAITING),
            duplicate=states.count(DUPLICATE),
            empty=empty,
            unchanged=self.unchanged.get(grid.sheet, 0),
        )


def _by_key(table: Table, rows: Sequence[Row]) -> dict[str, Row]:
    return {key_text(table, row): row for row in rows}


def _keep_writing(table: Table, row: Row, held: Row) -> None:
    """Keep the release's writing of a number that is the same number: 0.40 stays 0.40."""
    for item in table.fields:
        new, old = row[item.name], held.get(item.name, "")
        if item.type == "number" and new and old and new != old and float(new) == float(old):
            row[item.name] = old
