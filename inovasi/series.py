"""Values of an indicator as lines: never across a break of the series, never across a change of a province's borders.

A *land* is a province whose borders stayed as they were: Jawa Tengah of the 34 and of the 38 frame is one land, Papua is two.
An *era* is the stretch between two breaks of a series: 2016 as a break year starts a new era in 2016. A *line* is a land in an era.
"""

from collections.abc import Sequence

import pandas as pd

NATION = "nation"


def lands(successions: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return the land of each (frame, province code). Pairs of kind `same` are one land; it is named after its newest frame."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(place: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(place, place)
        while parent[place] != place:
            place = parent[place]
        return place

    for row in successions.itertuples():
        older, newer = root((str(row.from_frame), str(row.from_code))), root((str(row.to_frame), str(row.to_code)))
        if row.kind == "same" and older != newer:
            first, last = sorted((older, newer))
            parent[first] = last
    return {place: ".".join(root(place)) for place in list(parent)}


def break_years(text: object) -> tuple[int, ...]:
    """Return the first years of new eras from the catalogue's text (`2021;2023`); nothing for an unbroken series."""
    if text is None or pd.isna(text) or text == "":  # type: ignore[call-overload]
        return ()
    return tuple(sorted(int(float(part)) for part in str(text).split(";")))


def lined(values: pd.DataFrame, successions: pd.DataFrame, breaks: Sequence[int]) -> pd.DataFrame:
    """Return the rows of `indicator_series` with their land, era (0, 1, ...) and line; the nation is a land of its own.

    Raises KeyError for a province that no frame knows.
    """
    known = lands(successions)
    rows = values.copy()
    rows["land"] = [
        NATION if pd.isna(code) else known[(str(frame), str(code))]
        for frame, code in zip(values["frame"], values["province_code"], strict=True)
    ]
    rows["era"] = [sum(year >= first for first in breaks) for year in values["indicator_year"]]
    rows["line"] = [f"{land}#{era}" for land, era in zip(rows["land"], rows["era"], strict=True)]
    return rows


def panel(rows: pd.DataFrame, era: int) -> pd.DataFrame:
    """Return one row per land and one column per year of an era: whole values only, lands with an unknown year left out.

    Partial years are no part of a panel. `rows` are those of `lined`; the nation is left out.
    """
    kept = rows[(rows["era"] == era) & ~rows["is_partial"].astype(bool) & (rows["land"] != NATION)]
    if kept.empty:
        return pd.DataFrame()
    wide = kept.pivot(index="land", columns="indicator_year", values="value")
    wide.columns = [int(year) for year in wide.columns]
    return wide.dropna().sort_index()


def common_span(rows: pd.DataFrame) -> tuple[int, int] | None:
    """Return first and last year of the newest era that holds two years or more with whole province values, or None."""
    whole = rows[~rows["is_partial"].astype(bool) & (rows["land"] != NATION)]
    for era in sorted(set(whole["era"]), reverse=True):
        years = sorted({int(year) for year in whole.loc[whole["era"] == era, "indicator_year"]})
        if len(years) > 1:
            return years[0], years[-1]
    return None
