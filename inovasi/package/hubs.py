"""Hub events, forums, what forums chose, agency counts and regional index scores."""

from inovasi.identity import GovernmentIndex
from inovasi.package.copies import merged_rows, replication_id
from inovasi.package.innovations import mentions
from inovasi.package.inputs import Inputs, Row
from inovasi.package.marks import is_unsure
from inovasi.package.places import resolve
from inovasi.package.sources import source_id


def hub_events(inputs: Inputs) -> list[Row]:
    columns: tuple[str, ...] = (
        "province_code",
        "scope",
        "date_from",
        "date_to",
        "precision",
        "event",
        "event_type",
        "basis",
        "decree",
    )
    columns += ("text_id", "text_en", "source_date_kind")
    return [_reviewed(inputs, "hub_jipp.csv", row, "hub_event_id", "h", columns) for row in inputs.reference("hub_events")]


def forums(inputs: Inputs) -> list[Row]:
    columns: tuple[str, ...] = (
        "forum_id",
        "date_from",
        "date_to",
        "precision",
        "series_no",
        "is_series_no_inferred",
        "province_code",
        "scope",
    )
    columns += ("organiser", "format", "kind", "title_id", "title_en", "note_id", "note_en")
    rows = []
    for row in inputs.reference("forums"):
        source = inputs.source("replication_forums.csv")[int(row["source_row"]) - 1]
        rows.append(
            {name: row[name] for name in columns}
            | {
                "source_id": source_id(source["source_url"]),
                "is_unsure": is_unsure(source["note"]),
                "source_row": row["source_row"],
            }
        )
    return rows


def forum_choices(inputs: Inputs) -> list[Row]:
    """Return one row per innovation that a forum chose, proposed, reviewed or learned of."""
    named = mentions(inputs)
    forum_of = {row["source_row"]: row["forum_id"] for row in inputs.reference("forums")}
    return [
        {
            "forum_id": forum_of[row["forum_source_row"]],
            "choice_no": row["choice_no"],
            "name_as_published": row["name_as_published"],
            "innovation_id": named[("replication_forums.csv", int(row["forum_source_row"]), int(row["choice_no"]))][
                "innovation_id"
            ],
            "status": row["status"],
        }
        for row in inputs.reference("forum_choices")
    ]


def forum_choice_copies(inputs: Inputs) -> list[Row]:
    """Return which copies came of which choice: one row per choice and copy."""
    merged = merged_rows(inputs)
    forum_of = {row["source_row"]: row["forum_id"] for row in inputs.reference("forums")}
    found = {
        (forum_of[row["forum_source_row"]], row["choice_no"], replication_id(merged.get(copy.strip(), copy.strip())))
        for row in inputs.reference("forum_choices")
        for copy in row["replication_rows"].split(";")
        if copy.strip()
    }
    ordered = sorted(found, key=lambda item: (item[0], int(item[1]), item[2]))
    return [{"forum_id": forum, "choice_no": number, "replication_id": copy} for forum, number, copy in ordered]


def agency_innovation_counts(inputs: Inputs, index: GovernmentIndex) -> list[Row]:
    columns: tuple[str, ...] = (
        "inventory",
        "agencies_total",
        "agencies_with_innovation",
        "innovations_total",
        "count_kind",
        "has_policy",
    )
    columns += ("policy_id", "policy_en", "note_id", "note_en")
    rows = []
    for row in inputs.reference("agency_counts"):
        source = inputs.source("oaoi.csv")[int(row["source_row"]) - 1]
        government = resolve(inputs, index, source["government"], file="oaoi.csv", row=int(row["source_row"]), column="government")
        rows.append(
            {"agency_count_id": f"c{int(row['source_row']):03d}", "government_id": government, "count_year": source["year"]}
            | {name: row[name] for name in columns}
            | {
                "source_id": source_id(source["source_url"]),
                "is_unsure": is_unsure(source["note"]),
                "source_row": row["source_row"],
            }
        )
    return rows


def regional_index_scores(inputs: Inputs, index: GovernmentIndex) -> list[Row]:
    columns: tuple[str, ...] = ("scale", "predicate_code", "predicate_id", "predicate_en", "is_rated")
    rows = []
    for row in inputs.reference("index_rows"):
        number = int(row["source_row"])
        source = inputs.source("iga_scores.csv")[number - 1]
        is_average = source["government"].startswith("Rata-rata")
        government = (
            ""
            if is_average
            else resolve(inputs, index, source["government"], file="iga_scores.csv", row=number, column="government")
        )
        rows.append(
            {"index_score_id": f"i{number:03d}", "score_year": source["year"], "government_id": government}
            | {"is_national_average": "yes" if is_average else "no", "score": source["score"]}
            | {name: row[name] for name in columns}
            | {
                "source_id": source_id(source["source_url"]),
                "is_unsure": is_unsure(source["note"]),
                "source_row": row["source_row"],
            }
        )
    return rows


def _reviewed(inputs: Inputs, file: str, row: Row, key: str, prefix: str, columns: tuple[str, ...]) -> Row:
    source = inputs.source(file)[int(row["source_row"]) - 1]
    return (
        {key: f"{prefix}{int(row['source_row']):03d}"}
        | {name: row[name] for name in columns}
        | {"source_id": source_id(source["source_url"]), "is_unsure": is_unsure(source["note"]), "source_row": row["source_row"]}
    )
