"""The figures of what was chosen, signed or planned: how far each has come since, and how long it is without news."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from inovasi import origin, palette, queries
from inovasi.charts_plans import MOST_LINES, Mark, Panel, panelled_bars
from inovasi.figures import common, opening, plan_lines, plans, tables
from inovasi.figures.base import Column, Figure, Source
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import day, number, t
from inovasi.views import View

PANELS = ("named", "package", "apart")
STATES = ("chosen", "committed", "action_plan", "trial", "running", "institutionalised", "stopped")
MOVED = ("trial", "running", "institutionalised")
MOST_BARS = 40


def totals(view: View, data_version: str) -> Record:
    """Return how many copies were chosen, committed to or planned, how many went further, and what is set apart."""
    return records(common.rows_for("intent_totals", view, data_version))[0]


def answer(view: View, data_version: str) -> tuple[str, str]:
    """Return what the page is narrowed to, and its question answered in words: what was signed, what moved, what has no news."""
    language, raw = view.language, totals(view, data_version)
    counts = {name: number(int(str(value)), language) for name, value in raw.items()}
    sums = plans.totals(view, data_version)
    is_apart = any(raw[name] for name in ("group_count", "unnamed_count", "other_count"))
    parts = [
        "answer_named" if raw["named_count"] else "answer_unnamed",
        *(["answer_packages"] if raw["package_count"] else []),
        *(["answer_apart"] if is_apart else []),
        "answer_plans" if sums["plans"] else "answer_no_plan",
        "answer_caution",
    ]
    counts |= {name: number(sums[name], language) for name in ("plans", "milestones")}
    head = t("plans.answer_head", language, place=_place(view, data_version), date=common.cut_off_text(view))
    return head, " ".join(t(f"plans.{part}", language, **counts) for part in parts)


def _place(view: View, data_version: str) -> str:
    """Return what the page is narrowed to: forum, else the whole; place; innovation."""
    forum = next((row for row in opening.forums(view, data_version) if row["forum_id"] == view.forum), None)
    parts = [str(forum["forum_title"])] if forum else []
    if view.province or not forum:
        parts.append(common.place_text(view, data_version))
    if view.innovation:
        rows = tables.rows_with("innovations", view.language, data_version, innovation_id=view.innovation)
        parts += [str(name) for name in rows["innovation_name"]]
    return " · ".join(parts)


def by_province(view: View, data_version: str) -> Figure:
    """Return what came of what the governments of each province chose, signed or planned."""
    return _by(view, data_version, "province")


def by_forum(view: View, data_version: str) -> Figure:
    """Return what came of what was chosen or signed at each forum, the latest first; what no forum chose is told in a note."""
    return _by(view, data_version, "forum")


def by_innovation(view: View, data_version: str) -> Figure:
    """Return what came of what was chosen, signed or planned, by innovation."""
    return _by(view, data_version, "innovation")


def silence(view: View, data_version: str) -> Figure:
    """Return everything chosen, signed or planned with its furthest step, the longest without news first."""
    language = view.language
    rows = common.rows_for("intents_listed", view, data_version)
    undated = _undated(view, data_version)

    def marks(found: Sequence[Record]) -> Callable[[Record], Sequence[Mark]]:
        steps = plan_lines.steps_by_copy(plan_lines.trail(found, view, data_version), language)
        return lambda row: steps.get(str(row["replication_id"]), [])

    months = records(common.rows_for("intent_news_by_month", view, data_version))
    drawing, point_kind = plan_lines.drawn(
        plan_lines.news_of(months, plan_lines.kind_of_signed, "copy_count"),
        lambda: rows,
        marks,
        head_of=plans.head_of(view),
        view=view,
        marks_in_words=plan_lines.step_words(language),
        colours=palette.LADDER,
        symbols=palette.LADDER_SYMBOLS,
    )
    counts = totals(view, data_version)
    sums = {
        "count": int(str(counts["named_count"])) + int(str(counts["package_count"])),
        "quiet": int(str(counts["named_quiet_count"])) + int(str(counts["package_quiet_count"])),
        "packages": int(str(counts["package_count"])),
        "apart": sum(int(str(counts[f"{name}_count"])) for name in ("group", "unnamed", "other")),
    }
    found = sums["count"] + sums["apart"]
    written = {name: number(value, language) for name, value in sums.items()}
    empty = t("figures.intent_empty.title", language)
    title = t("figures.intent_silence.title", language, **written) if found else empty
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.intent_silence.subtitle", language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("plans.definition_intent", language),
        rows=in_words(rows, language),
        columns=_columns(language),
        query="intents_listed",
        query_params=view.params(*queries.parameter_names("intents_listed")),
        drawings={"grafik": drawing} if drawing else {},
        notes=(
            *((t("notes.intent_strip", language, most=MOST_LINES),) if point_kind == "province" else ()),
            *((t("notes.intent_apart", language, apart=written["apart"]),) if sums["apart"] else ()),
            *((t("notes.intent_undated", language, count=number(undated, language)),) if undated else ()),
            t("notes.intent_quiet", language),
            origin.told("notes.sample_copies", language, data_version),
        ),
        sources=_sources(view, data_version),
        all_rows_query="copies_listed",
        point_kind=point_kind if drawing else "",
        missing_count=undated,
        row_count=found,
    )


def in_words(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return signed things with their codes, dates and ages in words."""
    found = records(rows)
    return rows.assign(
        innovation_name=[row["innovation_name"] or t("words.unnamed", language) for row in found],
        intent_text=[_day(row["intent_date"], language, str(row["intent_precision"])) for row in found],
        state_text=[code_text("step", code, language) for code in rows["state"]],
        news_text=[plan_lines.news_text(row, language) for row in found],
        quiet_text=[t("words.yes" if flag else "words.no", language) for flag in rows["is_no_news"]],
        scope_text=[plans.scope_text(row, language) for row in found],
        link_text=[None if row["forum_id"] is None else t(f"plans.link_{row['forum_link']}", language) for row in found],
    )


