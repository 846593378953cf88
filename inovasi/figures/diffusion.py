"""The shape of spreading: growth to a ceiling (logistic), and whether neighbouring provinces resemble each other (Moran's I)."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import accumulate

import pandas as pd

from inovasi import charts_curves, origin, queries
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, records
from inovasi.i18n import number, percent, t
from inovasi.statistics import curves, neighbours
from inovasi.views import View

LEVEL = 0.05
MOST_CANDIDATES = 10
SHARES = "regency_gaps_by_province"  # the same rows as the list of gaps below it on the page


def growth(view: View, data_version: str) -> Figure:
    """Return the logistic curve of the adopters of the view's innovation where it may be drawn; else what is missing.

    Packages are left out: copies granted on one day are no spreading. Without an innovation: the candidates, and what each lacks.
    """
    language = view.language
    if view.innovation:
        found = records(common.rows_for("adopter_dates_listed", view, data_version))
        candidates = _candidates([row for row in found if not row["is_package"]], view)
        packages = sum(int(row["copy_count"]) for row in found if row["is_package"])
    else:
        params = view.params("frame", "cut_off", "first_year", "with_packages", "province")
        candidates = _candidates(
            records(queries.run("growth_candidates_listed", data_version, **params, least_adopters=curves.LEAST_ADOPTERS)), view
        )
        kinds = records(common.rows_for("adopted_kinds", view, data_version))
        packages = sum(int(row["copy_count"]) for row in kinds if row["is_package"])
    chosen = candidates[0] if view.innovation and candidates else None
    notes = [t("notes.growth_rule", language, least=curves.LEAST_ADOPTERS, years=curves.LEAST_YEARS)]
    if packages:
        notes.append(t("notes.growth_packages", language, count=number(packages, language)))
    notes.append(t("notes.growth_cumulative", language))
    notes.append(origin.told("notes.sample_copies", language, data_version))
    drawings: dict[str, dict[str, object]] = {}
    if chosen is not None and chosen.reason == "ok" and chosen.curve is not None:
        title = t(
            "figures.growth.title",
            language,
            name=chosen.name,
            ceiling=number(chosen.curve.asymptote, language),
            interval=t(
                "words.interval",
                language,
                low=number(chosen.curve.asymptote_low, language),
                high=number(chosen.curve.asymptote_high, language),
            ),
            bend=str(round(chosen.curve.inflection)),
        )
        drawings = {"grafik": _growth_chart(chosen, language)}
        rows, columns = _growth_rows(chosen, language)
    elif view.innovation:
        title = t(
            f"figures.growth.gate_{chosen.reason if chosen else 'few'}",
            language,
            name=spread.innovation_name(view, data_version),
            count=number(chosen.total if chosen else 0, language),
            least=curves.LEAST_ADOPTERS,
        )
        rows, columns = spread.gate(view, _conditions(chosen, language))
    else:
        best = candidates[0] if candidates else None
        enough = [one for one in candidates if one.reason == "ok"]
        title = t(
            "figures.growth.some" if enough else "figures.growth.none",
            language,
            count=number(len(enough), language),
            least=curves.LEAST_ADOPTERS,
            most=number(best.total if best else 0, language),
            name=best.name if best else "–",
        )
        rows, columns = _candidate_rows(candidates[:MOST_CANDIDATES], view, data_version)
    return Figure(
        view=view,
        title=title,
        subtitle=spread.subtitle(view, data_version, "growth"),
        alt=title,
        definition=t("figures.growth.definition", language),
        rows=rows,
        columns=columns,
        query="adopter_dates_listed",
        query_params=view.params(*queries.parameter_names("adopter_dates_listed")),
        drawings=drawings,
        notes=tuple(notes),
        sources=spread.copy_sources(view, data_version),
        all_rows_query="adopter_dates_listed",
        key="innovation_id" if not view.innovation else "",
    )


@dataclass(frozen=True)
class Candidate:
    """An innovation with its dated adopters cumulated by year (packages left out), and whether a curve may be drawn."""

    key: str
    name: str
    years: tuple[int, ...]
    cumulated: tuple[int, ...]
    reason: str
    curve: curves.Logistic | None

    @property
    def total(self) -> int:
        return self.cumulated[-1] if self.cumulated else 0


def _candidates(rows: list[Record], view: View) -> list[Candidate]:
    """Return the innovations of rows with copies by day or year, most adopters first."""
    names: dict[str, str] = {}
    counts: dict[str, Counter[int]] = {}
    for row in rows:
        key = str(row["innovation_id"])
        names.setdefault(key, str(row["innovation_name"]))
        year = row["recorded_year"] if "recorded_year" in row else row["first_copy_date"].year
        counts.setdefault(key, Counter())[int(year)] += int(row["copy_count"])
    verdicts: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[str, curves.Logistic | None]] = {}  # many grow alike
    found = []
    for key in sorted(names):
        years = tuple(range(min(counts[key]), view.last_year + 1))
        cumulated = tuple(accumulate(counts[key][year] for year in years))
        if (years, cumulated) not in verdicts:
            verdicts[(years, cumulated)] = curves.verdict(years, cumulated)
        found.append(Candidate(key, names[key], years, cumulated, *verdicts[(years, cumulated)]))
    return sorted(found, key=lambda one: (-one.total, one.name))


def _day_count(key: str, view: View, data_version: str) -> int:
    """Return on how many days copies of an innovation are first recorded, packages left out."""
    rows = common.rows_for("adopter_dates_listed", replace(view, innovation=key), data_version)
    return int((~rows["is_package"].astype(bool)).sum())


def _conditions(chosen: Candidate | None, language: str) -> list[tuple[str, int, int]]:
    """Return what the curve needs and what there is: the counts, then (once these are enough) its bend and its ceiling."""
    found = [
        (t("spread.need_adopters", language), curves.LEAST_ADOPTERS, chosen.total if chosen else 0),
        (t("spread.need_years", language), curves.LEAST_YEARS, len(chosen.years) if chosen else 0),
    ]
    if chosen is not None and chosen.reason not in ("few", "years"):
        found.append((t("spread.need_bend", language), 1, int(chosen.reason == "wide")))
        found.append((t("spread.need_ceiling", language), 1, 0))
    return found


def _candidate_rows(candidates: list[Candidate], view: View, data_version: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    language = view.language
    rows = pd.DataFrame(
        [
            {
                "innovation_id": one.key,
                "innovation_name": one.name,
                "adopter_count": one.total,
                "day_count": _day_count(one.key, view, data_version),
                "first_year": one.years[0],
                "verdict_text": t(f"spread.verdict_{one.reason}", language),
            }
            for one in candidates
        ],
        columns=["innovation_id", "innovation_name", "adopter_count", "day_count", "first_year", "verdict_text"],
    )
    return rows, (
        Column("innovation_name", t("columns.innovation_name", language)),
        Column("adopter_count", t("columns.dated_adopters", language), "integer"),
        Column("day_count", t("columns.day_count", language), "integer"),
        Column("verdict_text", t("columns.verdict", language)),
    )


def _growth_rows(chosen: Candidate, language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    assert chosen.curve is not None
    rows = pd.DataFrame(
        {"year": chosen.years, "adopter_count": chosen.cumulated, "fitted": [chosen.curve.at(year) for year in chosen.years]}
    )
    return rows, (
        Column("year", t("columns.until_year", language), "year"),
        Column("adopter_count", t("columns.dated_adopters", language), "integer"),
        Column("fitted", t("spread.curve", language), "number", 1),
    )


def _growth_chart(chosen: Candidate, language: str) -> dict[str, object]:
    assert chosen.curve is not None
    return charts_curves.growth(
        chosen.years,
        chosen.cumulated,
        chosen.curve,
        language=language,
        value_title=t("columns.dated_adopters", language),
        points_label=t("columns.dated_adopters", language),
        curve_label=t("spread.curve", language),
        ceiling_label=t("spread.ceiling", language),
    )


def neighbourhood(view: View, data_version: str) -> Figure:
    """Return whether neighbouring provinces resemble each other in the share of their regencies and cities with a recorded copy.

    Recorded is what the rest of the page calls so (unknown stages and stopped copies too). A province none of whose regencies and cities
    is named by a record is unknown and left out; one that is only named with visits is a zero.
    """
    language = view.language
    reach = _shares(view, data_version)
    copies = _values("recorded_by_province", view, data_version)
    near, links = neighbours.of_frame(view.shown_frame)
    names = common.province_names(data_version, view.shown_frame, language)
    params = view.params(*queries.parameter_names(SHARES))
    notes = [t("notes.moran_press", language), t("notes.moran_neighbours", language, islands=_islands(near, links, names))]
    found = _moran(reach, near)
    drawings: dict[str, dict[str, object]] = {}
    if found is not None:
        rows, columns = _neighbour_rows(reach, copies, found, near, names, language)
        sizes = common.rows_for(SHARES, view, data_version)
        rows = rows.merge(sizes[["province_code", "with_copy_count", "regency_count"]], on="province_code", how="left")
        title = t(
            f"figures.moran.{_direction(found)}",
            language,
            **_words(found, language),
        )
        drawings = {"grafik": _scatter(reach, found, names, view, data_version)}
        notes.insert(
            0,
            t(
                "notes.moran_reading",
                language,
                expected=number(found.expected, language, 2),
                permutations=number(neighbours.PERMUTATIONS, language),
            ),
        )
        notes.append(_second(copies, near, language))
        if view.packages == "in":
            single = _shares(replace(view, packages="out"), data_version)
            without = _moran(single, near)
            if without is None:
                notes.insert(1, t("notes.moran_packages", language, count=len(single), least=neighbours.LEAST_PROVINCES))
            else:
                notes.insert(1, t(f"notes.moran_without_{_direction(without)}", language, **_words(without, language)))
    else:
        title = t("figures.moran.gate", language, count=number(len(reach), language), least=neighbours.LEAST_PROVINCES)
        rows, columns = spread.gate(view, [(t("spread.need_provinces", language), neighbours.LEAST_PROVINCES, len(reach))])
    notes.append(origin.told("notes.sample_copies", language, data_version))
    return Figure(
        view=view,
        title=title,
        subtitle=t(
            "figures.moran.subtitle",
            language,
            frame=view.shown_frame,
            first=view.first_year,
            last=view.last_year,
        ),
        alt=title,
        definition=t("figures.moran.definition", language),
        rows=rows,
        columns=columns,
        query=SHARES,
        query_params=params,
        drawings=drawings,
        notes=tuple(notes),
        sources=spread.copy_sources(_whole(view), data_version),
        all_rows_query="copies_listed",
        point_kind="province" if drawings else "",
        missing_count=len(names) - len(reach),
    )


def _whole(view: View) -> View:
    """Return the view without the innovation and province that this figure does not follow."""
    return replace(view, innovation="", province="")


def _shares(view: View, data_version: str) -> dict[str, float]:
    """Return by province the share (0-1) of its regencies and cities with a recorded copy, where a record names any of them."""
    return {
        str(row["province_code"]): int(row["with_copy_count"]) / int(row["regency_count"])
        for row in records(common.rows_for(SHARES, view, data_version))
        if row["look"] == "value" and int(row["with_copy_count"]) + int(row["explored_only_count"]) > 0
    }


def _values(query: str, view: View, data_version: str) -> dict[str, float]:
    """Return the known values of provinces: zero where the records name a province without a copy, none where nothing is known."""
    rows = records(common.rows_for(query, view, data_version))
    return {
        str(row["province_code"]): float(row["value"] or 0)
        for row in rows
        if row["look"] == "value" or (row["look"] == "zero" and row["value"] is not None)
    }


def _moran(values: dict[str, float], near: neighbours.Neighbours) -> neighbours.Moran | None:
    if len(values) < neighbours.LEAST_PROVINCES or len(set(values.values())) < 2:
        return None
    return neighbours.moran(values, near)


def _direction(found: neighbours.Moran) -> str:
    if found.p_value >= LEVEL:
        return "title_chance"
    return "title_alike" if found.statistic > found.expected else "title_unlike"


def _second(copies: dict[str, float], near: neighbours.Neighbours, language: str) -> str:
    """Return the same statistic of the number of recorded copies, as a check of how much hangs on the measure."""
    found = _moran(copies, near)
    if found is None:
        return t("notes.moran_second_none", language)
    return t(
        "notes.moran_second",
        language,
        **_words(found, language),
    )


def _words(found: neighbours.Moran, language: str) -> dict[str, str]:
    """Return a result as the words of a sentence."""
    return {
        "statistic": number(found.statistic, language, 2),
        "p": number(found.p_value, language, 3),
        "count": number(found.province_count, language),
    }


def _islands(near: neighbours.Neighbours, links: frozenset[tuple[str, str]], names: dict[str, str]) -> str:
    alone = [code for code in near if all((min(code, other), max(code, other)) in links for other in near[code])]
    return ", ".join(names[code] for code in alone)


def _neighbour_rows(
    reach: dict[str, float],
    copies: dict[str, float],
    found: neighbours.Moran,
    near: neighbours.Neighbours,
    names: dict[str, str],
    language: str,
) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    rows = pd.DataFrame(
        [
            {
                "province_code": code,
                "province_name": names[code],
                "value": reach[code],
                "lag": found.lags[code],
                "copies": copies.get(code),
                "neighbour_names": ", ".join(names[other] for other in near[code] if other in reach),
            }
            for code in found.lags
        ]
    )
    return rows, (
        Column("province_name", t("columns.province_name", language)),
        Column("value", t("spread.share_with_copy", language), "share", 1),
        Column("with_copy_count", t("columns.with_copy_count", language), "integer"),
        Column("regency_count", t("columns.regency_count", language), "integer"),
        Column("lag", t("columns.neighbour_mean", language), "share", 1),
        Column("copies", t("measures.recorded.name", language), "integer"),
        Column("neighbour_names", t("columns.neighbour_names", language)),
    )


def _scatter(
    reach: dict[str, float], found: neighbours.Moran, names: dict[str, str], view: View, data_version: str
) -> dict[str, object]:
    language = view.language
    places = records(queries.run("province_frames_listed", data_version, frame=view.shown_frame))
    short = {str(row["province_code"]): str(row["abbreviation"]) for row in places}
    codes = list(found.lags)
    return charts_curves.against_neighbours(
        charts_curves.spaced_names(
            [short[code] for code in codes], [reach[code] for code in codes], [found.lags[code] for code in codes]
        ),
        codes,
        [reach[code] for code in codes],
        [found.lags[code] for code in codes],
        [
            t(
                "spread.neighbour_hover",
                language,
                name=names[code],
                value=percent(reach[code], language),
                mean=percent(found.lags[code], language),
            )
            for code in codes
        ],
        language=language,
        value_title=t("spread.share_with_copy", language),
        lag_title=t("columns.neighbour_mean", language),
    )
