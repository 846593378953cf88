"""The family of one innovation: its copies and the copies of copies, as a tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from inovasi import charts_tree, origin, queries
from inovasi.charts_tree import Node
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.map_measure import STATE_COLUMNS
from inovasi.i18n import day, number, t
from inovasi.views import STEPS, View

MOST_LINES = 60


@dataclass(frozen=True)
class Relative:
    """A line of the tree: a copy (or an origin, then without one), how deep it lies, and the line of its parent."""

    depth: int
    parent: int | None
    copy: Record | None
    origin_name: str = ""
    origin_key: str = ""


def copies_of(view: View, data_version: str) -> tuple[list[Record], dict[str, set[str]]]:
    """Return the copies dated by the view's day or undated that may stand in the family of its innovation, packages as the view asks,
    and the innovations of that family by their names in lower case.

    These are the copies of the innovation and of those linked to it by a copy that was given the name of one of them.
    """
    found: dict[str, Record] = {}
    names: dict[str, set[str]] = {}
    seen, waiting = {view.innovation}, [view.innovation]
    while waiting:
        asked = replace(view, innovation=waiting.pop())
        linked = set(common.rows_for("family_innovations_listed", asked, data_version)["innovation_id"].astype(object))
        parts = (
            ("family_copies_listed", "unnamed_copies_listed") if any(pd.isna(key) for key in linked) else ("family_copies_listed",)
        )
        for query in parts:
            found |= {str(row["replication_id"]): row for row in records(common.rows_for(query, asked, data_version))}
        for alias in common.rows_for("innovation_aliases_listed", asked, data_version)["alias"]:
            names.setdefault(str(alias).lower(), set()).add(asked.innovation)
        new = {str(key) for key in linked if not pd.isna(key)} - seen
        seen |= new
        waiting += sorted(new)
    return [found[key] for key in sorted(found)], names


def parent_count(view: View, data_version: str) -> int:
    """Return how many copies others were taken from, of any innovation, by the view's day; packages as the view asks."""
    rows = records(common.rows_for("parents_listed", view, data_version))
    parents = {(str(row["innovation_id"]), str(row["origin_government_id"])): row for row in rows}
    found = {str(row["replication_id"]) for row in rows}
    walked: set[str] = set()
    for innovation in sorted(_circular(parents)):  # who was first is told by walking the family copy by copy
        if innovation not in walked:
            copies, names = copies_of(replace(view, innovation=innovation), data_version)
            family = {str(copy["innovation_id"]) for copy in copies}
            walked |= family
            found -= {str(row["replication_id"]) for row in rows if row["innovation_id"] in family}
            found |= set(parents_of(copies, names).values())
    return len(found)


def _circular(parents: Mapping[tuple[str, str], Record]) -> set[str]:
    """Return the innovations of copies that come from each other; parents are known by innovation and government of origin."""
    found: set[str] = set()
    settled: set[tuple[str, str]] = set()
    for start in parents:
        way: list[tuple[str, str]] = []
        at = start
        while at in parents and at not in settled and at not in way:
            way.append(at)
            at = (str(parents[at]["parent_innovation_id"]), str(parents[at]["parent_origin_id"]))
        if at in way:
            found |= {innovation for innovation, _ in way[way.index(at) :]}
        settled |= set(way)
    return found


def parents_of(copies: Sequence[Record], names: dict[str, set[str]]) -> dict[str, str]:
    """Return for each copy the copy it was taken from, by key: the one whose adopter is its origin.

    Both are of the same innovation, or the earlier one was given the name of the later one's innovation (`names`: innovations by
    name in lower case). Two that name each other as origin: the first in order stays the parent, so that there is no circle.
    """
    by_adopter: dict[tuple[str, str], list[str]] = {}
    for copy in copies:
        adopter = copy["adopter_government_id"]
        if adopter is None or copy["copy_scope"] != "counted":
            continue
        own = {str(copy["innovation_id"])} if copy["innovation_id"] else set()
        own |= names.get(str(copy["adopted_name"] or "").lower(), set())
        for innovation in own:
            by_adopter.setdefault((str(adopter), innovation), []).append(str(copy["replication_id"]))
    parents: dict[str, str] = {}
    for copy in copies:
        key, origin = str(copy["replication_id"]), copy["origin_government_id"]
        for parent in by_adopter.get((str(origin), str(copy["innovation_id"])), []) if origin else []:
            if parent != key and not _leads_to(parent, key, parents):
                parents[key] = parent
                break
    return parents


