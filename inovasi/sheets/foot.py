"""The foot of a region's sheet: what is missing, notes, and sources."""

from collections.abc import Sequence

import pandas as pd

from inovasi import origin
from inovasi.figures import awards, common, profile, profile_next, profile_standing
from inovasi.figures import profile_place as base
from inovasi.figures.profile_place import Place
from inovasi.i18n import number, t
from inovasi.views import View

MOST_PUBLISHERS = 14


def missing(view: View, place: Place, data_version: str) -> str:
    """Return in one friendly sentence which parts have no record; '' when every part has one."""
    if not place.stands:
        return ""
    language = view.language
    checks = (
        ("taken", base.taken(view, place, data_version)),
        ("given", base.given(view, place, data_version)),
        ("forums", base.forums(view, place, data_version)),
        ("plans", base.plans(view, place, data_version)),
        ("awards", base.awarded(view, place, data_version)),
        ("agencies", base.agency_counts(view, place, data_version)),
    )
    empty = [t(f"sheet.missing_{name}", language) for name, rows in checks if rows.empty]
    return t("sheet.missing", language, parts=", ".join(empty)) if empty else ""


def notes(view: View, place: Place, data_version: str, attribution: str) -> tuple[str, ...]:
    """Return what must be known beside every number of the sheet, and the attribution of the map."""
    language = view.language
    coverage = awards.coverage_text(base.to_year(view, place), data_version) if place.stands else ""
    notes = [origin.told("notes.sample_copies", language, data_version), t("profile.year_only", language), coverage]
    if view.packages == "out":
        notes.append(t("sheet.packages_out", language))
    notes.append(t("sheet.map_source", language, attribution=attribution))
    return tuple(note for note in notes if note)


def sources(view: View, place: Place, data_version: str) -> Sequence[common.Source]:
    """Return every source that a part of the sheet rests on."""
    if not place.stands:
        return ()
    parts = [
        rows_of(view, place, data_version)["source_id"]
        for rows_of in (
            base.taken, base.given, base.forums, base.plan_sources, base.awarded, base.undated_awards,
            base.honours, base.agency_counts, base.index_scores,
        )
    ]  # fmt: skip
    keys = {key for key in pd.concat(parts) if key}
    keys |= {key for item in profile_standing.standings(view, place, data_version) for key in item.source_ids}
    keys |= {source.source_id for source in profile.hub_events(view, data_version).sources}
    keys |= {row["source_id"] for row in profile_next.contact_rows(view, place, data_version) if row["source_id"]}
    return common.sources_of(keys, data_version, view.language)


def sources_text(sources: Sequence[common.Source], language: str) -> str:
    """Return the publishers with the number of their pages, those with most first."""
    counts: dict[str, int] = {}
    for source in sources:
        counts[source.publisher] = counts.get(source.publisher, 0) + 1
    order = sorted(counts, key=lambda name: (-counts[name], name.lower()))
    named = [f"{name} ({number(counts[name], language)})" if counts[name] > 1 else name for name in order[:MOST_PUBLISHERS]]
    return ", ".join(named) + (
        t("sheet.more_publishers", language, count=len(order) - MOST_PUBLISHERS) if len(order) > MOST_PUBLISHERS else ""
    )
