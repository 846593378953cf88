"""Replications (copies), their dated steps on the ladder, their places, action plans and stated results."""

from inovasi.identity import GovernmentIndex, government_key
from inovasi.package.innovations import mentions
from inovasi.package.inputs import Inputs, Row
from inovasi.package.marks import is_unsure
from inovasi.package.places import resolve
from inovasi.package.sources import source_id

FILE = "replications.csv"
STEP_RANKS = {
    "explored": "0",
    "chosen": "1",
    "committed": "2",
    "action_plan": "3",
    "trial": "4",
    "running": "5",
    "institutionalised": "6",
    "stopped": "",
    "unknown": "",
}


def replication_id(source_row: int | str) -> str:
    """Return the key of a copy: r and the row of the handed file."""
    return f"r{int(source_row):03d}"


def merged_rows(inputs: Inputs) -> dict[str, str]:
    """Return which handed rows are a second telling of a copy: source row -> row it joins."""
    return {row["source_row"]: row["merged_into_row"] for row in inputs.reference("replication_copies") if row["merged_into_row"]}


def replications(inputs: Inputs, index: GovernmentIndex) -> list[Row]:
    """Return one row per copy: one innovation taken up by one adopter, or by a group that is kept apart."""
    named = mentions(inputs)
    innovations = {row["innovation_id"]: row for row in inputs.reference("innovations")}
    not_governments = {row["spelling"]: row for row in inputs.reference("not_a_government")}
    groups = {spelling: row["province_code"] for spelling, row in not_governments.items()}
    rows = []
    for reading in inputs.reference("replication_copies"):
        if reading["merged_into_row"]:
            continue
        number = int(reading["source_row"])
        row = inputs.source(FILE)[number - 1]
        mention = named[(FILE, number, 1)]
        innovation = innovations.get(mention["innovation_id"])
        adopter = _government_or_part(inputs, index, not_governments, row["adopter_government"], number, "adopter_government")
        origin = _government_or_part(inputs, index, not_governments, row["origin_government"], number, "origin_government")
        rows.append(
            {
                "replication_id": replication_id(number),
                "innovation_id": mention["innovation_id"],
                "name_as_published": row["innovation"],
                "origin_government_id": origin,
                "origin_label": reading["origin_label"],
                "origin_year": row["origin_year"],
                "adopter_kind": reading["adopter_kind"],
                "adopter_government_id": adopter,
                "adopter_province_code": "" if adopter else groups.get(row["adopter_government"], ""),
                "adopter_count": reading["adopter_count"],
                "adopter_label_id": reading["adopter_label_id"],
                "adopter_label_en": reading["adopter_label_en"],
                "adopted_name": row["adopted_name"],
                "facilitator": reading["facilitator"],
                "is_package": reading["is_package"],
                "is_unnamed": "no" if mention["innovation_id"] else "yes",
                "is_own_origin": reading["is_own_origin"],
                "has_award": reading["has_award"],
                "has_legal_basis": reading["has_legal_basis"],
                "is_unsure": is_unsure(row["note"]),
                "reported_year": row["year"],
                "subject_code": innovation["subject_code"] if innovation else "",
                "source_id": source_id(row["source_url"]),
                "source_row": str(number),
            }
        )
    return rows


def replication_steps(inputs: Inputs, data_date: str) -> list[Row]:
    """Return one row per dated step of a copy. A date after the day the records were read is cut back to that day."""
    merged = merged_rows(inputs)
    by_copy: dict[str, list[Row]] = {}
    for row in inputs.reference("replication_steps"):
        target = merged.get(row["source_row"], row["source_row"])
        source = inputs.source(FILE)[int(row["source_row"]) - 1]["source_url"]
        if row["step"] not in STEP_RANKS:
            inputs.problem(
                "reference/replication_steps.csv", int(row["source_row"]), "step", row["step"], f"Use one of {list(STEP_RANKS)}."
            )
            continue
        by_copy.setdefault(target, []).append(
            {
                "step": row["step"],
                "step_rank": STEP_RANKS[row["step"]],
                "date_from": row["date_from"],
                "date_to": min(row["date_to"], data_date),
                "precision": row["precision"],
                "date_kind": row["date_kind"],
                "evidence": row["evidence"],
                "reason": row["reason"],
                "source_id": source_id(source),
            }
        )
    order = list(STEP_RANKS)
    rows = []
    for target in sorted(by_copy, key=int):
        steps = sorted(by_copy[target], key=lambda step: (order.index(step["step"]), step["date_from"]))
        for number, step in enumerate(steps, start=1):
            rows.append({"replication_id": replication_id(target), "step_no": str(number)} | step)
    return rows


def action_plans(steps: list[Row], copies: list[Row], choices: list[Row]) -> list[Row]:
    """Return one row per recorded action plan: an `action_plan` step says that a plan exists, and when it was made."""
    known = {copy["replication_id"]: copy for copy in copies}
    forum_of = {choice["replication_id"]: choice["forum_id"] for choice in choices}
    rows = []
    for step in steps:
        if step["step"] != "action_plan":
            continue
        copy = known[step["replication_id"]]
        rows.append(
            {
                "action_plan_id": f"p-{step['replication_id']}-{step['step_no']}",
                "replication_id": step["replication_id"],
                "forum_id": forum_of.get(step["replication_id"], ""),
                "government_id": copy["adopter_government_id"],
                "made_date": step["date_to"],
                "precision": step["precision"],
                "source_id": step["source_id"],
            }
        )
    return rows


def stated_outcomes(inputs: Inputs) -> list[Row]:
    """Return one row per result that a source states of an innovation or of a copy of it, with its evidence grade."""
    named = mentions(inputs)
    merged = merged_rows(inputs)
    columns: tuple[str, ...] = ("outcome_id", "about", "evidence_grade", "value_before", "value_after", "unit_id", "unit_en")
    columns += ("year_before", "year_after", "statement_id", "statement_en")
    rows = []
    for row in inputs.reference("stated_outcomes"):
        file, number = row["source_file"], int(row["source_row"])
        target = merged.get(str(number), str(number)) if file == FILE else ""
        rows.append(
            {name: row[name] for name in columns}
            | {
                "innovation_id": named[(file, number, 1)]["innovation_id"],
                "replication_id": replication_id(target) if target else "",
                "source_id": source_id(inputs.source(file)[number - 1]["source_url"]),
                "source_file": file,
                "source_row": str(number),
            }
        )
    return rows


def _government_or_part(
    inputs: Inputs, index: GovernmentIndex, not_governments: dict[str, Row], spelling: str, number: int, column: str
) -> str:
    """Return the government of a spelling; of a unit or village, the government it is part of; of a group, nothing."""
    if spelling in not_governments and government_key(spelling, index) is None:
        return not_governments[spelling]["government_id"]
    return resolve(inputs, index, spelling, file=FILE, row=number, column=column)