def _leads_to(start: str, end: str, parents: dict[str, str]) -> bool:
    """Say whether going up from a copy comes to another."""
    at: str | None = start
    while at is not None:
        if at == end:
            return True
        at = parents.get(at)
    return False


def lines_of(copies: Sequence[Record], parents: dict[str, str], innovation: str, unnamed: str) -> list[Relative]:
    """Return the lines of an innovation's tree: each origin, under it its copies, under these their copies; ancestors come first."""
    by_key = {str(copy["replication_id"]): copy for copy in copies}
    children: dict[str, list[str]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    own = [str(copy["replication_id"]) for copy in copies if copy["innovation_id"] == innovation]
    wanted: set[str] = set()
    for key in own:
        at: str | None = key
        while at is not None:  # the copy and what it was taken from
            wanted.add(at)
            at = parents.get(at)
        wanted |= _below(key, children)
    tops = sorted((key for key in wanted if parents.get(key) not in wanted), key=lambda key: _order(by_key[key]))
    roots: dict[tuple[str, str], list[str]] = {}
    for key in tops:
        copy = by_key[key]
        roots.setdefault((str(copy["origin_name"] or unnamed), str(copy["origin_government_id"] or "")), []).append(key)
    found: list[Relative] = []

    def put(key: str, depth: int, parent: int) -> None:
        found.append(Relative(depth, parent, by_key[key]))
        line = len(found) - 1
        for child in sorted((one for one in children.get(key, []) if one in wanted), key=lambda one: _order(by_key[one])):
            put(child, depth + 1, line)

    for (name, government), keys in roots.items():
        found.append(Relative(0, None, None, name, government))
        line = len(found) - 1
        for key in keys:
            put(key, 1, line)
    return found


def _below(key: str, children: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for child in children.get(key, []):
        found |= {child} | _below(child, children)
    return found


def _order(copy: Record) -> tuple[bool, int, str, str]:
    """Order copies: recorded ones first, the furthest first, then the earliest."""
    ranks = {state: rank for rank, state in enumerate(("explored", "stopped", "unknown", *STEPS[1:]))}
    return not copy["is_recorded"], -ranks.get(str(copy["state"]), -1), str(copy["since_date"]), str(copy["replication_id"])


def tree(view: View, data_version: str) -> Figure:
    language = view.language
    copies, names = copies_of(view, data_version)
    parents = parents_of(copies, names)
    lines = lines_of(copies, parents, view.innovation, t("spread.origin_unnamed", language))
    name = spread.innovation_name(view, data_version)
    recorded = [line for line in lines if line.copy is not None and line.copy["is_recorded"]]
    depth = max((line.depth for line in recorded), default=0)
    title = t(
        "figures.family.title_deep" if depth > 1 else "figures.family.title",
        language,
        name=name,
        count=number(len(recorded), language),
        depth=number(depth, language),
        others=number(sum(1 for line in lines if line.copy is not None and not line.copy["is_recorded"]), language),
    )
    rows = pd.DataFrame(
        [_row(line, language) for line in lines if line.copy is not None],
        columns=[
            "generation",
            "adopter_name",
            "adopter_government_id",
            "innovation_name",
            "innovation_id",
            "origin_name",
            "origin_government_id",
            "state_text",
            "since_text",
            "adopted_name",
            "facilitator",
            "scope_text",
            "source_url",
            "source_id",
        ],
    )
    nodes = [_node(line, lines, view.innovation, language) for line in lines[:MOST_LINES]]
    notes = [t("notes.family", language), origin.told("notes.sample_copies", language, data_version)]
    if len(lines) > MOST_LINES:
        notes.insert(0, t("notes.family_cut", language, shown=number(MOST_LINES, language), total=number(len(lines), language)))
    shown = (
        "generation",
        "adopter_name",
        "innovation_name",
        "origin_name",
        "state_text",
        "since_text",
        "adopted_name",
        "facilitator",
    )
    return Figure(
        view=view,
        title=title if lines else t("figures.family.title_none", language, name=name),
        subtitle=spread.subtitle(view, data_version, "family"),
        alt=title,
        definition=t("figures.family.definition", language),
        rows=rows,
        columns=(
            *(
                Column(column, t(f"columns.{column}", language), "integer" if column == "generation" else "text")
                for column in shown
            ),
            Column("scope_text", t("columns.scope_text", language)),
            Column("source_url", t("columns.source_url", language), "link"),
        ),
        query="family_copies_listed",
        query_params=view.params(*queries.parameter_names("family_copies_listed")),
        drawings={
            "grafik": charts_tree.family_tree(
                nodes,
                labels={state: t(f"codes.step.{state}", language) for state in ("explored", *STATE_COLUMNS)},
                origin_label=t("spread.origin", language),
                undated_label=t("words.undated", language),
                language=language,
            )
        }
        if lines
        else {},
        notes=tuple(notes),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="copies_listed",
        point_kind="government",
        missing_count=sum(1 for line in lines if line.copy is not None and line.copy["is_undated"]),
    )


def _row(line: Relative, language: str) -> Record:
    copy = line.copy
    assert copy is not None
    return {
        "generation": line.depth,
        **{
            name: copy[name]
            for name in (
                "adopter_name",
                "adopter_government_id",
                "innovation_name",
                "innovation_id",
                "origin_name",
                "origin_government_id",
                "adopted_name",
                "facilitator",
                "source_url",
                "source_id",
            )
        },
        "state_text": _state_words(copy, language),
        "since_text": _since(copy, language),
        "scope_text": _scope(copy, language),
    }


def _node(line: Relative, lines: Sequence[Relative], innovation: str, language: str) -> Node:
    copy = line.copy
    if copy is None:
        return Node(
            0,
            None,
            plain_text(line.origin_name),
            t("spread.origin_mark", language),
            "",
            True,
            plain_text(line.origin_name),
            line.origin_key,
        )
    above = lines[line.parent].copy if line.parent is not None else None
    named = copy["innovation_id"] if above is not None and above["adopted_name"] == copy["innovation_name"] else innovation
    name = str(copy["adopter_name"] or t("spread.adopter_unnamed", language))
    details = [" ".join(part for part in (_state_words(copy, language), _since(copy, language)) if part)]
    if copy["adopted_name"]:
        details.append(f"“{copy['adopted_name']}”")
    elif copy["innovation_id"] not in (innovation, named):
        details.append(f"({copy['innovation_name']})")
    if not copy["is_recorded"] and copy["copy_scope"] != "counted":
        details.append(t("spread.apart", language))
    hover = [f"<b>{plain_text(name)}</b>", plain_text(" · ".join(details))]
    if copy["facilitator"]:
        hover.append(plain_text(t("spread.helped_by", language, name=copy["facilitator"])))
    return Node(
        depth=line.depth,
        parent=line.parent,
        name=plain_text(name),
        detail=plain_text(" · ".join(details)),
        state="undated" if copy["is_undated"] else str(copy["state"]),
        is_counted=bool(copy["is_recorded"]),
        hover="<br>".join(hover),
        key=str(copy["adopter_government_id"] or ""),
    )


def _state_words(copy: Record, language: str) -> str:
    return t("words.undated", language) if copy["is_undated"] else str(code_text("step", copy["state"], language))


def _since(copy: Record, language: str) -> str:
    return "" if copy["is_undated"] else day(copy["since_date"], language, str(copy["since_precision"]))


def _scope(copy: Record, language: str) -> str | None:
    if copy["is_package"] and copy["copy_scope"] == "counted":
        return t("words.package", language)
    return code_text("copy_scope", copy["copy_scope"], language)


def plain_text(text: str) -> str:
    """Return a text that Plotly shows as it is: its labels read a few tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
