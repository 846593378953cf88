"""The register of sources: one row per page that a record rests on."""

import hashlib
from urllib.parse import urlsplit

from inovasi.package.inputs import Inputs, Row

RECORD_FILES = (
    "awards_2014_2019.csv",
    "awards_2020_2025.csv",
    "hub_jipp.csv",
    "iga_scores.csv",
    "kipp_years_2014_2019.csv",
    "kipp_years_2020_2025.csv",
    "oaoi.csv",
    "replication_forums.csv",
    "replications.csv",
)
DATE_READ = "2026-11"  # the month in which the pages were read; the day of each page was not kept


def source_id(url: str) -> str:
    """Return a stable key for an address: its host and a hash, so that it can be read and never collides."""
    if not url:
        return ""
    host = urlsplit(url).netloc.removeprefix("www.").replace(":", "-")
    return f"{host}-{hashlib.sha256(url.encode()).hexdigest()[:8]}"


def sources(inputs: Inputs) -> list[Row]:
    """Return every page of the records and of the indicators. The publisher of a record page is its host until it is read."""
    rows: dict[str, Row] = {}
    addresses = [row["source_url"] for name in RECORD_FILES for row in inputs.source(name)]
    addresses += [row["source_url"] for row in inputs.reference("competition_counts")]
    for url in addresses:
        key = source_id(url)
        if key:
            rows[key] = {
                "source_id": key,
                "publisher": urlsplit(url).netloc.removeprefix("www."),
                "is_publisher_from_host": "yes",
                "title": "",
                "url": url,
                "date_published": "",
                "date_read": DATE_READ,
                "licence": "",
            }
    for row in inputs.source("indicator_sources.csv"):
        rows[row["source_id"]] = {
            "source_id": row["source_id"],
            "publisher": row["publisher"],
            "is_publisher_from_host": "no",
            "title": row["title"],
            "url": row["source_url"],
            "date_published": "",
            "date_read": DATE_READ,
            "licence": "",
        }
    return [rows[key] for key in sorted(rows)]
