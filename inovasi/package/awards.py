"""Awards, competition years and official counts."""

from inovasi.identity import GovernmentIndex
from inovasi.package.innovations import mentions
from inovasi.package.inputs import Inputs, Row
from inovasi.package.places import resolve
from inovasi.package.sources import source_id

AWARD_FILES = {"awards_2014_2019.csv": "a14", "awards_2020_2025.csv": "a20"}
YEAR_FILES = ("kipp_years_2014_2019.csv", "kipp_years_2020_2025.csv")


def award_id(file: str, row: int) -> str:
    """Return the key of an award row: its file and its row there."""
    return f"{AWARD_FILES[file]}-{row:03d}"


def awards(inputs: Inputs, index: GovernmentIndex) -> list[Row]:
    """Return one row per award of one innovation or government in one year and tier; twins are left to their richer row."""
    reviewed = inputs.by_row("award_rows")
    tiers = {(row["competition"], row["award_year"], row["tier_code"]): row for row in inputs.reference("award_tiers")}
    subjects = {row["category"]: row["subject_code"] for row in inputs.reference("category_subjects")}
    named = mentions(inputs)
    of_innovation = {row["innovation_id"]: row["subject_code"] for row in inputs.reference("innovations")}
    rows = []
    for file in AWARD_FILES:
        for number, row in enumerate(inputs.source(file), start=1):
            review = reviewed[(file, number)]
            if review["merged_into_row"]:
                continue
            tier = tiers.get((row["competition"], row["year"], review["tier_code"]))
            if tier is None:
                inputs.problem(file, number, "tier", row["tier"], "Add the tier of this year to reference/award_tiers.csv.")
                continue
            rows.append(
                {
                    "award_id": award_id(file, number),
                    "award_year": row["year"],
                    "competition": row["competition"],
                    "tier_code": review["tier_code"],
                    "rank": row["rank"],
                    "innovation_id": named[(file, number, 1)]["innovation_id"],
                    "name_as_published": row["innovation"],
                    "government_id": resolve(inputs, index, row["government"], file=file, row=number, column="government"),
                    "agency": row["agency"],
                    "subject_code": of_innovation.get(named[(file, number, 1)]["innovation_id"], "")
                    or subjects.get(row["category"], ""),
                    "is_award": tier["is_award"],
                    "is_derived": review["is_derived"],
                    "is_category_inferred": review["is_category_inferred"],
                    "is_unsure": review["is_unsure"],
                    "source_id": source_id(row["source_url"]),
                    "source_file": file,
                    "source_row": str(number),
                }
            )
    return rows


def award_tiers(inputs: Inputs) -> list[Row]:
    columns = (
        *("competition", "award_year", "tier_code", "tier", "tier_order", "size", "is_award", "recipient"),
        *("contains", "rule_id", "rule_en"),
    )
    return [
        {name: row[name] for name in columns} | {"source_id": _source_of(inputs, row)} for row in inputs.reference("award_tiers")
    ]


def competition_years(inputs: Inputs) -> list[Row]:
    columns = ("competition", "award_year", "is_held", "theme", "decree", "change_id", "change_en", "has_break")
    return [
        {name: row[name] for name in columns} | {"source_id": _source_of(inputs, row)}
        for row in inputs.reference("competition_years")
    ]


def competition_counts(inputs: Inputs) -> list[Row]:
    columns = (
        "count_id",
        "competition",
        "award_year",
        "quantity",
        "group_code",
        "tier_code",
        "level",
        "unit",
        "value",
        "is_preferred",
    )
    rows = []
    for row in inputs.reference("competition_counts"):
        source = source_id(row["source_url"]) or _source_of(inputs, row)
        rows.append(
            {name: row[name] for name in columns} | {"note_id": row["note_id"], "note_en": row["note_en"], "source_id": source}
        )
    return rows


def _source_of(inputs: Inputs, row: Row) -> str:
    """Return the source of the handed row that a reviewed row rests on."""
    if not row["source_file"] or not row["source_row"]:
        return ""
    return source_id(inputs.source(row["source_file"])[int(row["source_row"]) - 1]["source_url"])
