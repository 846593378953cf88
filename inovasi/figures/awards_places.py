"""Recorded awards by province and subject: the funnel plot instead of a league table, ranks and rates with their intervals."""

from dataclasses import replace

import pandas as pd

from inovasi import charts_awards, charts_funnel, charts_intervals, palette, queries
from inovasi.charts_awards import Bar
from inovasi.charts_funnel import Point
from inovasi.charts_intervals import Interval
from inovasi.figures import awards, common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import number, t
from inovasi.statistics import funnel, ranks
from inovasi.views import View

QUERY = "awards_per_million_by_province"
PLACE_FILTERS = ("b", "lv", "t")  # a province chosen is marked, never the only one left
OUTSIDE = ("far_above", "above", "below", "far_below")


def funnel_plot(view: View, data_version: str) -> Figure:
    """Return recorded awards against population, with the limits of what chance alone would give at the national rate of the same records."""
    language = view.language
    rows = _rows(view, data_version)
    found = records(rows)
    rate = national_rate(rows)
    judged = [_judged(row, rate) for row in found]
    shown = rows.assign(
        expected=[_expected(row, rate) for row in found],
        low_limit=[_limit(row, rate, 0) for row in found],
        high_limit=[_limit(row, rate, 1) for row in found],
        position=judged,
        position_text=[t(f"awards.position.{position}", language) for position in judged],
    )
    drawn = [(row, position) for row, position in zip(found, judged, strict=True) if position not in ("none", "na")]
    points = [_point(row, position, rate, view) for row, position in drawn]
    counts = {position: judged.count(position) for position in (*OUTSIDE, "within", "few", "none", "na")}
    above, below = counts["far_above"] + counts["above"], counts["far_below"] + counts["below"]
    known = sum(1 for _, position in drawn if position != "few")
    title = (
        t(
            "figures.award_funnel.title" if above + below else "figures.award_funnel.title_within",
            language,
            outside=number(above + below, language),
            above=number(above, language),
            below=number(below, language),
            total=number(known, language),
        )
        if known
        else t("figures.award_ranks.empty", language)
        if drawn
        else _why_none(rows, view, "figures.award_funnel.empty")
    )
    spread = funnel.overdispersion(
        [row["case_count"] for row, _ in drawn], [rate * row["population_thousand"] / 1000 for row, _ in drawn]
    )
    notes = [t("notes.award_funnel", language)]
    if spread is not None and spread > funnel.chance_spread(len(drawn)):
        notes.append(t("notes.award_spread", language, spread=number(spread, language, 1)))
    if counts["few"]:
        notes.append(t("notes.few", language, count=number(counts["few"], language)))
    if counts["none"]:
        names = ", ".join(row["province_name"] for row, position in zip(found, judged, strict=True) if position == "none")
        notes.append(t("notes.award_none", language, count=number(counts["none"], language), names=names))
    if counts["na"]:
        notes.append(t("notes.award_no_population", language, count=number(counts["na"], language)))
    labels = {position: t(f"awards.position.{position}", language) for position in palette.FUNNEL}
    labels |= {
        "warning": t("awards.limit", language, level=number(95, language)),
        "alarm": t("awards.limit", language, level=number(99.8, language, 1)),
        "rate": t("awards.national_rate", language, rate=number(rate, language, 2)),
    }
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_funnel.subtitle", language, years=common.years_text(view), frame=view.shown_frame)
        + awards.filters_text(view, data_version, acting=(*PLACE_FILTERS, "g")),
        alt=_alt(title, drawn, language),
        definition=t("figures.award_funnel.definition", language),
        rows=shown,
        columns=(
            *awards.text_columns(language, "province_name"),
            Column("case_count", t("columns.award_count", language), "integer"),
            Column("population_thousand", t("columns.population_thousand", language), "number", 1),
            Column("population_year", t("columns.population_year", language), "year"),
            Column("expected", t("columns.expected", language), "number", 1),
            Column("low_limit", t("columns.low_limit", language), "number", 1),
            Column("high_limit", t("columns.high_limit", language), "number", 1),
            *awards.text_columns(language, "position_text"),
        ),
        query=QUERY,
        query_params=awards.params(view, data_version, QUERY),
        drawings={
            "grafik": charts_funnel.funnel_plot(
                points,
                rate,
                labels=labels,
                size_title=t("awards.population_axis", language),
                rate_title=t("measures.awards_per_million.name", language),
                language=language,
            )
        }
        if points
        else {},
        notes=(*notes, *awards.sample_notes(view, data_version)),
        sources=awards.sources(view, data_version),
        all_rows_query="awards_listed",
        missing_count=counts["none"],
        point_kind="province",
    )


