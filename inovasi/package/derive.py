"""Derive every table of the data package from sources and reference. Run: `python -m inovasi.package.derive`."""

import csv
import io
from pathlib import Path

from inovasi import descriptor, paths
from inovasi.files import write_text
from inovasi.identity import load_index
from inovasi.package import awards, copies, hubs, indicators, innovations, places, sources
from inovasi.package.inputs import Inputs, PackageError, Problem, Row
from inovasi.package.reconcile import after_edit, reconciliation


def derive(data: Path, data_date: str) -> dict[str, list[Row]]:
    """Return every table by name, values as text, empty text for unknown. Raises PackageError with all problems found."""
    inputs = Inputs(data)
    index = load_index(data)
    tables: dict[str, list[Row]] = {
        "sources": sources.sources(inputs),
        "provinces": places.provinces(inputs),
        "province_frames": inputs.reference("province_frames"),
        "province_successions": inputs.reference("province_successions"),
        "regencies": places.regencies(inputs),
        "regency_provinces": inputs.reference("regency_provinces"),
        "governments": places.governments(inputs),
        "subjects": inputs.reference("subjects"),
        "category_subjects": [row for row in inputs.reference("category_subjects") if row["category"]],
        "innovations": innovations.innovations(inputs, index),
        "innovation_aliases": innovations.innovation_aliases(inputs),
        "award_tiers": awards.award_tiers(inputs),
        "awards": awards.awards(inputs, index),
        "competition_years": awards.competition_years(inputs),
        "competition_counts": awards.competition_counts(inputs),
        "hub_events": hubs.hub_events(inputs),
        "forums": hubs.forums(inputs),
        "forum_choices": hubs.forum_choices(inputs),
        "forum_choice_copies": hubs.forum_choice_copies(inputs),
        "agency_innovation_counts": hubs.agency_innovation_counts(inputs, index),
        "regional_index_scores": hubs.regional_index_scores(inputs, index),
        "indicators": indicators.indicators(inputs, index),
        "indicator_catalogue": indicators.indicator_catalogue(inputs),
        "indicator_subjects": indicators.indicator_subjects(inputs),
        "replications": copies.replications(inputs, index),
        "replication_steps": copies.replication_steps(inputs, data_date),
        "stated_outcomes": copies.stated_outcomes(inputs),
        "search_synonyms": inputs.reference("search_synonyms"),
        "plan_milestones": [],
    }
    tables["government_provinces"] = places.government_provinces(tables["governments"], tables["regency_provinces"])
    tables["action_plans"] = copies.action_plans(tables["replication_steps"], tables["replications"], tables["forum_choice_copies"])
    tables["reconciliation"] = reconciliation(inputs, tables)
    if inputs.problems:
        raise PackageError(inputs.problems)
    return tables


def rederive(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Return the tables of a package, changed by an editor, with everything recomputed that follows from other tables.

    The definitions are those of `derive`. Raises PackageError for a row whose place cannot be found, naming it.
    """
    changed = dict(tables)
    problems = _unplaced(tables)
    if problems:
        raise PackageError(problems)
    changed["innovation_aliases"] = innovations.with_own_names(tables["innovation_aliases"], tables["innovations"])
    changed["government_provinces"] = places.government_provinces(tables["governments"], tables["regency_provinces"])
    planned = {row["replication_id"] for row in tables["action_plans"]}
    made = copies.action_plans(
        [step for step in tables["replication_steps"] if step["replication_id"] not in planned],
        tables["replications"],
        tables["forum_choice_copies"],
    )
    changed["action_plans"] = [*tables["action_plans"], *made]
    changed["reconciliation"] = after_edit(tables["reconciliation"], changed)
    return changed


def _unplaced(tables: dict[str, list[Row]]) -> list[Problem]:
    """Return what would leave a row without its place: an unknown regency, or a step of an unknown copy."""
    regencies = {row["regency_code"] for row in tables["regency_provinces"]}
    known = {row["replication_id"] for row in tables["replications"]}
    problems = [
        Problem("tables/governments.csv", number, "regency_code", row["regency_code"], "This regency is not known.")
        for number, row in enumerate(tables["governments"], start=1)
        if row["regency_code"] and row["regency_code"] not in regencies
    ]
    problems += [
        Problem("tables/replication_steps.csv", number, "replication_id", row["replication_id"], "This copy is not known.")
        for number, row in enumerate(tables["replication_steps"], start=1)
        if row["replication_id"] not in known
    ]
    return problems


def as_csv(table: descriptor.Table, rows: list[Row]) -> str:
    """Write the fields that the descriptor names, in its order, sorted by the primary key."""
    buffer = io.StringIO()
    names = [item.name for item in table.fields]
    writer = csv.DictWriter(buffer, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: tuple(row[name] for name in table.primary_key)))
    return buffer.getvalue()


def main() -> None:
    """Write data/tables/*.csv; nothing is written when anything is wrong."""
    package = descriptor.load(paths.DESCRIPTOR)
    tables = derive(paths.DATA, package.data_date)
    texts = {table.name: as_csv(table, tables[table.name]) for table in package.tables}
    for table in package.tables:
        write_text(paths.DATA / table.path, texts[table.name])
    print(f"{len(texts)} tables, {sum(len(rows) for rows in tables.values()):,} rows")


if __name__ == "__main__":
    main()
