"""What became of every handed row: loaded into which table, merged into which row, or set aside and why."""

from collections.abc import Mapping, Sequence

from inovasi.package import awards as award_rows
from inovasi.package.copies import FILE as COPIES_FILE
from inovasi.package.copies import merged_rows, replication_id
from inovasi.package.inputs import Inputs, Row

KEYED_TABLES = {
    "hub_jipp.csv": ("hub_events", "hub_event_id"),
    "replication_forums.csv": ("forums", "forum_id"),
    "oaoi.csv": ("agency_innovation_counts", "agency_count_id"),
    "iga_scores.csv": ("regional_index_scores", "index_score_id"),
    COPIES_FILE: ("replications", "replication_id"),
    "indicators.csv": ("indicators", "source_row"),
}
KEY_COLUMNS = dict(KEYED_TABLES.values()) | {
    "awards": "award_id",
    "competition_years": "award_year",
    "provinces": "province_code",
    "regencies": "regency_code",
    "indicator_catalogue": "indicator_id",
    "sources": "source_id",
}
# What an editor took out is said so, and what it had been can be told again when the row comes back.
REMOVED = {"loaded": "removed", "merged": "removed_with_twin"}
TWINS = {"awards": "same_award_twice", "replications": "same_copy_twice"}


def reconciliation(inputs: Inputs, tables: dict[str, list[Row]]) -> list[Row]:
    """Return one row per handed row of the record and indicator files."""
    rows: list[Row] = []
    for file in award_rows.AWARD_FILES:
        rows += _of_awards(inputs, tables["awards"], file)
    for file, (table, key) in KEYED_TABLES.items():
        rows += _of_keyed(inputs, tables[table], file, table, key)
    for file in award_rows.YEAR_FILES:
        rows += _of_years(inputs, tables["competition_years"], file)
    for file, table, column, handed in (
        ("provinces.csv", "provinces", "province_code", "bps_code"),
        ("regencies.csv", "regencies", "regency_code", "bps_code"),
        ("indicator_catalogue.csv", "indicator_catalogue", "indicator_id", "indicator_id"),
        ("indicator_sources.csv", "sources", "source_id", "source_id"),
    ):
        loaded = {row[column] for row in tables[table]}
        for number, row in enumerate(inputs.source(file), start=1):
            rows.append(_row(file, number, "loaded" if row[handed] in loaded else "set_aside", table, row[handed], ""))
    return rows


def after_edit(rows: Sequence[Row], tables: Mapping[str, Sequence[Row]]) -> list[Row]:
    """Return the reconciliation of handed rows as it stands once an editor has added and removed rows of the tables."""
    there = {table: {row[column] for row in tables[table]} for table, column in KEY_COLUMNS.items()}
    return [_edited(row, row["row_key"] in there[row["table_name"]]) if row["row_key"] else dict(row) for row in rows]


def _edited(row: Row, is_there: bool) -> Row:
    if row["outcome"] in REMOVED and not is_there:
        return row | {"outcome": "set_aside", "reason": REMOVED[row["outcome"]]}
    if is_there and row["reason"] == REMOVED["loaded"]:
        return row | {"outcome": "loaded", "reason": ""}
    if is_there and row["reason"] == REMOVED["merged"]:
        return row | {"outcome": "merged", "reason": TWINS[row["table_name"]]}
    return dict(row)


def _of_awards(inputs: Inputs, loaded: list[Row], file: str) -> list[Row]:
    review = inputs.by_row("award_rows")
    keys = {row["source_row"]: row["award_id"] for row in loaded if row["source_file"] == file}
    rows = []
    for number, _ in enumerate(inputs.source(file), start=1):
        reading = review[(file, number)]
        if str(number) in keys:
            rows.append(_row(file, number, "loaded", "awards", keys[str(number)], ""))
        elif reading["merged_into_row"]:
            target = award_rows.award_id(reading["merged_into_file"], int(reading["merged_into_row"]))
            rows.append(_row(file, number, "merged", "awards", target, "same_award_twice"))
        else:
            rows.append(_row(file, number, "set_aside", "awards", "", "unknown_tier"))
    return rows


def _of_keyed(inputs: Inputs, loaded: list[Row], file: str, table: str, key: str) -> list[Row]:
    keys = {row["source_row"]: row[key] for row in loaded}
    merged = merged_rows(inputs) if file == COPIES_FILE else {}
    rows = []
    for number, _ in enumerate(inputs.source(file), start=1):
        if str(number) in keys:
            rows.append(_row(file, number, "loaded", table, keys[str(number)], ""))
        elif str(number) in merged:
            rows.append(_row(file, number, "merged", table, replication_id(merged[str(number)]), "same_copy_twice"))
        else:
            rows.append(_row(file, number, "set_aside", table, "", "not_read"))
    return rows


def _of_years(inputs: Inputs, years: list[Row], file: str) -> list[Row]:
    known = {row["award_year"] for row in years}
    return [
        _row(file, number, "loaded" if row["year"] in known else "set_aside", "competition_years", row["year"], "")
        for number, row in enumerate(inputs.source(file), start=1)
    ]


def _row(file: str, number: int, outcome: str, table: str, key: str, reason: str) -> Row:
    return {
        "source_file": file,
        "source_row": str(number),
        "outcome": outcome,
        "table_name": table,
        "row_key": key,
        "reason": reason,
    }
