"""The figures of action plans: what was planned, which milestones are done, due or overdue, and which plans are long without news."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from inovasi import charts, origin, palette, queries
from inovasi.charts_plans import MOST_LINES, Mark
from inovasi.figures import common, plan_lines
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.trails import short
from inovasi.i18n import day, number, percent, t
from inovasi.views import EVERY_ROW, View

STAGES = ("persiapan", "pelaksanaan", "monitoring_evaluasi")
STATES = tuple(palette.MILESTONES)
LEAST_DUE = 5  # fewer milestones due are too few to say a share
MOST_BARS = 25


@dataclass(frozen=True)
class Dimension:
    """What plans and signed things are counted by: the columns of its key and name, and the queries."""

    key: str
    name: str
    milestones: str
    intents: str


DIMENSIONS: Mapping[str, Dimension] = {
    "province": Dimension("province_code", "province_name", "milestone_states_by_province", "intents_by_province"),
    "forum": Dimension("forum_id", "forum_title", "milestone_states_by_forum", "intents_by_forum"),
    "innovation": Dimension("innovation_id", "innovation_name", "milestone_states_by_innovation", "intents_by_innovation"),
}


def listed(view: View, data_version: str) -> pd.DataFrame:
    """Return the plans of a view (see queries/plan_states_listed.sql)."""
    return common.rows_for("plan_states_listed", view, data_version)


def milestone_count(view: View, data_version: str) -> int:
    """Return how many milestones are recorded of the plans of a view."""
    return int(listed(view, data_version)["milestone_count"].sum())


def timeline(view: View, data_version: str) -> Figure:
    """Return every plan with its milestones and the silence since its last news: overdue first, then the longest silent."""
    language = view.language
    rows = listed(view, data_version)
    found = records(rows)
    undated = sum(1 for row in found if row["made_date"] is None)
    milestones = dict(iter(_milestones(view, data_version).groupby("action_plan_id")))
    steps = plan_lines.steps_by_copy(trail(view, data_version), language)

    def marks(row: Record) -> list[Mark]:
        own = milestones.get(row["action_plan_id"])
        return [*steps.get(str(row["replication_id"]), []), *(_milestone_marks(records(own), language) if own is not None else [])]

    drawing, point_kind = plan_lines.drawn(
        rows,
        marks,
        lambda row: "late" if row["plan_state"] == "overdue" else ("counted" if row["copy_scope"] == "counted" else "apart"),
        head_of=head_of(view),
        view=view,
        marks_in_words=plan_lines.step_words(language) | _milestone_words(language),
        colours={**palette.LADDER, **palette.MILESTONES, "news": palette.INK_SOFT},
        symbols={**palette.LADDER_SYMBOLS, **palette.MILESTONE_SYMBOLS},
    )
    counts = {
        "plans": number(len(found), language),
        "counted": number(sum(row["copy_scope"] == "counted" for row in found), language),
        "late": number(sum(row["plan_state"] == "overdue" for row in found), language),
        "quiet": number(sum(bool(row["is_no_news"]) for row in found), language),
    }
    has_milestones = any(row["milestone_count"] for row in found)
    title = t(f"figures.plan_timeline.{'title' if has_milestones else 'title_bare'}", language, **counts)
    return Figure(
        view=view,
        title=title if found else t("figures.plan_timeline.empty", language),
        subtitle=t("figures.plan_timeline.subtitle", language, date=common.cut_off_text(view)),
        alt=title if found else t("figures.plan_timeline.empty", language),
        definition=t("plans.definition_state", language),
        rows=in_words(rows, language),
        columns=_plan_columns(language, has_milestones),
        query="plan_states_listed",
        query_params=view.params(*queries.parameter_names("plan_states_listed")),
        drawings={"grafik": drawing} if drawing else {},
        notes=(
            *_strip_note(point_kind, view),
            *((t("notes.plan_undated", language, count=number(undated, language)),) if undated else ()),
            *((_apart_note(found, language),) if found else ()),
            t("notes.plan_is_no_progress", language),
            origin.told("notes.sample_copies", language, data_version),
        ),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="action_plans_listed",
        point_kind=point_kind if drawing else "",
        missing_count=sum(row["plan_state"] == "no_milestones" for row in found),
    )


def by_stage(view: View, data_version: str) -> Figure:
    """Return the milestones of each stage by where they stand; without a milestone, what the stages hold and what would fill them."""
    language = view.language
    rows = common.rows_for("milestones_by_stage", view, data_version)
    plans = records(listed(view, data_version))
    bare = sum(row["plan_state"] == "no_milestones" for row in plans)
    wide = _wide(rows, "plan_stage").reindex(STAGES, fill_value=0).rename_axis("plan_stage").reset_index()
    due, done, overdue = (int(wide[name].sum()) for name in ("due_count", "due_done_count", "overdue"))
    shown = wide.assign(
        stage_text=[code_text("plan_stage", code, language) for code in wide["plan_stage"]],
        stage_content=[t(f"plans.stage_{code}", language) for code in wide["plan_stage"]],
    )
    has_any = int(wide["milestone_count"].sum()) > 0
    title = t(
        f"figures.plan_stages.{'title' if has_any else 'none' if plans else 'empty'}",
        language,
        plans=number(len(plans), language),
        due=number(due, language),
        done=number(done, language),
        overdue=number(overdue, language),
    )
    named = [str(name) for name in shown["stage_text"]]
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.plan_stages.subtitle", language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("plans.definition_milestone", language),
        rows=shown,
        columns=(
            Column("stage_text", t("columns.plan_stage", language)),
            Column("stage_content", t("columns.stage_content", language)),
            *(
                _milestone_columns(language)
                if has_any
                else (Column("milestone_count", t("columns.milestone_count", language), "integer"),)
            ),
        ),
        query="milestones_by_stage",
        query_params=view.params(*queries.parameter_names("milestones_by_stage")),
        drawings={"grafik": _bars(named, wide, language)} if has_any else {},
        notes=(
            *((_share_note(due, done, language),) if has_any else ()),
            *((t("notes.plan_bare", language, bare=number(bare, language), plans=number(len(plans), language)),) if bare else ()),
            *((t("notes.plan_fill", language),) if bare else ()),
            t("notes.plan_guideline", language),
        ),
        sources=common.sources_of([row["source_id"] for row in plans], data_version, language),
        all_rows_query="milestones_listed",
        missing_count=bare,
    )


def by_province(view: View, data_version: str) -> Figure:
    """Return the milestones of the plans of each province by where they stand."""
    return _by(view, data_version, "province")


def by_forum(view: View, data_version: str) -> Figure:
    """Return the milestones of the plans of each forum by where they stand."""
    return _by(view, data_version, "forum")


def by_innovation(view: View, data_version: str) -> Figure:
    """Return the milestones of the plans of each innovation by where they stand."""
    return _by(view, data_version, "innovation")


def milestones(view: View, data_version: str) -> Figure:
    """Return every milestone: the longest overdue first, then what comes next, with the agency in charge."""
    language = view.language
    rows = _milestones(view, data_version)
    found = records(rows)
    overdue = sum(row["milestone_state"] == "overdue" for row in found)
    shown = rows.assign(
        innovation_name=[row["innovation_name"] or t("words.unnamed", language) for row in found],
        stage_text=[code_text("plan_stage", code, language) for code in rows["plan_stage"]],
        state_text=[code_text("milestone_state", code, language) for code in rows["milestone_state"]],
        **{f"{name}_text": [_day(row[name], language) for row in found] for name in ("due_date", "done_date", "news_date")},
    )
    names = (
        "state_text",
        "milestone_title",
        "stage_text",
        "responsible_agency",
        "innovation_name",
        "government_name",
        "province_name",
    )
    title = t("figures.plan_milestones.title", language, overdue=number(overdue, language), count=number(len(found), language))
    return Figure(
        view=view,
        title=title if found else t("figures.plan_milestones.empty", language),
        subtitle=t("figures.plan_milestones.subtitle", language, date=common.cut_off_text(view)),
        alt=title if found else t("figures.plan_milestones.empty", language),
        definition=t("plans.definition_milestone", language),
        rows=shown,
        columns=(
            *(Column(name, t(f"columns.{_heading(name)}", language)) for name in names),
            *(Column(f"{name}_text", t(f"columns.{name}", language)) for name in ("due_date", "done_date", "news_date")),
            Column("days_overdue", t("columns.days_overdue", language), "integer"),
            Column("forum_title", t("columns.forum_title", language)),
            Column("source_url", t("columns.source_url", language), "link"),
        ),
        query="milestones_listed",
        query_params=view.params(*queries.parameter_names("milestones_listed")),
        notes=(t("notes.plan_is_no_progress", language),) if found else (t("notes.plan_fill", language),),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="milestones_listed",
        missing_count=sum(row["due_date"] is None for row in found),
    )


def head_of(view: View) -> Callable[[Record], str]:
    """Return what rows of a timeline stand under: their province; within one province or a forum, the forum or province in turn."""
    nowhere, outside = t("plans.no_province", view.language), t("plans.no_forum", view.language)
    if view.province and not view.forum:
        return lambda row: str(row["forum_title"] or outside)
    return lambda row: str(row["province_name"] or nowhere)


def trail(view: View, data_version: str) -> pd.DataFrame:
    """Return every dated step of every copy up to the day of a view."""
    params = view.params("frame", "cut_off", "first_year", "with_packages", "language") | {
        "most_rows": EVERY_ROW,
        "innovation": "",
        "adopter": "",
        "origin": "",
        "adopter_province": "",
        "origin_province": "",
    }
    return queries.run("copy_trails_listed", data_version, **params)


def in_words(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """Return plans with their codes, dates and ages in words."""
    found = records(rows)
    return rows.assign(
        innovation_name=[row["innovation_name"] or t("words.unnamed", language) for row in found],
        plan_state_text=[code_text("plan_state", code, language) for code in rows["plan_state"]],
        copy_state_text=[code_text("step", code, language) for code in rows["copy_state"]],
        made_text=[_day(row["made_date"], language, str(row["made_precision"])) or t("words.undated", language) for row in found],
        news_text=[plan_lines.news_text(row, language) for row in found],
        quiet_text=[t("words.yes" if flag else "words.no", language) for flag in rows["is_no_news"]],
        scope_text=[scope_text(row, language) for row in found],
        link_text=[
            None if row["forum_id"] is None else t(f"plans.link_{'same_day' if row['is_forum_by_day'] else 'recorded'}", language)
            for row in found
        ],
    )


def scope_text(row: Record, language: str) -> str | None:
    """Return how a copy counts: packages are told apart."""
    if row["is_package"] and row["copy_scope"] == "counted":
        return t("words.package", language)
    return code_text("copy_scope", row["copy_scope"], language)


def thing_label(row: Record, dimension: str, language: str) -> str:
    """Return a short name for an axis: of a forum its place and date, of others their name; what is not named says so."""
    if dimension == "province":
        return str(row["province_name"] or t("plans.no_province", language))
    if dimension == "innovation":
        return short(str(row["innovation_name"] or t("words.unnamed", language)))
    if row["forum_id"] is None:
        return t("plans.no_forum", language)
    written = day(row["forum_date"].date(), language, str(row["forum_precision"]))  # type: ignore[union-attr]
    return f"{row['province_name'] or t('words.nation', language)}, {written}"


def _milestones(view: View, data_version: str) -> pd.DataFrame:
    return common.rows_for("milestones_listed", view, data_version)


def _milestone_marks(found: list[Record], language: str) -> list[Mark]:
    marks = []
    for row in found:
        state = str(row["milestone_state"])
        at = row["done_date"] if state.startswith("done") else row["due_date"]
        words = f"{code_text('milestone_state', state, language)}: {row['milestone_title']}"
        if isinstance(at, pd.Timestamp):
            marks.append(Mark(state, at.date(), at.date(), f"{words} · {day(at.date(), language)}"))
        if isinstance(row["news_date"], pd.Timestamp) and row["news_date"] != at:
            told = day(row["news_date"].date(), language)
            marks.append(Mark("news", row["news_date"].date(), row["news_date"].date(), f"{row['milestone_title']} · {told}"))
    return marks


def _milestone_words(language: str) -> dict[str, str]:
    states = {state: str(code_text("milestone_state", state, language)) for state in STATES if state != "no_due"}
    return states | {"news": t("plans.kind_news", language)}


def _by(view: View, data_version: str, dimension: str) -> Figure:
    """Return milestones by a dimension: most overdue first. Things without a milestone are left to the timeline."""
    language, by = view.language, DIMENSIONS[dimension]
    query, key, name = by.milestones, by.key, by.name
    long = common.rows_for(query, view, data_version)
    with_states = long[long["milestone_state"].notna()]
    outside = int(with_states.loc[with_states[key].isna(), "milestone_count"].sum())
    named = {str(row[key]): row for row in records(long)}
    wide = _wide(with_states[with_states[key].notna()], key).rename_axis(key).reset_index()
    wide = wide.sort_values(["overdue", "milestone_count", key], ascending=[False, False, True], ignore_index=True)
    labels = [thing_label(named[code], dimension, language) for code in wide[key]]
    shown = wide.assign(
        **{name: [named[code][name] or text for code, text in zip(wide[key], labels, strict=True)]},
    )
    late = int((wide["overdue"] > 0).sum())
    title = t(f"figures.plan_{dimension}.title", language, late=number(late, language), count=number(len(wide), language))
    empty = t("figures.plan_milestones.empty", language)
    return Figure(
        view=view,
        title=title if len(wide) else empty,
        subtitle=t("figures.plan_stages.subtitle", language, date=common.cut_off_text(view)),
        alt=title if len(wide) else empty,
        definition=t("plans.definition_milestone", language),
        rows=shown,
        columns=(Column(name, t(f"columns.{name}", language)), *_milestone_columns(language)),
        query=query,
        query_params=view.params(*queries.parameter_names(query)),
        drawings={"grafik": _bars(labels[:MOST_BARS], wide.head(MOST_BARS), language)} if len(wide) else {},
        notes=(
            *_cut_note(len(wide), language),
            *((t(f"notes.plan_outside_{dimension}", language, count=number(outside, language)),) if outside else ()),
            t("notes.plan_is_no_progress", language),
        ),
        sources=common.sources_of(listed(view, data_version)["source_id"], data_version, language),
        all_rows_query="milestones_listed",
    )


def _wide(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Turn rows per state into one row per key: a column per state, and how many are recorded, due, and done of the due."""
    counts = rows.pivot_table(index=key, columns="milestone_state", values="milestone_count", aggfunc="sum", fill_value=0)
    counts = counts.reindex(columns=list(STATES), fill_value=0).astype(int)
    counts.columns.name = None
    done = rows[rows["milestone_state"].isin([state for state in STATES if state.startswith("done")])]
    return counts.assign(
        milestone_count=counts.sum(axis=1),
        due_count=rows.groupby(key)["due_count"].sum().reindex(counts.index, fill_value=0).astype(int),
        due_done_count=done.groupby(key)["due_count"].sum().reindex(counts.index, fill_value=0).astype(int),
    )


