"""What the figures of several pages share: names of provinces, sources, coverage words, chips."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from inovasi import measures, queries, release
from inovasi.access import readers
from inovasi.figures.base import Source
from inovasi.i18n import day, known, t
from inovasi.views import View

Record = dict[str, Any]
NEWEST_FRAME = "38"


def records(rows: pd.DataFrame) -> list[Record]:
    """Return rows as plain dicts; every unknown is None, whole numbers are int."""
    columns = {
        str(name): [None if is_unknown else value for value, is_unknown in zip(column.tolist(), column.isna(), strict=True)]
        for name, column in rows.items()
    }
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


@readers.kept(maxsize=64)
def province_names(data_version: str, frame: str, language: str) -> dict[str, str]:
    """Return the names of the provinces of a frame in a language, by code."""
    rows = queries.run("province_frames_listed", data_version, frame=frame)
    column = "name_id" if language == "id" else "name_en"
    return dict(zip(rows["province_code"], rows[column], strict=True))


@readers.kept(maxsize=4)
def tier_names(data_version: str) -> dict[str, str]:
    """Return the award tiers that measures of awards count, by code, highest first: nominations, finals and awards to governments as such are not among them."""
    rows = queries.run("coverage_by_tier", data_version)
    rows = rows[rows["is_award"] & (rows["recipient"] == "innovation") & rows["competition"].isin(measures.COMPETITIONS)]
    names = dict(zip(rows["tier_code"], rows["tier"], strict=True))
    return {code: names[code] for code in sorted(names, key=lambda code: (not code.startswith("top_"), names[code]))}


def sources_of(source_ids: Iterable[str | None], data_version: str, language: str) -> tuple[Source, ...]:
    """Return the sources of some rows, each once, in order of publisher."""
    wanted = set(source_ids)
    return tuple(source for source in _sources(data_version) if source.source_id in wanted)


@readers.kept(maxsize=4)
def _sources(data_version: str) -> tuple[Source, ...]:
    return tuple(
        Source(
            source_id=row["source_id"],
            publisher=row["publisher"],
            title=row["title"] or "",
            url=row["url"] or "",
            date_published=row["date_published"] or "",
            date_read=row["date_read"] or "",
        )
        for row in records(queries.run("sources_listed", data_version))
    )


def attribution(language: str, data_version: str) -> str:
    """Return the attribution of the boundaries in a language; the release states it in English."""
    return t("app.attribution", language) if language == "id" else release.facts(data_version).attribution


def code_text(group: str, code: object, language: str) -> str | None:
    """Return the words of a code (`step`, `running`); an unknown code is shown as it is, an empty one stays unknown."""
    if pd.isna(code) or code == "":  # type: ignore[call-overload]
        return None
    key = f"codes.{group}.{code}"
    return t(key, language) if known(key, language) else str(code)


def none_in_words(rows: pd.DataFrame, counts: Iterable[str], language: str) -> pd.DataFrame:
    """Return the fields of a detail table with the counts (names of columns) that are zero in words: nothing on record is not none."""
    labels = {t(f"columns.{name}", language) for name in counts}
    empty = rows["field"].isin(labels) & (rows["content"].astype(str) == "0")
    return rows.assign(content=rows["content"].mask(empty, t("words.none_recorded", language)))


def years_text(view: View) -> str:
    """Return the years of a view in words: from its first to the last that is known at its cut-off."""
    return t("words.years", view.language, first=view.first_year, last=max(view.first_year, view.known_year))


def place_text(view: View, data_version: str) -> str:
    """Return the chosen province's name, or the nation's."""
    if not view.province:
        return t("words.nation", view.language)
    known = province_names(data_version, NEWEST_FRAME, view.language) | province_names(
        data_version, view.shown_frame, view.language
    )
    return known.get(view.province, view.province)


def stands_in_frame(view: View, data_version: str) -> bool:
    """Say whether the view's province stands in the frame shown; Papua Selatan does not before 2022."""
    return view.province in province_names(data_version, view.shown_frame, view.language)


def cut_off_text(view: View) -> str:
    """Return the day at which states are read, in words."""
    return day(view.cut_off, view.language)


def rows_for(query: str, view: View, data_version: str) -> pd.DataFrame:
    """Return the rows of a query whose every parameter is a part of the view."""
    return queries.run(query, data_version, **view.params(*queries.parameter_names(query)))