def _columns(language: str) -> tuple[Column, ...]:
    return (
        Column("innovation_name", t("columns.innovation_name", language)),
        Column("government_name", t("columns.plan_owner", language)),
        Column("province_name", t("columns.province_name", language)),
        Column("intent_text", t("columns.intent_date", language)),
        Column("state_text", t("columns.furthest_state", language)),
        Column("news_text", t("columns.last_news_date", language)),
        Column("days_without_news", t("columns.days_without_news", language), "integer"),
        Column("quiet_text", t("columns.is_no_news", language)),
        Column("forum_title", t("columns.forum_title", language)),
        Column("link_text", t("columns.forum_link", language)),
        Column("scope_text", t("columns.scope_text", language)),
        Column("source_url", t("columns.source_url", language), "link"),
    )


def _by(view: View, data_version: str, dimension: str) -> Figure:
    """Return signed things by a dimension, in three panels that are never added: named copies, packages, what is set apart."""
    language, by = view.language, plans.DIMENSIONS[dimension]
    query, key, name = by.intents, by.key, by.name
    rows = common.rows_for(query, view, data_version)
    found = records(rows)
    counts, outside, row_count, bars = _counted(found, view, data_version, dimension)
    order = _order(bars, key, dimension)
    named = {row[key]: plans.thing_label(row, dimension, language) for row in (*found, *bars)}
    drawing = (
        panelled_bars(
            [named[code] for code in order[:MOST_BARS]],
            _panels(bars, key, order[:MOST_BARS], language),
            colours=palette.LADDER,
            labels={state: str(code_text("step", state, language)) for state in STATES},
            quiet_label=t("words.no_news", language),
            language=language,
        )
        if order
        else {}
    )
    shown = rows.assign(
        **{name: [row[name] or named[row[key]] for row in found]},
        scope_text=[plans.scope_text(row, language) for row in found],
        state_text=[code_text("step", code, language) for code in rows["state"]],
    )
    title = _title(dimension, {code: number(value, language) for code, value in counts.items()}, bool(order), language)
    undated = _undated(view, data_version)
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.intent_by.subtitle", language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("plans.definition_intent", language),
        rows=shown,
        columns=(
            Column(name, t(f"columns.{name}", language)),
            Column("scope_text", t("columns.scope_text", language)),
            Column("state_text", t("columns.furthest_state", language)),
            Column("copy_count", t("columns.record_count", language), "integer"),
            Column("quiet_count", t("columns.no_news_count", language), "integer"),
            Column("last_news_year", t("columns.last_news_year", language), "year"),
        ),
        query=query,
        query_params=view.params(*queries.parameter_names(query)),
        drawings={"grafik": drawing} if drawing else {},
        notes=(
            *((t(f"notes.intent_outside_{dimension}", language, count=number(outside, language)),) if outside else ()),
            *(
                (t("notes.plan_cut", language, shown=MOST_BARS, total=number(counts["things"], language)),)
                if counts["things"] > MOST_BARS
                else ()
            ),
            *(
                (t("notes.intent_undated", language, count=number(undated, language)),)
                if undated and dimension == "province"
                else ()
            ),
            t("notes.intent_panels", language),
            origin.told("notes.sample_copies", language, data_version),
        ),
        sources=_sources(view, data_version),
        all_rows_query="copies_listed",
        missing_count=undated,
        row_count=row_count,
    )


