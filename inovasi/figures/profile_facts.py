"""Profil provinsi in short: the answer in sentences and the key facts of a region on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from inovasi import origin, queries
from inovasi.access import readers
from inovasi.figures import common, profile_words
from inovasi.figures import profile_place as base
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.profile_place import CopyCount, Hub, Place
from inovasi.i18n import day, number, t
from inovasi.views import View

Fact = tuple[str, str, str]  # what, how much, and what must be said with it


@readers.kept(maxsize=base.KEPT_PARTS)
def answer(view: View, data_version: str) -> str:
    """Return what is recorded of the region on the day, in three or four short sentences made from the data."""
    language = view.language
    place = base.place_of(view, data_version)
    if not place.stands:
        return t("profile.not_yet", language, place=place.title)
    taken = base.counted(base.taken(view, place, data_version), "origin_government_id")
    given = base.counted(base.given(view, place, data_version), "adopter_government_id")
    sentences = [hub_text(base.hub(view, place, data_version), place, language), _copies_text(taken, given, place, language)]
    last = last_forum(base.forums(view, place, data_version))
    if last:
        sentences.append(forum_text(last, language))
    return " ".join(sentence for sentence in sentences if sentence)


def hub_text(hub: Hub, place: Place, language: str) -> str:
    """Return in one sentence what is recorded of the province as a hub; an unnamed or undated designation is said to be one."""
    words = {"place": place.province_name}
    if not place.is_province:
        return t(
            "profile.of_province",
            language,
            province=place.province_name,
            text=hub_text(hub, replace(place, level="provinsi"), language),
        )
    pending = next((row for row in hub.may_have if row["event"] == "designated"), None)
    if hub.designation:
        row = hub.designation
        basis = str(row["decree"] or profile_words.small(code_text("hub_basis", row["basis"], language)))
        key = "profile.hub_mandiri" if hub.is_mandiri else "profile.hub"
        return t(key, language, year=row["date_from"].year, basis=basis, **words)
    if pending:
        basis = str(pending["decree"] or profile_words.small(code_text("hub_basis", pending["basis"], language)))
        return t("profile.hub_pending", language, year=pending["date_from"].year, basis=basis, **words)
    return t("profile.hub_possible" if hub.is_possible else "profile.hub_none", language, **words)


def _copies_text(taken: CopyCount, given: CopyCount, place: Place, language: str) -> str:
    if not taken.is_named and not given.is_named:
        return t("profile.no_copies", language)
    key = "profile.copies" if place.is_province else "profile.copies_own"
    return t(
        key,
        language,
        taken=t("profile.copies_taken", language, count=number(taken.recorded, language)) if taken.recorded else t("profile.none_taken", language),
        running=t("profile.running", language, count=number(taken.running, language)) if taken.recorded and taken.running else
        t("profile.none_running", language) if taken.recorded else "",
        given=t("profile.copies_given", language, count=number(given.recorded, language), partners=number(given.partners, language)) if given.recorded
        else t("profile.none_given", language),
    )  # fmt: skip


def last_forum(rows: pd.DataFrame) -> list[Record]:
    """Return the choices of the newest forum held in the province, one row without a choice where none is named; nothing where none was held."""
    own = rows[rows["scope"] == "provincial"]
    if own.empty:
        return []
    newest = own.sort_values(["date_from", "forum_id"]).iloc[-1]["forum_id"]
    return records(own[own["forum_id"] == newest])


def forum_text(last: Sequence[Record], language: str) -> str:
    """Return in one sentence when the last forum was, what it chose, and how far that has come."""
    first = last[0]
    words = {"date": day(first["date_from"], language, str(first["precision"])), "forum": first["forum_title"]}
    chosen = [str(row["choice_name"]) for row in last if row["choice_name"] and row["choice_status"] == "chosen"]
    if not chosen:
        return t("profile.forum_unknown", language, **words)
    beyond = sum(1 for row in last if row["choice_status"] == "chosen" and (row["furthest_rank"] or 0) > 1)
    key = "profile.forum_moved" if beyond else "profile.forum_still"
    return t(key, language, names=", ".join(chosen), count=len(chosen), beyond=beyond, **words)


def facts(view: View, data_version: str) -> Figure:
    """Return the region in brief: each fact with how much is recorded and what must be said with it."""
    language = view.language
    place = base.place_of(view, data_version)
    rows = pd.DataFrame(_facts(view, place, data_version), columns=["field", "content", "remark"])
    title = answer(view, data_version)
    short = t("profile.facts_title", language, place=place.title, date=common.cut_off_text(base.on_day(view, place)))
    return Figure(
        view=view,
        title=short,
        subtitle=t("profile.facts_subtitle", language, frame=place.frame),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        columns=(
            Column("field", t("columns.fact", language)),
            Column("content", t("columns.content", language)),
            Column("remark", t("columns.remark", language)),
        ),
        query="copies_listed",
        query_params=base.on_day(view, place).params(*queries.parameter_names("copies_listed")),
        notes=(origin.told("notes.sample_copies", language, data_version), t("profile.year_only", language)),
        sources=common.sources_of(base.taken(view, place, data_version)["source_id"], data_version, language),
        all_rows_query="copies_listed",
    )


def _facts(view: View, place: Place, data_version: str) -> list[Fact]:
    language = view.language
    if not place.stands:
        return [(t("profile.fact_place", language), "–", t("profile.not_yet", language, place=place.title))]
    taken = base.counted(base.taken(view, place, data_version), "origin_government_id")
    given = base.counted(base.given(view, place, data_version), "adopter_government_id")
    held = base.forums(view, place, data_version)
    planned = base.plan_totals(view, place, data_version)
    won = base.awarded(view, place, data_version)
    found = [
        (t("profile.fact_hub", language), hub_value(base.hub(view, place, data_version), language), hub_text(base.hub(view, place, data_version), place, language)),
        (t("profile.fact_taken", language), amount(taken, language), split_text(taken, language)),
        (t("profile.fact_given", language), amount(given, language), split_text(given, language)),
        reach_fact(view, place, data_version) if place.is_province else None,
        (t("profile.fact_forums", language), number(held["forum_id"].nunique(), language) if len(held) else "–", forums_text(held, language)),
        (t("profile.fact_plans", language), number(planned["plan_count"], language) if planned["plan_count"] else "–", plans_text(planned, language)),
        (t("profile.fact_awards", language), number(len(won), language) if len(won) else "–", awards_text(view, place, won, data_version)),
    ]  # fmt: skip
    return [fact for fact in found if fact]


def hub_value(hub: Hub, language: str) -> str:
    """Return the hub in one or two words: since when, or that it may be one, or nothing recorded."""
    if hub.designation:
        return t("profile.since", language, year=hub.designation["date_from"].year)
    pending = next((row for row in hub.may_have if row["event"] == "designated"), None)
    if pending:
        return str(pending["date_from"].year)
    return t("profile.possible", language) if hub.is_possible else "–"


def amount(count: CopyCount, language: str) -> str:
    """Return the recorded copies; a dash where no record names the region."""
    return number(count.recorded, language) if count.is_named else "–"


def split_text(count: CopyCount, language: str) -> str:
    """Return recorded copies by state, what is without news, packages, and what is set apart; never their sum over steps."""
    if not count.is_named:
        return t("profile.no_record", language)
    parts = [
        f"{number(many, language)} {profile_words.small(code_text('step', state, language))}"
        for state, many in count.states.items()
    ]
    quiet = sum(count.quiet.values())
    for key, many in (("quiet", quiet), ("packages", count.packages)):
        if many:
            parts.append(t(f"profile.part_{key}", language, count=number(many, language)))
    beside = [
        t(f"profile.part_{key}", language, count=number(many, language))
        for key, many in (("explored", count.explored), ("apart", count.apart), ("undated", count.undated))
        if many
    ]
    text = ", ".join(parts)
    if beside:
        text += ("; " if text else "") + t("profile.beside", language, parts=", ".join(beside))
    return text


def reach_fact(view: View, place: Place, data_version: str) -> Fact:
    """Return how many regencies and cities have a recorded copy; not applicable in DKI Jakarta."""
    language = view.language
    if place.code == base.JAKARTA:
        return (t("profile.fact_reach", language), "–", t("profile.reach_na", language))
    rows = base.regencies(view, place, data_version)
    if (rows["look"] == "none").all():
        return (t("profile.fact_reach", language), "–", t("profile.reach_none", language, whole=number(len(rows), language)))
    reached = int((rows["look"] == "value").sum())
    value = t("profile.of", language, part=number(reached, language), whole=number(len(rows), language))
    return (t("profile.fact_reach", language), value, t("profile.reach_note", language))


def forums_text(rows: pd.DataFrame, language: str) -> str:
    """Return the last forum in a sentence, or that none is recorded."""
    last = last_forum(rows)
    if last:
        return forum_text(last, language)
    return t("profile.forums_national" if len(rows) else "profile.no_record", language)


def plans_text(planned: Mapping[str, int], language: str) -> str:
    """Return how many action plans have moved, how many are without news, and how many milestones are published."""
    if not planned["plan_count"]:
        return t("profile.no_record", language)
    return t(
        "profile.plans_note",
        language,
        moved=planned["moved_count"],
        quiet=planned["quiet_count"],
        milestones=milestones_text(planned["milestone_count"], language),
    )


def milestones_text(count: int, language: str) -> str:
    """Return how many milestones of some plans are on record; none is no zero, since hardly any is ever published."""
    return (
        t("profile.milestones_some", language, count=number(count, language)) if count else t("profile.milestones_none", language)
    )


def awards_text(view: View, place: Place, rows: pd.DataFrame, data_version: str) -> str:
    """Return the years of the recorded awards and how many innovations they went to, and awards of this year that bear no day."""
    language = view.language
    parts = []
    if len(rows):
        years = rows["award_year"]
        named = int(rows["innovation_id"].nunique())
        span = str(years.min()) if years.min() == years.max() else f"{years.min()}–{years.max()}"
        parts.append(t("profile.awards_note", language, years=span, named=number(named, language)))
    else:
        parts.append(t("profile.no_record", language))
    return " ".join([*parts, *undated_text(view, place, data_version)])


def undated_text(view: View, place: Place, data_version: str) -> list[str]:
    """Return the sentence on awards that bear the year of the day but no day of their own, with their names; nothing where there are none."""
    rows = base.undated_awards(view, place, data_version)
    if rows.empty:
        return []
    names = [f"{row['innovation_name'] or row['government_name']} ({row['tier']})" for row in records(rows)]
    words = {"count": number(len(names), view.language), "year": view.as_of.year, "names": ", ".join(names)}
    return [t("profile.awards_undated", view.language, **words)]