def _bars(names: list[str], wide: pd.DataFrame, language: str) -> dict[str, object]:
    return charts.ranked_bars(
        names,
        {state: [float(value) for value in wide[state]] for state in STATES if wide[state].any()},
        colours=palette.MILESTONES,
        labels={state: str(code_text("milestone_state", state, language)) for state in STATES},
        language=language,
        value_title=t("columns.milestone_count", language),
    )


def _milestone_columns(language: str) -> tuple[Column, ...]:
    return (
        Column("milestone_count", t("columns.milestone_count", language), "integer"),
        Column("due_count", t("columns.due_count", language), "integer"),
        Column("due_done_count", t("columns.due_done_count", language), "integer"),
        *(Column(state, str(code_text("milestone_state", state, language)), "integer") for state in STATES),
    )


def _plan_columns(language: str, has_milestones: bool) -> tuple[Column, ...]:
    counts = (
        ("milestone_count", "due_count", "due_done_count", "done_count", "overdue_count")
        if has_milestones
        else ("milestone_count",)
    )
    return (
        Column("innovation_name", t("columns.innovation_name", language)),
        Column("government_name", t("columns.plan_owner", language)),
        Column("province_name", t("columns.province_name", language)),
        Column("plan_state_text", t("columns.plan_state", language)),
        *(Column(name, t(f"columns.{name}", language), "integer") for name in counts),
        Column("copy_state_text", t("columns.copy_state", language)),
        Column("made_text", t("columns.made_date", language)),
        Column("news_text", t("columns.last_news_date", language)),
        Column("days_without_news", t("columns.days_without_news", language), "integer"),
        Column("quiet_text", t("columns.is_no_news", language)),
        Column("forum_title", t("columns.forum_title", language)),
        Column("link_text", t("columns.forum_link", language)),
        Column("scope_text", t("columns.scope_text", language)),
        Column("source_url", t("columns.source_url", language), "link"),
    )


