"""What a forum opens with: each thing chosen or signed the last time, its trail since then, and sentences one can read out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from inovasi import origin, palette, queries
from inovasi.figures import common, plan_lines, plans
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.i18n import day, number, several, t
from inovasi.views import View

MOST_NAMES = 12  # more names than one can read out


@dataclass(frozen=True)
class Thing:
    """One thing chosen, signed, proposed or reviewed at a forum, with the steps of its copy by then and since."""

    name: str | None
    adopter: str | None
    link: str
    by_then: tuple[str, ...]
    since: tuple[str, ...]
    age: str | None
    has_moved: bool


def forums(view: View, data_version: str) -> list[Record]:
    """Return the forums held by the day of a view, the latest first."""
    return records(queries.run("forums_listed", data_version, **view.params("cut_off", "language")))


def choosable(view: View, data_version: str) -> list[Record]:
    """Return the forums that have to do with the place of a view: held in its province, or signed at by its governments."""
    held = forums(view, data_version)
    if not view.province:
        return held
    signed_at = _signed_at(view, data_version)
    return [row for row in held if row["province_code"] == view.province or row["forum_id"] in (*signed_at, view.forum)]


def _signed_at(view: View, data_version: str) -> set[str]:
    """Return the forums at which something of the view's province was chosen or signed."""
    rows = common.rows_for("intents_by_forum", replace(view, innovation="", forum=""), data_version)
    return set(rows["forum_id"].dropna())


def forum_name(row: Record, language: str) -> str:
    """Return a forum's title with its date."""
    return f"{row['forum_title']} · {_date(row, language)}"


def forum_of(view: View, data_version: str) -> Record | None:
    """Return the forum that a view opens with: the one chosen; else the last that chose or signed something in its province.

    Where no forum of the province did, a national one at which a government of the province signed; then one that proposed or reviewed.
    """
    held = forums(view, data_version)
    if view.forum:
        return next((row for row in held if row["forum_id"] == view.forum), None)
    if not view.province:
        return None
    own = [row for row in held if row["province_code"] == view.province and row["scope"] == "provincial"]
    signed_at = _signed_at(view, data_version)
    wanted = (
        [row for row in own if row["is_decisive"] and row["linked_count"]],
        [row for row in held if row["forum_id"] in signed_at],
        [row for row in own if row["linked_count"]],
        [row for row in own if row["is_decisive"]],
    )
    return next((found[0] for found in wanted if found), None)