def _counted(
    found: Sequence[Record], view: View, data_version: str, dimension: str
) -> tuple[dict[str, int], int, int, Sequence[Record]]:
    """Return counts of the things of a dimension, how many copies are of none of them, how many rows there are, and the rows of the bars."""
    key = plans.DIMENSIONS[dimension].key
    if dimension != "innovation":
        outside = sum(int(str(row["copy_count"])) for row in found if row[key] is None)
        return _counts([row for row in found if row[key] is not None], key), outside, len(found), found
    (sums,) = records(common.rows_for("intent_innovation_totals", view, data_version))  # too many to be all in the rows
    params = view.params(*(queries.parameter_names("intents_of_most_chosen") - {"most_bars"}))
    bars = records(queries.run("intents_of_most_chosen", data_version, most_bars=MOST_BARS, **params))
    counts = {"things": sums["innovation_count"], "moved_things": sums["moved_count"]}
    return counts, sums["outside_count"], sums["row_count"], bars


def _sources(view: View, data_version: str) -> tuple[Source, ...]:
    rows = common.rows_for("intent_sources_listed", view, data_version)
    return common.sources_of(rows["source_id"], data_version, view.language)


def _title(dimension: str, counts: Mapping[str, str], has_bars: bool, language: str) -> str:
    if not has_bars:
        return t("figures.intent_empty.title", language)
    is_unnamed = dimension != "innovation" and counts["named"] == number(0, language)
    return t(f"figures.intent_{dimension}.{'title_unnamed' if is_unnamed else 'title'}", language, **counts)


def _counts(found: Sequence[Record], key: str) -> dict[str, int]:
    """Return how many things of the dimension stand in the bars, and of each panel how many records there are and how many moved."""
    counts = {"things": len({row[key] for row in found}), "moved_things": len({row[key] for row in found if row["state"] in MOVED})}
    for panel in PANELS:
        own = [row for row in found if _panel(row) == panel]
        counts[panel] = sum(int(str(row["copy_count"])) for row in own)
        counts[f"{panel}_moved"] = sum(int(str(row["copy_count"])) for row in own if row["state"] in MOVED)
    return counts


def _order(found: Sequence[Record], key: str, dimension: str) -> list[object]:
    """Return the keys of the bars: forums by date, the latest first; others by their named copies, packages, and what is set apart."""
    counts: dict[object, dict[str, int]] = {}
    dates: dict[object, object] = {}
    for row in found:
        if row[key] is None:
            continue
        own = counts.setdefault(row[key], dict.fromkeys(PANELS, 0))
        own[_panel(row)] += int(str(row["copy_count"]))
        dates[row[key]] = row.get("forum_date")
    if dimension == "forum":
        return sorted(counts, key=lambda code: (dates[code], code), reverse=True)  # type: ignore[arg-type, return-value]
    return sorted(counts, key=lambda code: (*(-counts[code][panel] for panel in PANELS), str(code)))


def _panels(found: Sequence[Record], key: str, order: Sequence[object], language: str) -> list[Panel]:
    panels = []
    for name in PANELS:
        series, quiet = {}, {}
        for state in STATES:
            own = {code: [0, 0] for code in order}
            for row in found:
                if row[key] in own and row["state"] == state and _panel(row) == name:
                    own[row[key]][0] += int(str(row["copy_count"]))
                    own[row[key]][1] += int(str(row["quiet_count"]))
            if any(total for total, _ in own.values()):
                series[state] = [own[code][0] for code in order]
                quiet[state] = [own[code][1] for code in order]
        if series:
            panels.append(Panel(t(f"plans.panel_{name}", language), series, quiet))
    return panels


def _panel(row: Record) -> str:
    if row["copy_scope"] != "counted":
        return "apart"
    return "package" if row["is_package"] else "named"


def _undated(view: View, data_version: str) -> int:
    """Return how many counted copies were signed on a day no source tells; none of them is known to be of a forum."""
    if view.forum:
        return 0
    rows = common.rows_for("undated_intents_by_scope", view, data_version)
    return int(rows.loc[rows["copy_scope"] == "counted", "copy_count"].sum())


def _day(value: object, language: str, precision: str) -> str | None:
    return day(value.date(), language, precision) if isinstance(value, pd.Timestamp) else None
