"""References that find nothing yet: a page named by its address, an innovation named by its name. Asked, made, or refused."""

from dataclasses import dataclass, field

from inovasi.descriptor import Package
from inovasi.intake import addresses, likeness
from inovasi.intake.entries import Entry
from inovasi.intake.filling import Filler
from inovasi.intake.known import Known
from inovasi.intake.likeness import Question, Side, Sides
from inovasi.intake.model import Decision, Row, Suggestion, Tables
from inovasi.search import normalised

NAMED_TABLES = ("awards", "replications", "forum_choices", "stated_outcomes")


@dataclass
class Mentions:
    """Settles what the rows of an upload mention, and keeps what it made."""

    package: Package
    tables: Tables
    known: Known
    sides: Sides
    decisions: list[Decision]
    waiting_names: set[str] = field(default_factory=set)  # innovations of the upload that wait themselves
    waiting_keys: dict[str, set[str]] = field(default_factory=dict)  # by table, keys of the upload's rows that wait
    questions: dict[tuple[str, str], Question] = field(default_factory=dict)
    made: dict[str, dict[str, Row]] = field(default_factory=dict)  # table -> key -> row
    compared: int = 0
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def settle(self, entry: Entry, table: str) -> None:
        """Put a key in place of each name of an entry that finds nothing, or note the problem."""
        for name, value in entry.new_names.items():
            target = str(value.params.get("target", ""))
            if target == "sources" and addresses.is_address(value.new_name):
                entry.row[name] = self._source(value.new_name)
            elif target == "innovations" and name == "innovation_id" and table in NAMED_TABLES:
                self._innovation(entry, table, value.new_name, value.suggestions)
            elif value.new_name in self.waiting_keys.get(target, set()):
                entry.problem(table, name, "parent_waits", value.params)
            else:
                kind = "not_an_address" if target == "sources" else value.problem
                entry.problem(table, name, kind, value.params, value.suggestions)

    def ask(self, table: str, entry: Entry, new: Side, keys: tuple[str, ...], name: str) -> None:
        """Open a question about a name; the entry waits for its answer."""
        of = self.sides.of_innovation if table == "innovations" else self.sides.of_government
        candidates = tuple(
            of(key) for key in keys if key in (self.sides.innovations if table == "innovations" else self.sides.governments)
        )
        place = (table, normalised(new.name))
        self.questions.setdefault(place, Question(table, new, candidates, entry.sheet, entry.number, entry.columns.get(name, "")))
        entry.problem(table, name, "identity_open")

    def near_keys(self, table: str, name: str) -> tuple[str, ...] | None:
        """Return the known things that a name looks like; None when this upload has too many new names to compare."""
        if name not in self.near:
            if self.compared >= likeness.MOST_COMPARED:
                return None
            self.compared += 1
            names = self.known.names.get("innovations", {}) if table == "innovations" else likeness.government_names(self.known)
            held = self.sides.innovations if table == "innovations" else self.sides.governments
            self.near[name] = tuple(key for key in likeness.near_keys(name, names) if key in held)
        return self.near[name]

    def used(self, rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
        """Return what was made and is used by a good row, in the order of the package's tables."""
        held = {name: dict(made) for name, made in self.made.items()}
        wanted = {row["innovation_id"] for items in rows.values() for row in items if row.get("innovation_id")}
        innovations = [row for key, row in held.get("innovations", {}).items() if key in wanted]
        aliases = [row for row in held.get("innovation_aliases", {}).values() if row["innovation_id"] in wanted]
        pages = {row["source_id"] for items in rows.values() for row in items if row.get("source_id")}
        sources = [row for key, row in held.get("sources", {}).items() if key in pages]
        return {"sources": sources, "innovations": innovations, "innovation_aliases": aliases}

    def alias(self, key: str, name: str) -> None:
        """Keep a spelling of an innovation."""
        if (key, name) not in self.known.keys_of("innovation_aliases", ("innovation_id", "alias")):
            self.made.setdefault("innovation_aliases", {})[f"{key}\x1f{name}"] = {"innovation_id": key, "alias": name}

    def _source(self, address: str) -> str:
        row = dict.fromkeys((item.name for item in self.package.table("sources").fields), "") | {"url": address}
        Filler(self.package.table("sources"), {}, {}).fill(row, file_name="", row_number=0)
        if row["source_id"] not in self.made.setdefault("sources", {}):
            self.made["sources"][row["source_id"]] = row
            self.known.add("sources", [row])
        return row["source_id"]

    def _innovation(self, entry: Entry, table: str, name: str, suggestions: tuple[Suggestion, ...]) -> None:
        if normalised(name) in self.waiting_names:
            entry.problem(table, "innovation_id", "parent_waits", {"target": "innovations"})
            return
        if not normalised(name):
            entry.problem(table, "innovation_id", "unknown_name", {"target": "innovations"}, suggestions)
            return
        decision = likeness.decision_of(self.decisions, "innovations", name)
        if decision is not None and decision.choice != "new":
            if decision.key not in self.sides.innovations:
                entry.problem(table, "innovation_id", "unknown_name", {"target": "innovations"}, suggestions)
                return
            entry.row["innovation_id"] = decision.key
            if decision.choice == "alias":
                self.alias(decision.key, name)
            self._keep_name(entry, name)
            return
        keys = self.near_keys("innovations", name) if decision is None else ()
        if keys is None:
            entry.problem(table, "innovation_id", "too_many_new", {"most": likeness.MOST_COMPARED})
            return
        row = self._new_row(entry, name)
        if keys:
            new = Side(
                "",
                name,
                self.sides.governments.get(row["origin_government_id"], ""),
                entry.row.get("award_year", "") or entry.row.get("origin_year", ""),
                self.sides.subjects.get(row["subject_code"], ""),
            )
            self.ask("innovations", entry, new, keys, "innovation_id")
            return
        held = self.made.setdefault("innovations", {})
        if row["innovation_id"] not in held:
            held[row["innovation_id"]] = row
            self.alias(row["innovation_id"], name)
            self.known.add("innovations", [row])
        entry.row["innovation_id"] = row["innovation_id"]
        self._keep_name(entry, name)

    def _new_row(self, entry: Entry, name: str) -> Row:
        table = self.package.table("innovations")
        row = dict.fromkeys((item.name for item in table.fields), "") | {"name": name}
        row["origin_government_id"] = entry.row.get("origin_government_id", "") or entry.row.get("government_id", "")
        row["subject_code"] = entry.row.get("subject_code", "")
        Filler(table, {}, {}).fill(row, file_name="", row_number=0)
        taken = self.known.keys_of("innovations", ("innovation_id",)) - {(key,) for key in self.made.get("innovations", {})}
        if (row["innovation_id"],) in taken:  # another innovation whose name gives the same key
            row["innovation_id"] = f"{row['innovation_id']}-2"
        return row

    @staticmethod
    def _keep_name(entry: Entry, name: str) -> None:
        if "name_as_published" in entry.row and not entry.row["name_as_published"]:
            entry.row["name_as_published"] = name