def last_time(view: View, data_version: str) -> Figure:
    """Return everything chosen, signed or discussed at the forum that a view opens with, and the trail of each since then."""
    language = view.language
    forum = forum_of(view, data_version)
    if forum is None:
        return _nothing(view, data_version)
    scoped = replace(view, forum=str(forum["forum_id"]))
    rows = common.rows_for("forum_things_listed", scoped, data_version)
    trail = plan_lines.trail(records(rows), view, data_version)
    things = _things(rows, trail, forum, language)
    shown = rows.assign(
        innovation_name=[row["innovation_name"] or t("words.unnamed", language) for row in records(rows)],
        link_text=[t(f"plans.link_{code}", language) for code in rows["link"]],
        then_text=["; ".join(thing.by_then) or None for thing in things],
        since_text=["; ".join(thing.since) or None for thing in things],
        state_text=[code_text("step", code, language) for code in rows["state"]],
        news_text=[plan_lines.news_text(row, language) for row in records(rows)],
        quiet_text=[None if flag is None else t("words.yes" if flag else "words.no", language) for flag in _flags(rows)],
        scope_text=[plans.scope_text(row, language) for row in records(rows)],
        said_text=[_sentence([thing], language) for thing in things],
    )
    steps = plan_lines.steps_by_copy(trail, language)
    drawing, point_kind = plan_lines.drawn(
        plan_lines.news_of(records(rows), plan_lines.kind_of_signed),
        lambda: rows,
        lambda found: lambda row: steps.get(str(row["replication_id"]), []),
        head_of=lambda row: t(f"plans.link_{row['link']}", language),
        view=view,
        marks_in_words=plan_lines.step_words(language),
        colours=palette.LADDER,
        symbols=palette.LADDER_SYMBOLS,
    )
    title = t(
        "figures.opening.title" if things else "figures.opening.unnamed",
        language,
        forum=forum["forum_title"],
        date=_date(forum, language),
        count=number(len(things), language),
        moved=number(sum(thing.has_moved for thing in things), language),
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.opening.subtitle", language, date=common.cut_off_text(view)),
        alt=" ".join([title, *spoken(things, language)]),
        definition=t("plans.definition_opening", language),
        rows=shown,
        columns=(
            Column("innovation_name", t("columns.innovation_name", language)),
            Column("government_name", t("columns.plan_owner", language)),
            Column("link_text", t("columns.forum_link", language)),
            Column("then_text", t("columns.then_text", language)),
            Column("since_text", t("columns.since_then", language)),
            Column("state_text", t("columns.furthest_state", language)),
            Column("news_text", t("columns.last_news_date", language)),
            Column("days_without_news", t("columns.days_without_news", language), "integer"),
            Column("quiet_text", t("columns.is_no_news", language)),
            Column("scope_text", t("columns.scope_text", language)),
            Column("said_text", t("columns.said_text", language)),
            Column("source_url", t("columns.source_url", language), "link"),
        ),
        query="forum_things_listed",
        query_params=scoped.params(*queries.parameter_names("forum_things_listed")),
        drawings={"grafik": drawing} if drawing else {},
        notes=(
            *_other_notes(view, forum, rows, data_version),
            t("notes.trail", language),
            origin.told("notes.sample_copies", language, data_version),
        ),
        sources=common.sources_of([forum["source_id"], *rows["source_id"]], data_version, language),
        all_rows_query="copies_listed",
        point_kind=point_kind,
        missing_count=sum(row["replication_id"] is None for row in records(rows)),
    )


def read_out(view: View, data_version: str) -> list[str]:
    """Return the sentences that open a forum: same adopter and same trail in one sentence."""
    forum = forum_of(view, data_version)
    if forum is None:
        return []
    rows = common.rows_for("forum_things_listed", replace(view, forum=str(forum["forum_id"])), data_version)
    return spoken(_things(rows, plan_lines.trail(records(rows), view, data_version), forum, view.language), view.language)


def spoken(things: Sequence[Thing], language: str) -> list[str]:
    """Join things that share adopter and trail into one sentence; commitments without an innovation join by their trail."""
    groups: dict[tuple[object, ...], list[Thing]] = {}
    for thing in things:
        shared = thing.adopter if thing.name is not None else None
        groups.setdefault((thing.name is None, shared, thing.link, thing.by_then, thing.since, thing.age), []).append(thing)
    return [_sentence(group, language) for group in groups.values()]


def _sentence(things: Sequence[Thing], language: str) -> str:
    first = things[0]
    told = several(first.by_then, language) if first.by_then else t(f"plans.said_{first.link}", language)
    if first.adopter is None:
        names = _names([str(thing.name) for thing in things], language)
        return t("plans.sentence_no_copy", language, names=names, told=t(f"plans.said_{first.link}", language))
    if first.name is None:
        names = _names([str(thing.adopter) for thing in things], language)
        head = t("plans.sentence_unnamed", language, names=names, told=told)
    else:
        names = _names([str(thing.name) for thing in things], language)
        head = t("plans.sentence_named", language, names=names, adopter=first.adopter, told=told)
    if first.since:
        return f"{head} {t('plans.sentence_since', language, steps=several(first.since, language))}"
    if first.age is None:
        return f"{head} {t('plans.sentence_undated', language)}"
    return f"{head} {t('plans.sentence_silent', language, age=first.age)}"


def _names(names: Sequence[str], language: str) -> str:
    if len(names) <= MOST_NAMES:
        return several(names, language)
    rest = t("plans.and_others", language, count=number(len(names) - MOST_NAMES + 1, language))
    return several([*names[: MOST_NAMES - 1], rest], language)


