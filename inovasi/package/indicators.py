"""Indicator values with the frame they belong to, and their catalogue."""

from inovasi.identity import GovernmentIndex, province_code, suggest
from inovasi.package.inputs import Inputs, Row
from inovasi.package.marks import is_unsure

FILE = "indicators.csv"
NATION = "Indonesia"


def indicators(inputs: Inputs, index: GovernmentIndex) -> list[Row]:
    """Return one row per indicator, place and year; an empty province_code is the nation."""
    frames = {(row["indicator_id"], row["year"]): row for row in inputs.reference("indicator_frames")}
    rows = []
    for number, row in enumerate(inputs.source(FILE), start=1):
        frame = frames[(row["indicator_id"], row["year"])]
        code = "" if row["province"] == NATION else province_code(row["province"], index)
        if code is None:
            near = ", ".join(suggest(row["province"], index))
            inputs.problem(FILE, number, "province", row["province"], f"Unknown province; nearest: {near}.")
            continue
        rows.append(
            {
                "indicator_id": row["indicator_id"],
                "indicator_year": row["year"],
                "frame": frame["frame"],
                "province_code": code,
                "value": row["value"],
                "status": row["status"],
                "is_partial": frame["is_partial"],
                "is_unsure": is_unsure(row["note"]),
                "source_id": row["source_id"],
                "source_row": str(number),
            }
        )
    return rows


def indicator_catalogue(inputs: Inputs) -> list[Row]:
    columns: tuple[str, ...] = ("indicator_id", "name_id", "name_en", "unit_id", "unit_en", "decimals", "better", "publisher")
    columns += (
        "definition_id",
        "definition_en",
        "frequency_id",
        "frequency_en",
        "is_partial",
        "break_years",
        "break_id",
        "break_en",
    )
    return [{name: row[name] for name in columns} for row in inputs.reference("indicator_catalogue")]


def indicator_subjects(inputs: Inputs) -> list[Row]:
    """Return which indicator speaks to which subject; a row that names an unknown indicator or subject is a problem."""
    known = {
        "indicator_id": {row["indicator_id"] for row in inputs.reference("indicator_catalogue")},
        "subject_code": {row["subject_code"] for row in inputs.reference("subjects")},
    }
    rows = inputs.reference("indicator_subjects")
    for number, row in enumerate(rows, start=1):
        for column, codes in known.items():
            if row[column] not in codes:
                inputs.problem(
                    "reference/indicator_subjects.csv", number, column, row[column], f"Choose one of {', '.join(sorted(codes))}."
                )
    return rows
