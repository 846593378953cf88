"""Official totals of a competition: stages over the years and of one year, and shares of proposals awarded."""

from collections.abc import Sequence

import pandas as pd

from inovasi import charts_awards, charts_intervals, palette
from inovasi.charts_awards import Bar, Change, Stage, Winners
from inovasi.charts_intervals import Interval, Series
from inovasi.figures import awards, common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import known, number, percent, t
from inovasi.views import View

PROPOSALS = ("registered", "submitted", "qualified")
QUANTITIES = (*PROPOSALS, "nominated", "interviewed", "finalists")
GROUP_SERIES = {"khusus": "special", "replikasi": "replication"}
OWN_COMPETITIONS = ("KIPP Covid-19", "PKRI")
OPSI_TIER = "opsi"
SUM_TIER = "terpuji"  # the sum of Top 45 and outstanding achievement of 2022, stated beside its parts


def over_years(view: View, data_version: str) -> Figure:
    """Return proposals, finalists and award tiers of every competition year, with each change of rules marked."""
    language = view.language
    rows = awards.rows_for("competition_stages_listed", view, data_version)
    rules = records(awards.rows_for("competition_rules_listed", view, data_version))
    found = [row for row in records(rows) if row["unit"] != "agencies"]
    proposals = [
        Stage(row["award_year"], row["quantity"], row["value"], _stage_words(row, language))
        for row in found
        if row["quantity"] in PROPOSALS and row["group_code"] == "all" and row["unit"] == "proposals"
    ]
    winners = _winners(found, language)
    changes = [
        Change(row["award_year"], _change_words(row, language))
        for row in rules
        if row["has_break"] and row["competition"] == awards.KIPP
    ]
    names = {code: t(f"awards.series.{code}", language) for code in PROPOSALS}
    newest = [mark for mark in proposals if mark.series == "registered"]
    years = [row["award_year"] for row in found]
    title = t("figures.award_years.empty", language, first=view.first_year, last=view.last_year)
    if newest:
        last = max(newest, key=lambda mark: mark.year)
        tiers = [
            row for row in found if row["award_year"] == last.year and row["competition"] == awards.KIPP and row["is_last_tier"]
        ]
        title = t(
            "figures.award_years.title",
            language,
            year=last.year,
            registered=number(last.value, language),
            awarded=number(sum(row["value"] for row in tiers), language),
            breaks=number(sum(1 for change in changes if change.year > min(years)), language),
            first=min(years),
        )
    shown = _stage_table(rows, language, {(row["competition"], row["award_year"]): row["change"] for row in rules})
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_years.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version, acting=()),
        alt=title,
        definition=t("figures.award_years.definition", language),
        rows=shown,
        columns=_stage_columns(language, "change"),
        query="competition_stages_listed",
        query_params=awards.params(view, data_version, "competition_stages_listed"),
        drawings={
            "grafik": charts_awards.competition_years(
                proposals,
                winners,
                changes,
                names=names,
                lanes={code: t(f"awards.lane.{code}", language) for code in palette.LANES},
                years=(min(years), max(years)),
                proposals_title=t("awards.proposals", language),
                winners_title=t("awards.innovations", language),
                language=language,
            )
        }
        if found
        else {},
        notes=(
            t("notes.award_breaks", language),
            *(
                [t("notes.award_rules", language, rules=", ".join(f"{change.year} {change.words}" for change in changes))]
                if changes
                else []
            ),
            t("notes.award_registered", language),
            t("notes.award_pkri", language),
        )
        if found
        else (t("notes.award_no_year", language),),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="competition_counts_listed",
        missing_count=0,
    )


def one_year(view: View, data_version: str) -> Figure:
    """Return the stages of one competition year, each with its unit: the view's last year, or the newest before it."""
    language = view.language
    year = chosen_year(view, data_version)
    rows = awards.rows_for("competition_stages_listed", view, data_version, first_year=year, last_year=year)
    found = sorted(
        (row for row in records(rows) if row["unit"] != "agencies" and (row["group_code"] == "all" or row["tier_code"])),
        key=_stage_order,
    )
    bars = [
        Bar(
            name=_stage_name(row, language),
            value=row["value"],
            words=f"{number(row['value'], language)} {code_text('unit', row['unit'], language)}",
            colour=palette.STAGES[_series(row)],
        )
        for row in found
    ]
    steps = [_step_words(row, language) for row in found if not _is_part(row)][:5]
    competition = found[0]["competition"] if found else awards.KIPP
    title = (
        t("figures.award_stages.title", language, competition=competition, year=year, steps=", ".join(steps))
        if found
        else t("figures.award_years.empty", language, first=view.first_year, last=view.last_year)
    )
    rule = records(awards.rows_for("competition_rules_listed", view, data_version, first_year=year, last_year=year))
    notes = [t("notes.award_stages", language)]
    notes += [f"{row['competition']} {year}: {row['change']}." for row in rule if row["change"]]
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_stages.subtitle", language, year=year) + awards.filters_text(view, data_version, acting=()),
        alt=title,
        definition=t("figures.award_years.definition", language),
        rows=_stage_table(rows, language, {}),
        columns=_stage_columns(language, "note"),
        query="competition_stages_listed",
        query_params=awards.params(view, data_version, "competition_stages_listed", first_year=year, last_year=year),
        drawings={"grafik": charts_awards.bars(bars, value_title=t("awards.stated", language), language=language)} if bars else {},
        notes=tuple(notes) if found else (t("notes.award_no_year", language),),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="competition_counts_listed",
    )