def _things(rows: pd.DataFrame, trail: pd.DataFrame, forum: Record, language: str) -> list[Thing]:
    steps: dict[str, list[Record]] = {}
    for row in records(trail):
        steps.setdefault(str(row["replication_id"]), []).append(row)
    held: date = forum["date_to"].date()
    things = []
    for row in records(rows):
        own = steps.get(str(row["replication_id"]), [])
        later = [step for step in own if isinstance(step["date_from"], pd.Timestamp) and step["date_from"].date() > held]
        earlier = [step for step in own if step not in later]
        things.append(
            Thing(
                name=None if row["innovation_id"] is None and row["innovation_name"] is None else str(row["innovation_name"]),
                adopter=None if row["replication_id"] is None else str(row["government_name"] or "–"),
                link=str(row["link"]),
                by_then=_told(earlier, language),
                since=_told(later, language),
                age=None if row["last_news_date"] is None else plan_lines.age_text(row, language),
                has_moved=bool(later),
            )
        )
    return things


def _told(steps: Sequence[Record], language: str) -> tuple[str, ...]:
    """Return steps in words, those of one date together: "dipilih dan rencana aksinya dibuat 4 November 2020"."""
    by_date: dict[str, list[str]] = {}
    for step in steps:
        words = t(f"plans.did_{step['step']}", language)
        known = by_date.setdefault(_on(step, language), [])
        if words not in known:
            known.append(words)
    return tuple(f"{several(words, language)} {on}" for on, words in by_date.items())


def _on(step: Record, language: str) -> str:
    """Return the date of a step as it is read out: that it was only reported then is said, that it happened goes without saying."""
    if not isinstance(step["date_from"], pd.Timestamp):
        return t("plans.on_undated", language)
    written = day(step["date_from"].date(), language, str(step["precision"]))
    return t(f"plans.on_{step['date_kind']}", language, date=written)


def _other_notes(view: View, forum: Record, rows: pd.DataFrame, data_version: str) -> tuple[str, ...]:
    """Return what the reader must know beside the rows: links by day only, later forums, and what was signed elsewhere since."""
    language, notes = view.language, []
    by_day = int((rows["link"] == "same_day").sum())
    if by_day:
        notes.append(t("notes.opening_same_day", language, count=number(by_day, language)))
    if view.province and not view.forum:
        later = [
            row
            for row in forums(view, data_version)
            if row["province_code"] == view.province
            and row["scope"] == "provincial"
            and row["is_decisive"]
            and not row["linked_count"]
            and row["date_to"] > forum["date_to"]
        ]
        if later:
            notes.append(t("notes.opening_later_forum", language, forum=forum_name(later[0], language)))
    if view.province:
        picked = {"held": forum["date_to"].date(), "opened": str(forum["forum_id"])}
        params = replace(view, forum="").params(*(queries.parameter_names("intents_elsewhere") - set(picked)))
        elsewhere = int(queries.run("intents_elsewhere", data_version, **params, **picked)["copy_count"].iloc[0])
        if elsewhere:
            notes.append(t("notes.opening_elsewhere", language, count=number(elsewhere, language)))
    return tuple(notes)


def _nothing(view: View, data_version: str) -> Figure:
    title = t("figures.opening.empty", view.language)
    rows = pd.DataFrame({"innovation_name": pd.Series(dtype=object)})
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.opening.subtitle", view.language, date=common.cut_off_text(view)),
        alt=title,
        definition=t("plans.definition_opening", view.language),
        rows=rows,
        columns=(Column("innovation_name", t("columns.innovation_name", view.language)),),
        query="forum_things_listed",
        query_params=view.params(*queries.parameter_names("forum_things_listed")),
        notes=(origin.told("notes.no_record", view.language, data_version),),
        all_rows_query="copies_listed",
    )


def _flags(rows: pd.DataFrame) -> list[bool | None]:
    return [None if pd.isna(flag) else bool(flag) for flag in rows["is_no_news"]]


def _date(row: Record, language: str) -> str:
    return day(row["date_from"].date(), language, str(row["precision"]))