def national_rate(rows: pd.DataFrame) -> float:
    """Return recorded awards per million people of the provinces that have a record and a known population: no record is not zero."""
    with_people = rows[rows["population_thousand"].notna() & (rows["case_count"] > 0)]
    people = float(with_people["population_thousand"].sum())
    return float(with_people["case_count"].sum()) / people * 1000 if people else 0.0


def rank_intervals(view: View, data_version: str) -> Figure:
    """Return the rank of each province by awards per million people, only together with its bootstrap interval."""
    language = view.language
    every = _rows(view, data_version)
    rows = every[every["look"] == "value"].reset_index(drop=True)
    found = records(rows)
    placed = ranks.rank_intervals([row["case_count"] for row in found], [row["population_thousand"] / 1000 for row in found])
    shown = rows.assign(
        rank=[rank.observed for rank in placed], low_rank=[rank.low for rank in placed], high_rank=[rank.high for rank in placed]
    )
    intervals = [
        Interval(
            row["province_name"],
            rank.observed,
            rank.low,
            rank.high,
            t(
                "awards.rank_words",
                language,
                province=row["province_name"],
                rank=_rank(rank.observed, language),
                low=_rank(rank.low, language),
                high=_rank(rank.high, language),
                count=number(row["case_count"], language),
                rate=number(row["value"], language, 1),
            ),
            row["province_code"],
        )
        for row, rank in zip(found, placed, strict=True)
    ]
    widest = max(intervals, key=lambda item: (item.high - item.low, item.key), default=None)
    if widest and len(intervals) > 1:
        title = t(
            "figures.award_ranks.title",
            language,
            province=str(widest.place),
            low=_rank(widest.low, language),
            high=_rank(widest.high, language),
            count=number(len(intervals), language),
        )
    elif widest:
        title = t("figures.award_ranks.single", language, province=str(widest.place))
    else:
        title = _why_none(every, view, "figures.award_ranks.empty")
    orders = {
        "urutnama": sorted(intervals, key=lambda item: str(item.place)),
        "urutperingkat": sorted(intervals, key=lambda item: (item.value, str(item.place))),
    }
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_ranks.subtitle", language, years=common.years_text(view), frame=view.shown_frame)
        + awards.filters_text(view, data_version, acting=PLACE_FILTERS),
        alt=title,
        definition=t("figures.award_ranks.definition", language),
        rows=shown.sort_values("province_name").reset_index(drop=True),
        columns=(
            *awards.text_columns(language, "province_name"),
            Column("case_count", t("columns.award_count", language), "integer"),
            Column("value", t("measures.awards_per_million.name", language), "number", 1),
            Column("rank", t("columns.rank", language), "number", 1),
            Column("low_rank", t("columns.low_rank", language), "number", 1),
            Column("high_rank", t("columns.high_rank", language), "number", 1),
        ),
        query=QUERY,
        query_params=awards.params(view, data_version, QUERY),
        drawings={
            tab: charts_intervals.interval_rows(items, value_title=t("awards.rank_axis", language), language=language, is_rank=True)
            for tab, items in orders.items()
        }
        if len(intervals) > 1
        else {},  # one alone has no rank to draw
        notes=(
            t("notes.award_ranks", language, draws=number(ranks.DRAWS, language), seed=str(ranks.SEED)),
            t("notes.award_ranks_few", language),
            *awards.sample_notes(view, data_version),
        ),
        sources=awards.sources(view, data_version),
        all_rows_query="awards_listed",
        point_kind="province",
    )