def chosen_year(view: View, data_version: str) -> int:
    """Return the newest year up to the view's last one for which official totals are stated; the last year itself when there is none."""
    rows = awards.rows_for("competition_stages_listed", view, data_version, first_year=0)
    return int(rows["award_year"].max()) if len(rows) else view.last_year


def success(view: View, data_version: str) -> Figure:
    """Return the share of proposals awarded by year, one series per denominator, with Wilson intervals."""
    language = view.language
    rows = awards.rows_for("award_success_by_year", view, data_version)
    found = records(rows)
    rules = records(awards.rows_for("competition_rules_listed", view, data_version))
    breaks = sorted({row["award_year"] for row in rules if row["has_break"] and row["competition"] == awards.KIPP})
    years = [row["award_year"] for row in found]
    drawings = {
        tab: charts_intervals.interval_years(
            [
                Series(
                    t(f"awards.per.{base}", language),
                    palette.STAGES[base],
                    palette.STAGE_SYMBOLS[base],
                    [_success_point(row, language) for row in found if row["reach"] == reach and row["base_quantity"] == base],
                )
                for base in PROPOSALS
                if any(row["base_quantity"] == base for row in found)
            ],
            years=(min(years), max(years)),
            breaks=[year for year in breaks if min(years) < year <= max(years)],
            value_title=t(f"awards.reach.{reach}", language),
            language=language,
        )
        for tab, reach in (("jenjangawal", "first"), ("jenjangakhir", "last"))
        if found
    }
    newest = [row for row in found if row["reach"] == "last" and row["base_quantity"] == "registered"]
    title = t("figures.award_success.empty", language)
    if newest:
        row = newest[-1]
        title = t(
            "figures.award_success.title",
            language,
            year=row["award_year"],
            cases=number(row["case_count"], language),
            base=number(row["base_count"], language),
            share=percent(row["value"], language, 1),
            low=percent(row["low"], language, 1),
            high=percent(row["high"], language, 1),
        )
    shown = rows.assign(
        base_text=[t(f"awards.per.{base}", language) for base in rows["base_quantity"]],
        reach_text=[t(f"awards.reach.{reach}", language) for reach in rows["reach"]],
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_success.subtitle", language, years=common.years_text(view))
        + awards.filters_text(view, data_version, acting=()),
        alt=title,
        definition=t("figures.award_success.definition", language),
        rows=shown,
        columns=(
            *awards.text_columns(language, "competition"),
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "base_text", "reach_text"),
            *awards.count_columns(language, "case_count", "base_count"),
            Column("value", t("columns.success_share", language), "share", 1),
            Column("low", t("columns.low", language), "share", 1),
            Column("high", t("columns.high", language), "share", 1),
        ),
        query="award_success_by_year",
        query_params=awards.params(view, data_version, "award_success_by_year"),
        drawings=drawings,
        notes=(t("notes.award_unit", language), t("notes.award_reach", language), t("notes.award_breaks_success", language)),
        sources=common.sources_of(
            awards.rows_for("competition_stages_listed", view, data_version)["source_id"], data_version, language
        ),
        all_rows_query="competition_counts_listed",
    )


def _series(row: Record) -> str:
    """Return which series of the figure a stated figure belongs to."""
    if row["quantity"] in PROPOSALS:
        return str(row["quantity"])
    if row["quantity"] != "awarded":
        return "finalists"
    if row["competition"] in OWN_COMPETITIONS:
        return "other"
    if row["group_code"] in GROUP_SERIES:
        return GROUP_SERIES[row["group_code"]]
    return "first" if row["is_first_tier"] and not row["is_last_tier"] else "last"


