"""Winners by level of government: official totals where a competition states them, else the award records held here."""

from collections.abc import Sequence

import pandas as pd

from inovasi import charts_awards, palette
from inovasi.charts_awards import Bar
from inovasi.figures import awards, awards_official, common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import number, t
from inovasi.views import View

LEVELS = (
    *("kementerian", "lembaga", "kementerian_lembaga", "polri", "tni_polri", "provinsi", "kabupaten", "kota"),
    *("bumn", "bumd", "bumn_bumd", "universitas", "organisasi"),
)


def by_level(view: View, data_version: str) -> Figure:
    """Return winners by level of government: official where the chosen year is split and no filter asks for more, else recorded rows."""
    language = view.language
    splits = [
        row
        for row in records(awards.rows_for("competition_levels_listed", view, data_version))
        if view.tier in ("", row["tier_code"])
    ]
    newest = awards_official.chosen_year(view, data_version)
    year = max((row["award_year"] for row in splits), default=newest)
    official = [row for row in splits if row["award_year"] == year]
    needs_sample = bool(view.province or view.subject)
    tiers = dict.fromkeys((row["competition"], row["tier_code"], row["tier"], row["size"]) for row in official)
    sample = records(awards.rows_for("awards_by_level", view, data_version, level=""))
    sample_year = records(awards.rows_for("awards_by_level", view, data_version, level="", first_year=year, last_year=year))
    drawings: dict[str, dict[str, object]] = {}
    items: list[dict[str, object]] = []
    unsplit: list[str] = []
    if official and not needs_sample:
        bars, items, unsplit = _official_levels(official, list(tiers), language)
        colours = _tier_names(list(tiers))
        drawings["resmi"] = charts_awards.bars(
            bars, value_title=t("awards.innovations", language), language=language, names=colours
        )
    bars = _sample_levels(sample, language)
    if bars:
        drawings["contoh"] = charts_awards.bars(bars, value_title=t("awards.recorded", language), language=language)
    items += [
        {
            "basis_text": t("awards.basis_sample", language),
            "period": common.years_text(view),
            "tier": t("awards.every_tier", language)
            if not view.tier
            else common.tier_names(data_version).get(view.tier, view.tier),
            "level_text": _level(row["level"], language),
            "value": row["award_count"],
            "size": None,
        }
        for row in sample
    ]
    rows = pd.DataFrame(items, columns=["basis_text", "period", "tier", "level_text", "value", "size"])
    notes = [*unsplit, t("notes.award_levels", language), *awards.sample_notes(view, data_version)]
    if official and not needs_sample and year < newest:
        notes.insert(0, t("notes.award_levels_newer", language, newest=newest, year=year))
    if not official or needs_sample:
        key = "notes.award_levels_filtered" if official else "notes.award_levels_none"
        recorded = number(sum(row["award_count"] for row in sample_year), language)
        notes.insert(0, t(key, language, year=year, recorded=recorded))
    return Figure(
        view=view,
        title=_level_title(official if not needs_sample else [], sample, year, view),
        subtitle=(
            t("figures.award_levels.subtitle", language, year=year, years=common.years_text(view))
            if "resmi" in drawings
            else t("figures.award_levels.subtitle_sample", language, years=common.years_text(view))
        )
        + awards.filters_text(view, data_version, acting=("t",) if "resmi" in drawings else ("g", "b", "t")),
        alt=_level_title(official if not needs_sample else [], sample, year, view),
        definition=t("figures.award_levels.definition", language),
        rows=rows,
        columns=(
            *awards.text_columns(language, "basis_text", "period", "tier", "level_text"),
            Column("value", t("columns.awarded_count", language), "integer"),
            Column("size", t("columns.size", language), "integer"),
        ),
        query="competition_levels_listed",
        query_params=awards.params(view, data_version, "competition_levels_listed", first_year=year, last_year=year),
        drawings=drawings,
        notes=tuple(notes),
        sources=common.sources_of(
            [
                *(row["source_id"] for row in official),
                *awards.rows_for("awarded_by_source", view, data_version, level="")["source_id"],
            ],
            data_version,
            language,
        ),
        all_rows_query="awards_listed",
    )


def _official_levels(
    rows: Sequence[Record], tiers: Sequence[tuple[str, str, str, int | None]], language: str
) -> tuple[list[Bar], list[dict[str, object]], list[str]]:
    """Return bars, table rows and notes of the official split. A level that is part of another is no bar of its own."""
    drawn = tiers if len(tiers) <= 2 else [tier for tier in tiers if tier[1].startswith("top_") and "_k" not in tier[1]][:2]
    bars: list[Bar] = []
    items: list[dict[str, object]] = []
    notes: list[str] = []
    levels = [level for level in LEVELS if any(row["level"] == level for row in rows)]
    for place, (_, code, tier, size) in enumerate(tiers):
        own = {row["level"]: row["value"] for row in rows if row["tier_code"] == code}
        part = "polri" in own and size is not None and sum(own.values()) == size + own["polri"]
        if part:
            notes.append(t("notes.award_polri", language, tier=tier, count=number(own["polri"], language)))
        said = dict.fromkeys(str(row["note"]) for row in rows if row["tier_code"] == code and row["note"] and not part)
        notes += [f"{tier}: {note}." for note in said]
        rest = None if size is None else size - sum(own.values()) + (own.get("polri", 0) if part else 0)
        if rest:
            notes.append(t("notes.award_unsplit", language, tier=tier, count=number(rest, language), size=number(size, language)))
        for level in levels:
            value = own.get(level)
            if value is not None:
                items.append(
                    {
                        "basis_text": t("awards.basis_official", language),
                        "period": str(rows[0]["award_year"]),
                        "tier": tier,
                        "level_text": _level(level, language),
                        "value": value,
                        "size": size,
                    }
                )
            if (part and level == "polri") or code not in [item[1] for item in drawn]:
                continue
            colour = palette.STAGES["last" if place else "first"]
            words = t("awards.not_stated", language) if value is None else number(value, language)
            bars.append(Bar(_level(level, language), value, words, colour, series=code))
    return bars, items, notes


def _tier_names(tiers: Sequence[tuple[str, str, str, int | None]]) -> dict[str, str]:
    return {code: tier for _, code, tier, _ in tiers}


def _sample_levels(rows: Sequence[Record], language: str) -> list[Bar]:
    order = {level: place for place, level in enumerate(LEVELS)}
    return [
        Bar(
            _level(row["level"], language),
            row["award_count"],
            number(row["award_count"], language),
            palette.STAGES["other"],
            is_sample=True,
        )
        for row in sorted(rows, key=lambda row: order.get(str(row["level"]), 99))
    ]


def _level_title(official: Sequence[Record], sample: Sequence[Record], year: int, view: View) -> str:
    language = view.language
    if official:
        widest = official[0]["tier_code"]
        top = max((row for row in official if row["tier_code"] == widest), key=lambda row: row["value"])
        size = top["size"] or sum(row["value"] for row in official if row["tier_code"] == widest)
        return t(
            "figures.award_levels.title",
            language,
            levels=code_text("level_many", top["level"], language) or _level(top["level"], language),
            count=number(top["value"], language),
            size=number(size, language),
            tier=top["tier"],
            year=year,
        )
    if not sample:
        return t("figures.award_levels.empty", language)
    top = sample[0]
    total = sum(row["award_count"] for row in sample)
    return t(
        "figures.award_levels.title_sample",
        language,
        level=_level(top["level"], language),
        count=number(top["award_count"], language),
        total=number(total, language),
    )


def _level(code: object, language: str) -> str:
    return code_text("level", code, language) or t("awards.no_level", language)