def per_million(view: View, data_version: str) -> Figure:
    """Return recorded awards per million people with exact Poisson intervals, provinces by name."""
    language = view.language
    rows = _rows(view, data_version)
    found = [row for row in records(rows) if row["look"] == "value"]
    intervals = [
        Interval(
            row["province_name"],
            row["value"],
            row["low"],
            row["high"],
            f"<b>{row['province_name']}</b><br>{number(row['value'], language, 1)} "
            f"{t('measures.awards_per_million.unit', language)} "
            + t("words.interval", language, low=number(row["low"], language, 1), high=number(row["high"], language, 1)),
            row["province_code"],
        )
        for row in sorted(found, key=lambda row: row["province_name"])
    ]
    title = t("measures.awards_per_million.title", language, known=len(found), provinces=len(rows))
    if not found:
        title = _why_none(rows, view, "figures.award_ranks.empty")
    # Not applicable means here that no population figure is near enough, which the table says.
    words = {look: t("awards.position.na" if look == "na" else f"looks.{look}", language) for look in set(rows["look"])}
    shown = rows.assign(look_text=[words[look] for look in rows["look"]])
    few = int((rows["look"] == "few").sum())
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_rates.subtitle", language, years=common.years_text(view), frame=view.shown_frame)
        + awards.filters_text(view, data_version, acting=PLACE_FILTERS),
        alt=title,
        definition=t("measures.awards_per_million.definition", language),
        rows=shown,
        columns=(
            *awards.text_columns(language, "province_name"),
            Column("value", t("measures.awards_per_million.name", language), "number", 1),
            Column("low", t("columns.low", language), "number", 1),
            Column("high", t("columns.high", language), "number", 1),
            Column("case_count", t("columns.award_count", language), "integer"),
            Column("population_thousand", t("columns.population_thousand", language), "number", 1),
            Column("population_year", t("columns.population_year", language), "year"),
            Column("look_text", t("columns.look", language)),
        ),
        query=QUERY,
        query_params=awards.params(view, data_version, QUERY),
        drawings={
            "grafik": charts_intervals.interval_rows(
                intervals, value_title=t("measures.awards_per_million.name", language), language=language
            )
        }
        if intervals
        else {},
        notes=(
            *((t("notes.few", language, count=number(few, language)),) if few else ()),
            *awards.sample_notes(view, data_version),
        ),
        sources=awards.sources(view, data_version),
        all_rows_query="awards_listed",
        missing_count=int((rows["look"] == "none").sum()),
        point_kind="province",
    )


