"""Profil provinsi: what a region could copy next, and whom to ask about it."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from inovasi import listing_rows, queries
from inovasi.access import readers
from inovasi.figures import common, matching, profile_words
from inovasi.figures import profile_place as base
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, records
from inovasi.figures.profile_place import Place
from inovasi.i18n import number, t
from inovasi.search import Condition
from inovasi.views import View

FIRST_CANDIDATES = 3


def candidates(view: View, data_version: str) -> Figure:
    """Return the three best candidates of Cocok untuk daerah for the region, under its even weights, with their reasons and doubts."""
    place = base.place_of(view, data_version)
    if not place.stands:
        return profile_words.not_yet(view, place)
    figure = _ranking(replace(base.on_day(view, place), province="", government=place.government_id), data_version)
    rows = figure.rows.head(FIRST_CANDIDATES)
    columns = tuple(column for column in figure.columns if not column.name.endswith("_points"))
    subtitle = t("profile.candidates_subtitle", view.language, total=number(figure.found_count, view.language))
    return replace(
        figure,
        view=view,
        subtitle=subtitle,
        rows=rows,
        row_count=None,
        columns=columns,
        drawings={},
        point_kind="",
        notes=(*figure.notes, t("profile.candidates_quality", view.language)),
    )


@readers.kept(maxsize=64)
def _ranking(view: View, data_version: str) -> Figure:
    """Return the whole ranking of a region; kept, since several parts of a profile ask for it."""
    return matching.candidates(view, data_version)


CONTACT_NAMES = ["role_text", "innovation_id", "innovation_name", "government_id", "government_name", "agency", "award_year", "source_id", "source_url"]  # fmt: skip


def contacts(view: View, data_version: str) -> Figure:
    """Return whom to ask: the agencies that sources name for the candidates, for what was taken, for the region's own innovations, and go-betweens."""
    language = view.language
    place = base.place_of(view, data_version)
    if not place.stands:
        return profile_words.not_yet(view, place)
    rows = pd.DataFrame(contact_rows(view, place, data_version), columns=CONTACT_NAMES)
    named = int(rows["agency"].notna().sum())
    title = t(
        "profile.contacts_title" if len(rows) else "profile.contacts_empty",
        language,
        count=number(named, language),
        place=place.title,
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("profile.contacts_subtitle", language),
        alt=title,
        definition=t("profile.contacts_definition", language),
        rows=rows,
        columns=tuple(Column(name, t(f"columns.{name}", language)) for name in ("role_text", "innovation_name", "government_name", "agency"))
        + (Column("award_year", t("columns.named_in", language), "year"), Column("source_url", t("columns.source_url", language), "link")),
        query="awards_listed",
        query_params=base.on_day(view, place).params(*queries.parameter_names("awards_listed")),
        notes=(t("profile.contacts_note", language),),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="awards_listed",
        missing_count=len(rows) - named,
    )  # fmt: skip


@readers.kept(maxsize=base.KEPT_PARTS)
def contact_rows(view: View, place: Place, data_version: str) -> list[Record]:
    """Return one row per innovation and agency: candidates first, then what was taken, the region's own, and who brokered."""
    language = view.language
    # The name of an agency is no event: a record of the running year may name it, though its award is not counted yet.
    running = base.on_day(view, place).params(*queries.parameter_names("awards_listed")) | {"last_year": view.as_of.year}
    taken = base.taken(view, place, data_version)
    taken = taken[taken["state"].notna() & taken["innovation_id"].notna()]
    recorded = taken[taken["is_recorded"].astype(bool)].drop_duplicates("innovation_id")
    offered = candidates(view, data_version).rows
    asked = [str(key) for key in {*offered["innovation_id"], *recorded["innovation_id"]}]
    named = _with_agency(place, asked, running, data_version)
    agencies: dict[str, list[Record]] = {}
    for row in records(named):
        agencies.setdefault(row["innovation_id"], []).append(row)
    found: list[Record] = []
    told: set[object] = set()
    for role, rows in (("candidate", offered), ("taken", recorded)):
        for row in records(rows):
            if row["innovation_id"] in told:
                continue
            told.add(row["innovation_id"])
            if row["innovation_id"] in agencies:
                found += [_contact(role, row, agency, language) for agency in agencies[row["innovation_id"]]]
            elif row["origin_name"]:
                found.append(_contact(role, row, None, language))
    own = named[base.is_own(named, place) & ~named["innovation_id"].isin(list(told))]
    own = own[own["award_year"] <= base.to_year(view, place).last_year]
    names = profile_words.innovation_names(data_version)
    found += [_contact("own", row, row, language) for row in records(own)]
    brokered = taken[taken["facilitator"].notna()].drop_duplicates(["innovation_id", "facilitator"])
    found += [
        _contact("facilitator", row, None, language) | {"government_id": None, "government_name": None, "agency": row["facilitator"], "source_id": row["source_id"], "source_url": row["source_url"]}
        for row in records(brokered)
    ]  # fmt: skip
    return [row | {"innovation_name": names.get(str(row["innovation_id"]), row["innovation_name"])} for row in found]


def _with_agency(place: Place, innovations: list[str], params: Mapping[str, object], data_version: str) -> pd.DataFrame:
    """Return the awards that name the agency behind some innovations or behind one of the region: one row per innovation and agency, the newest."""
    every = listing_rows.of_query("awards_listed", params, data_version)
    own = "province_code = $own" if place.is_province else "government_id = $own"
    key = place.code if place.is_province else place.government_id
    where = Condition(
        f"agency is not null and agency is distinct from government_name and (list_contains($innovations, innovation_id) or {own})",
        {"innovations": innovations or [""], "own": key},
    )
    rows = listing_rows.page(every, [where, Condition("innovation_id is not null")], data_version)
    return rows.sort_values(["award_year", "award_id"], ascending=[False, True]).drop_duplicates(["innovation_id", "agency"])


def _contact(role: str, row: Record, agency: Record | None, language: str) -> Record:
    return {
        "role_text": t(f"profile.role_{role}", language),
        "innovation_id": row["innovation_id"],
        "innovation_name": row["innovation_name"],
        "government_id": agency["government_id"] if agency else row.get("origin_government_id"),
        "government_name": agency["government_name"] if agency else row.get("origin_name"),
        "agency": agency["agency"] if agency else None,
        "award_year": agency["award_year"] if agency else None,
        "source_id": agency["source_id"] if agency else row.get("source_id"),
        "source_url": agency["source_url"] if agency else row.get("source_url"),
    }
