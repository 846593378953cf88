"""Innovations, the names they go by, and where they are mentioned. Identity comes from reviewed reference files only."""

from inovasi.identity import GovernmentIndex
from inovasi.package.inputs import Inputs, Row
from inovasi.package.places import resolve


def innovations(inputs: Inputs, index: GovernmentIndex) -> list[Row]:
    subjects = {row["subject_code"] for row in inputs.reference("subjects")}
    rows = []
    for number, row in enumerate(inputs.reference("innovations"), start=1):
        if row["subject_code"] and row["subject_code"] not in subjects:
            inputs.problem(
                "reference/innovations.csv", number, "subject_code", row["subject_code"], f"Choose one of {sorted(subjects)}."
            )
        rows.append(
            {
                "innovation_id": row["innovation_id"],
                "name": row["name"],
                "short_name": row["short_name"],
                "subject_code": row["subject_code"],
                "subject_basis": row["subject_basis"],
                "first_year": row["first_year"],
                "origin_government_id": resolve(
                    inputs,
                    index,
                    row["origin_spelling"],
                    file="reference/innovations.csv",
                    row=number,
                    column="origin_spelling",
                ),
                "is_package": row["is_package"],
            }
        )
    return sorted(rows, key=lambda row: row["innovation_id"])


def mentions(inputs: Inputs) -> dict[tuple[str, int, int], Row]:
    """Index the reviewed mentions by (source_file, source_row, mention_no)."""
    known = {row["innovation_id"] for row in inputs.reference("innovations")}
    found = {}
    for number, row in enumerate(inputs.reference("innovation_mentions"), start=1):
        if row["innovation_id"] and row["innovation_id"] not in known:
            inputs.problem(
                "reference/innovation_mentions.csv", number, "innovation_id", row["innovation_id"], "Add it to innovations.csv."
            )
        found[(row["source_file"], int(row["source_row"]), int(row["mention_no"]))] = row
    return found


def innovation_aliases(inputs: Inputs) -> list[Row]:
    """Return every spelling under which an innovation was published, once each."""
    published = [
        {"innovation_id": row["innovation_id"], "alias": row["name_as_published"]}
        for row in inputs.reference("innovation_mentions")
        if row["innovation_id"] and row["name_as_published"]
    ]
    return with_own_names(published, inputs.reference("innovations"))


def with_own_names(aliases: list[Row], innovations: list[Row]) -> list[Row]:
    """Return aliases together with the name and the short name of each innovation, once each."""
    spellings = {(row["innovation_id"], row["alias"]) for row in aliases}
    spellings |= {(row["innovation_id"], name) for row in innovations for name in (row["name"], row["short_name"]) if name}
    return [{"innovation_id": key, "alias": name} for key, name in sorted(spellings)]