def by_subject(view: View, data_version: str) -> Figure:
    """Return recorded awards by subject; sources give no official split, so these are recorded rows only."""
    language = view.language
    rows = awards.rows_for("awards_by_subject", view, data_version, subject="")
    found = records(rows)
    total = sum(row["award_count"] for row in found)
    named = [row for row in found if row["subject_code"]]
    missing = total - sum(row["award_count"] for row in named)
    bars = [
        Bar(
            str(code_text("subject", row["subject_code"], language)),
            row["award_count"],
            number(row["award_count"], language),
            palette.STAGES["last" if row["subject_code"] == view.subject else "other"],
            is_sample=True,
        )
        for row in named
    ]
    title = t("figures.award_subjects.empty", language)
    if named:
        most = [row for row in named if row["award_count"] == named[0]["award_count"]]
        title = t(
            "figures.award_subjects.title",
            language,
            subject=", ".join(str(code_text("subject", row["subject_code"], language)) for row in most),
            count=number(most[0]["award_count"], language),
            total=number(total - missing, language),
        )
    shown = rows.assign(
        subject_text=[code_text("subject", code, language) or t("awards.no_subject", language) for code in rows["subject_code"]]
    )
    notes = (t("notes.award_subjects", language), *awards.sample_notes(view, data_version))
    if missing:
        notes = (t("notes.award_no_subject", language, count=number(missing, language), total=number(total, language)), *notes)
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_subjects.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version, acting=("g", "lv", "t", "b")),
        alt=title,
        definition=t("measures.awards.definition", language),
        rows=shown,
        columns=(
            *awards.text_columns(language, "subject_text"),
            Column("award_count", t("columns.awarded_count", language), "integer"),
            *awards.count_columns(language, "government_count"),
        ),
        query="awards_by_subject",
        query_params=awards.params(view, data_version, "awards_by_subject", subject=""),
        drawings={"grafik": charts_awards.bars(bars, value_title=t("awards.recorded", language), language=language)}
        if bars
        else {},
        notes=notes,
        sources=awards.sources(replace(view, subject=""), data_version),
        all_rows_query="awards_listed",
        missing_count=missing,
    )


def _rows(view: View, data_version: str) -> pd.DataFrame:
    rows = awards.rows_for(QUERY, view, data_version)
    places = records(queries.run("province_frames_listed", data_version, frame=view.shown_frame))
    names = {row["province_code"]: row[f"name_{view.language}"] for row in places}
    short = {row["province_code"]: row["abbreviation"] for row in places}
    return rows.assign(
        province_name=[names[code] for code in rows["province_code"]], label=[short[code] for code in rows["province_code"]]
    )


def _why_none(rows: pd.DataFrame, view: View, otherwise: str) -> str:
    """Return why no province can be shown: no population on the frame near the year, or what `otherwise` says."""
    if len(rows) and rows["population_thousand"].isna().all() and (rows["case_count"] >= funnel.FEW).any():
        return t("awards.no_population", view.language, frame=view.shown_frame, year=view.known_year)
    return t(otherwise, view.language)


def _judged(row: Record, rate: float) -> str:
    """Return where a province lies in the funnel: a position, `few` below five awards, `none` without a record, `na` without a population."""
    if not row["case_count"]:
        return "none"
    if row["population_thousand"] is None:
        return "na"
    if row["case_count"] < funnel.FEW:
        return "few"
    return funnel.position(row["case_count"], rate * row["population_thousand"] / 1000)


def _expected(row: Record, rate: float) -> float | None:
    return None if row["population_thousand"] is None else round(rate * row["population_thousand"] / 1000, 9)


def _limit(row: Record, rate: float, side: int) -> float | None:
    expected = _expected(row, rate)
    return round(funnel.limits(expected)[side], 9) if expected else None


def _point(row: Record, position: str, rate: float, view: View) -> Point:
    language = view.language
    millions = row["population_thousand"] / 1000
    low, high = funnel.limits(rate * millions)
    words = t(
        "awards.funnel_words",
        language,
        province=row["province_name"],
        count=number(row["case_count"], language),
        expected=number(rate * millions, language, 1),
        low=number(low, language, 1),
        high=number(high, language, 1),
        position=t(f"awards.position.{position}", language),
    )
    return Point(
        row["label"],
        millions,
        row["case_count"] / millions,
        position,
        words,
        row["province_code"],
        row["province_code"] == view.province,
    )


def _alt(title: str, drawn: list[tuple[Record, str]], language: str) -> str:
    outside = [
        f"{row['province_name']} ({t(f'awards.position.{position}', language)})" for row, position in drawn if position in OUTSIDE
    ]
    return f"{title}. {'; '.join(outside)}" if outside else title


def _rank(value: float, language: str) -> str:
    return number(value, language, 0 if value == int(value) else 1)