def _lane(row: Record) -> str | None:
    """Return the lane of a figure of winners or finalists; sums beside their parts (Terpuji, the 55 of 2021) and parts of finalists have none."""
    if row["unit"] != "innovations" or row["quantity"] not in ("finalists", "awarded"):
        return None
    if row["quantity"] == "finalists":
        return "finalists" if row["group_code"] == "all" else None
    if row["competition"] == "PKRI":
        return "pkri"
    if not row["tier_code"] or row["tier_code"] == SUM_TIER:
        return None
    if row["competition"] != awards.KIPP:
        return "covid"
    if row["tier_code"] == OPSI_TIER:
        return "opsi"  # one tier for both groups of 2025, so no successor of the general group
    return GROUP_SERIES.get(row["group_code"], "general")


def _winners(rows: Sequence[Record], language: str) -> list[Winners]:
    """Return one mark per lane and year; tiers picked one from the other are joined by arrows, the widest first."""
    cells: dict[tuple[str, int], list[Record]] = {}
    for row in sorted(rows, key=lambda row: row["tier_order"] or 0):
        lane = _lane(row)
        if lane:
            cells.setdefault((lane, row["award_year"]), []).append(row)
    return [
        Winners(
            year=year,
            lane=lane,
            text=" → ".join(number(row["value"], language) for row in tiers),
            short=number(tiers[-1]["value"], language),
            words="<br>".join(_stage_words(row, language) for row in tiers),
        )
        for (lane, year), tiers in cells.items()
    ]


def _is_part(row: Record) -> bool:
    return row["group_code"] in GROUP_SERIES or row["tier_code"] == SUM_TIER or row["competition"] == "KIPP Covid-19"


def _short_tier(row: Record, language: str) -> str:
    if row["quantity"] != "awarded":
        return str(code_text("competition_quantity", row["quantity"], language))
    key = f"codes.tier_short.{row['tier_code'] or row['competition'].lower()}"
    return t(key, language) if known(key, language) else str(row["tier"] or row["competition"])


def _stage_name(row: Record, language: str) -> str:
    if row["quantity"] == "awarded" and row["tier"]:
        return _short_tier(row, language)
    name = str(code_text("competition_quantity", row["quantity"], language))
    return f"{name} ({code_text('group', row['group_code'], language)})" if row["group_code"] != "all" else name


def _step_words(row: Record, language: str) -> str:
    """Return a stage as part of a sentence: 2.116 proposal lolos administrasi, 28 OPSI."""
    value = number(row["value"], language)
    key = f"awards.step.{row['quantity']}"
    if row["quantity"] == "awarded" and row["tier"]:
        return f"{value} {_short_tier(row, language)}"
    return t(key, language, count=value)


def _stage_words(row: Record, language: str) -> str:
    value = f"{number(row['value'], language)} {code_text('unit', row['unit'], language)}"
    name = str(row["tier"]) if row["tier"] else _stage_name(row, language)
    note = f"<br>{row['note']}" if row["note"] else ""
    return f"<b>{row['competition']} {row['award_year']}</b><br>{name}: {value}{note}"


def _stage_order(row: Record) -> tuple[int, int, int]:
    own = int(row["competition"] == "KIPP Covid-19")
    place = QUANTITIES.index(row["quantity"]) if row["quantity"] in QUANTITIES else len(QUANTITIES)
    return own, place, row["tier_order"] or 99


def _stage_table(rows: pd.DataFrame, language: str, changes: dict[tuple[str, int], str]) -> pd.DataFrame:
    found = records(rows)
    return rows.assign(
        quantity_text=[code_text("competition_quantity", row["quantity"], language) for row in found],
        group_text=[code_text("group", row["group_code"], language) for row in found],
        unit_text=[code_text("unit", row["unit"], language) for row in found],
        change=[changes.get((row["competition"], row["award_year"])) for row in found],
    )


def _stage_columns(language: str, last: str) -> tuple[Column, ...]:
    return (
        *awards.text_columns(language, "competition"),
        Column("award_year", t("columns.award_year", language), "year"),
        *awards.text_columns(language, "quantity_text", "group_text", "tier"),
        Column("value", t("columns.stated_count", language), "integer"),
        *awards.text_columns(language, "unit_text", last, "source_url"),
    )


def _change_words(row: Record, language: str) -> str:
    key = f"codes.rule_change.y{row['award_year']}"
    return t(key, language) if known(key, language) else t("awards.rules_changed", language)


def _success_point(row: Record, language: str) -> Interval:
    words = t(
        "awards.success_words",
        language,
        year=row["award_year"],
        reach=t(f"awards.reach.{row['reach']}", language),
        cases=number(row["case_count"], language),
        base=number(row["base_count"], language),
        per=t(f"awards.per.{row['base_quantity']}", language),
        share=percent(row["value"], language, 1),
        low=percent(row["low"], language, 1),
        high=percent(row["high"], language, 1),
    )
    return Interval(row["award_year"], row["value"], row["low"], row["high"], words)