def _apart_note(found: list[Record], language: str) -> str:
    scopes = [str(row["copy_scope"]) for row in found]
    counts = {name: number(scopes.count(name), language) for name in ("counted", "group", "unnamed")}
    other = number(sum(scope not in counts for scope in scopes), language)
    return t("notes.plan_scopes", language, other=other, **counts)


def _strip_note(point_kind: str, view: View) -> tuple[str, ...]:
    return (t("notes.plan_strip", view.language, most=MOST_LINES),) if point_kind == "province" else ()


def _share_note(due: int, done: int, language: str) -> str:
    if due < LEAST_DUE:
        return t("notes.plan_too_few", language, due=number(due, language), least=LEAST_DUE)
    return t(
        "notes.plan_share", language, share=percent(done / due, language), done=number(done, language), due=number(due, language)
    )


def _cut_note(count: int, language: str) -> tuple[str, ...]:
    if count <= MOST_BARS:
        return ()
    return (t("notes.plan_cut", language, shown=MOST_BARS, total=number(count, language)),)


def _heading(name: str) -> str:
    return {"state_text": "milestone_state", "stage_text": "plan_stage", "government_name": "plan_owner"}.get(name, name)


def _day(value: object, language: str, precision: str = "day") -> str | None:
    return day(value.date(), language, precision) if isinstance(value, pd.Timestamp) else None
