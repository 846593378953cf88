"""The figures of one government: what it created, won, took and gave; of a province also its hub, forums, and governments within."""

from dataclasses import replace

import pandas as pd

from inovasi import origin
from inovasi.figures import common, tables
from inovasi.figures.base import Figure
from inovasi.figures.hubs import forums_title
from inovasi.i18n import number, t
from inovasi.views import View

LEAVE_OUT = {  # columns that only repeat whose page it is
    "created": ("origin_name", "province_code"),
    "awards": ("government_name", "level", "province_name"),
    "agencies": ("government_name", "level"),
    "index_scores": ("government_name", "level"),
    "forums": ("province_name",),
    "hub_events": ("province_name",),
    "within": ("province_code",),
}
LEVELS_WITHIN = ("kabupaten", "kota")


def facts(view: View, data_version: str) -> Figure:
    """Return what is recorded of the government, field by field. Raises KeyError when it is not there."""
    language = view.language
    found = tables.detail(replace(view, table="governments", row=view.government), data_version)
    row = common.records(_rows(view, data_version, "governments", "government_id", view.government))[0]
    counts = {
        name: _told(name, int(str(row[f"{column}_count"])), language)
        for name, column in (("created", "created"), ("awards", "award"), ("taken", "taken"), ("given", "given"))
    }
    level = common.code_text("level", row["level"], language) or "–"
    sources = tables.sources_behind("government_id", [view.government], view, data_version)
    return replace(
        found,
        view=view,
        rows=common.none_in_words(found.rows, ("created_count", "award_count", "taken_count", "given_count"), language),
        sources=sources,
        subtitle=t("figures.government_facts.subtitle", language, level=level, **counts),
    )


def _told(name: str, count: int, language: str) -> str:
    """Return a count in words; nothing on record is never written as zero."""
    if not count:
        return t(f"figures.government_facts.no_{name}", language)
    return t(f"figures.government_facts.{name}", language, count=number(count, language))


def created(view: View, data_version: str) -> Figure:
    """Return the innovations that the government originated."""
    return _listed(view, data_version, "innovations", "created", "origin_government_id", view.government)


def awards(view: View, data_version: str) -> Figure:
    """Return the awards and competition stages of the government and its agencies."""
    found = _listed(view, data_version, "awards", "awards", "government_id", view.government)
    return replace(found, notes=(origin.told("awards.sample", view.language, data_version),))


def agencies(view: View, data_version: str) -> Figure:
    """Return what sources say of one agency, one innovation in this government; counts are never added up."""
    return _listed(view, data_version, "agency_counts", "agencies", "government_id", view.government)


def index_scores(view: View, data_version: str) -> Figure:
    """Return the regional innovation index of the government; points of 2020 and later scores (0-100) are never compared."""
    return _listed(view, data_version, "index_scores", "index_scores", "government_id", view.government)


def forums(view: View, data_version: str) -> Figure:
    """Return the choices of the forums held in the province; no other government has forums of its own."""
    rows = _rows(view, data_version, "forums", "province_code", _province(view, data_version))
    title = forums_title("government_forums", rows, view.language)
    return tables.in_words(view, data_version, "forums", rows, title, leave_out=LEAVE_OUT["forums"])


def hub_events(view: View, data_version: str) -> Figure:
    """Return the events in the life of the province as a hub."""
    return _listed(view, data_version, "hub_events", "hub_events", "province_code", _province(view, data_version))


def within(view: View, data_version: str) -> Figure:
    """Return the regencies and cities of the province that records name."""
    rows = _rows(view, data_version, "governments", "province_code", _province(view, data_version))
    named = rows[rows["level"].isin(LEVELS_WITHIN)]
    found = _in_words(view, data_version, "governments", "within", named)
    behind = tables.sources_behind("government_id", [str(key) for key in named["government_id"]], view, data_version)
    return replace(
        found,
        sources=tuple(sorted(behind, key=lambda source: source.source_id)),
        notes=(origin.told("notes.no_record", view.language, data_version),),
    )


def _listed(view: View, data_version: str, code: str, words: str, column: str, key: str) -> Figure:
    return _in_words(view, data_version, code, words, _rows(view, data_version, code, column, key))


def _rows(view: View, data_version: str, code: str, column: str, key: str) -> pd.DataFrame:
    return tables.rows_with(code, view.language, data_version, **{column: key})


def _in_words(view: View, data_version: str, code: str, words: str, rows: pd.DataFrame) -> Figure:
    title = t(f"figures.government_{words}.title", view.language, count=number(len(rows), view.language))
    return tables.in_words(view, data_version, code, rows, title, leave_out=LEAVE_OUT.get(words, ()))


def _province(view: View, data_version: str) -> str:
    """Return the code (frame 38) of the province that the view's government governs; '' for any other government."""
    rows = _rows(view, data_version, "governments", "government_id", view.government)
    found = common.records(rows[rows["level"] == "provinsi"])
    return str(found[0]["province_code"]) if found else ""
