"""The figures of Profil provinsi: everything recorded on one region up to a day, part by part, so that each can be taken away by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from inovasi import charts_evidence, i18n, listing_rows, origin, palette, queries
from inovasi.access import readers
from inovasi.figures import awards, common, copies, hubs, matching, tables, trails
from inovasi.figures import profile_place as base
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import Record, code_text, records
from inovasi.figures.profile_place import CopyCount, Hub, Place
from inovasi.i18n import day, number, t
from inovasi.search import Condition
from inovasi.views import STEPS, View

FIRST_CANDIDATES = 3
SUBJECT_COUNTS = ("awarded_count", "taken_count", "given_count")
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
        basis = str(row["decree"] or small(code_text("hub_basis", row["basis"], language)))
        key = "profile.hub_mandiri" if hub.is_mandiri else "profile.hub"
        return t(key, language, year=row["date_from"].year, basis=basis, **words)
    if pending:
        basis = str(pending["decree"] or small(code_text("hub_basis", pending["basis"], language)))
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
    parts = [f"{number(many, language)} {small(code_text('step', state, language))}" for state, many in count.states.items()]
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


def hub_events(view: View, data_version: str) -> Figure:
    """Return the life of the region's province as a hub: pilot, designation, programme, portal, forums."""
    place = base.place_of(view, data_version)
    # Events and forums bear the province of now; the timeline filters by it.
    figure = hubs.timeline(replace(base.on_day(view, place), province=place.newest_code), data_version)
    rows = figure.rows.assign(text=base.without_hindsight(figure.rows["text"], view.as_of))
    title = _counted_title("profile.hub_title", len(rows), view, place)
    may_have = base.hub(view, place, data_version).may_have
    notes = (*figure.notes, *(t("profile.may_have", view.language, text=row["text"]) for row in may_have))
    return replace(figure, view=view, title=title, alt=title, notes=notes, rows=rows)


def taken(view: View, data_version: str) -> Figure:
    """Return the trail of every copy taken: in a province by all within it, in a regency or city by its government."""
    place = base.place_of(view, data_version)
    plain = replace(base.on_day(view, place), government=place.government_id)
    figure = trails.taken_in(plain, data_version, place.code) if place.is_province else trails.taken_by(plain, data_version)
    return replace(figure, view=view)


def given(view: View, data_version: str) -> Figure:
    """Return the trail of every copy of the region's innovations."""
    place = base.place_of(view, data_version)
    plain = replace(base.on_day(view, place), government=place.government_id)
    figure = trails.given_from(plain, data_version, place.code) if place.is_province else trails.given_by(plain, data_version)
    return replace(figure, view=view)


def forums(view: View, data_version: str) -> Figure:
    """Return the forums held in the region's province, what each chose and the furthest step that came of it."""
    place = base.place_of(view, data_version)
    rows = base.forums(view, place, data_version)
    held = rows["forum_id"].nunique()
    figure = _listed(
        view, data_version, "forums", rows, _counted_title("profile.forums_title", held, view, place), ("province_name",)
    )
    return replace(figure, query_params=base.on_day(view, place).params("cut_off", "language"))


def plans(view: View, data_version: str) -> Figure:
    """Return the region's action plans and how far their copies have come since."""
    language = view.language
    place = base.place_of(view, data_version)
    plain = base.on_day(view, place)
    rows = base.plans(view, place, data_version)
    found = records(rows)
    shown = rows.assign(
        made_text=[day(row["made_date"], language, str(row["precision"])) for row in found],
        state_text=[code_text("step", row["state"], language) for row in found],
        since_text=[day(row["since_date"], language, str(row["since_precision"] or "day")) for row in found],
        news_text=[t("words.no_news", language) if row["is_no_news"] else None for row in found],
        scope_text=[code_text("copy_scope", row["copy_scope"], language) for row in found],
    )
    planned = base.plan_totals(view, place, data_version)
    title = t(
        "profile.plans_title" if found else "profile.plans_empty", language, count=number(planned["plan_count"], language),
        moved=number(planned["moved_count"], language), place=place.title, date=common.cut_off_text(plain),
    )  # fmt: skip
    return Figure(
        view=view,
        title=title,
        subtitle=t("profile.plans_subtitle", language, date=common.cut_off_text(plain)),
        alt=title,
        definition=t("profile.plans_definition", language),
        rows=shown,
        columns=(
            *(
                Column(name, t(f"columns.{name}", language))
                for name in ("innovation_name", "adopter_name", "made_text", "forum_title")
            ),
            *(Column(name, t(f"columns.{name}", language), "integer") for name in ("milestone_count", "due_count", "done_count")),
            *(Column(name, t(f"columns.{name}", language)) for name in ("state_text", "since_text", "news_text", "scope_text")),
            Column("source_url", t("columns.source_url", language), "link"),
        ),
        query="region_plans_listed",
        query_params=base.params_of_plans("region_plans_listed", view, place),
        notes=(t("profile.milestones_rare", language), origin.told("notes.sample_copies", language, data_version)),
        sources=common.sources_of(base.plan_sources(view, place, data_version)["source_id"], data_version, language),
        all_rows_query="action_plans_listed",
        row_count=planned["plan_count"],
    )


def awarded(view: View, data_version: str) -> Figure:
    """Return the region's awarded innovations, each once a year at its highest tier, with how much of that tier the records hold."""
    language = view.language
    place = base.place_of(view, data_version)
    year = base.to_year(view, place)
    rows = base.awarded(view, place, data_version)
    rows = rows.assign(
        coverage_share=rows["found_count"] / rows["size"],
        subject_text=[code_text("subject", code, language) for code in rows["subject_code"]],
    )
    title = _counted_title("profile.awards_title", len(rows), view, place, date=str(year.last_year))
    return Figure(
        view=view,
        title=title,
        subtitle=t("profile.awards_subtitle", language, year=year.last_year),
        alt=title,
        definition=t("measures.awards.definition", language),
        rows=rows,
        columns=(
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "competition", "tier", "innovation_name", "government_name", "agency"),
            Column("subject_text", t("columns.subject_code", language)),
            *awards.count_columns(language, "found_count", "size"),
            Column("coverage_share", t("columns.coverage_share", language), "share", 0),
            Column("source_url", t("columns.source_url", language), "link"),
        ),
        query="awarded_listed",
        query_params=awards.params(year, data_version, "awarded_listed"),
        notes=(
            *undated_text(view, place, data_version),
            t("profile.coverage_note", language),
            *awards.sample_notes(year, data_version),
        ),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="awards_listed",
        missing_count=int(rows["innovation_id"].isna().sum()),
    )


def honours(view: View, data_version: str) -> Figure:
    """Return awards that went to the region's governments as such: IGA, and organisers honoured in PKRI."""
    language = view.language
    place = base.place_of(view, data_version)
    year = base.to_year(view, place)
    rows = base.honours(view, place, data_version)
    title = _counted_title("profile.honours_title", len(rows), view, place, date=str(year.last_year))
    return Figure(
        view=view,
        title=title,
        subtitle=t("profile.awards_subtitle", language, year=year.last_year),
        alt=title,
        definition=t("figures.award_institutions.definition", language),
        rows=rows,
        columns=(
            Column("award_year", t("columns.award_year", language), "year"),
            *awards.text_columns(language, "competition", "tier", "government_name", "source_url"),
        ),
        query="institution_awards_listed",
        query_params=awards.params(year, data_version, "institution_awards_listed"),
        notes=(t("notes.award_institutions", language), origin.told("awards.sample", language, data_version)),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="awards_listed",
    )


def agencies(view: View, data_version: str) -> Figure:
    """Return what sources say of one agency, one innovation in the region; counts of different inventories are never added up."""
    place = base.place_of(view, data_version)
    rows = base.agency_counts(view, place, data_version)
    title = _counted_title("profile.agencies_title", len(rows), view, place)
    figure = _listed(view, data_version, "agency_counts", rows, title)
    return replace(figure, notes=(t("notes.agencies", view.language),), definition=t("measures.agencies.definition", view.language))


def index_scores(view: View, data_version: str) -> Figure:
    """Return the regional innovation index of the region's governments; points of 2020 and later scores are never compared."""
    place = base.place_of(view, data_version)
    rows = base.index_scores(view, place, data_version)
    return _listed(view, data_version, "index_scores", rows, _counted_title("profile.index_title", len(rows), view, place))


def regencies(view: View, data_version: str) -> Figure:
    """Return the regencies and cities of the region's province and the copies each has taken."""
    place = base.place_of(view, data_version)
    if not place.stands:
        return _not_yet(view, place)
    return replace(copies.regencies(base.on_day(view, place), data_version), view=view)


def subjects(view: View, data_version: str) -> Figure:
    """Return what is recorded of the region in each subject: innovations awarded, copies taken, copies given; and which have nothing."""
    language = view.language
    place = base.place_of(view, data_version)
    rows = subject_rows(view, place, data_version)
    empty = [str(row["subject_text"]) for row in records(rows) if not any(row[name] for name in SUBJECT_COUNTS)]
    labels = {name: t(f"columns.subject_{name}", language) for name in SUBJECT_COUNTS}
    grid = [(str(row["subject_text"]), [int(row[name]) for name in SUBJECT_COUNTS]) for row in records(rows)]
    colours = dict(
        zip(
            SUBJECT_COUNTS,
            (palette.PHASES["creation"], palette.PHASES["development"], palette.PHASES["institutionalisation"]),
            strict=True,
        )
    )
    title = t("profile.subjects_title", language, count=number(len(empty), language), total=len(rows), place=place.title)
    return Figure(
        view=view,
        title=title,
        subtitle=t("profile.subjects_subtitle", language, date=common.cut_off_text(base.on_day(view, place))),
        alt=title,
        definition=t("profile.subjects_definition", language),
        rows=rows,
        columns=(Column("subject_text", t("columns.subject_code", language)), *(Column(name, labels[name], "integer") for name in SUBJECT_COUNTS)),
        query="copies_listed",
        query_params=base.on_day(view, place).params(*queries.parameter_names("copies_listed")),
        drawings={
            "grafik": charts_evidence.gap_map(
                grid,
                list(labels.items()),
                numbers={count: number(count, language) for _, counts in grid for count in counts},
                empty_text="",
                language=language,
                colours=colours,
            )
        },
        notes=(t("profile.zero_is_no_record", language), t("profile.subjects_unknown", language), origin.told("notes.sample_copies", language, data_version)),
        sources=common.sources_of(
            pd.concat([rows_of(view, place, data_version)["source_id"] for rows_of in (base.awarded, base.taken, base.given)]),
            data_version,
            language,
        ),
        all_rows_query="copies_listed",
        missing_count=len(empty),
    )  # fmt: skip


def subject_rows(view: View, place: Place, data_version: str) -> pd.DataFrame:
    """Return one row per subject with what is recorded of the region in it, in the order of the subjects."""
    prefix = "codes.subject."
    codes = [key.removeprefix(prefix) for key in i18n.words(view.language) if key.startswith(prefix)]
    won = base.awarded(view, place, data_version)["subject_code"]
    by_side = []
    for rows in (base.taken(view, place, data_version), base.given(view, place, data_version)):
        by_side.append(rows.loc[rows["is_recorded"].astype(bool), "subject_code"])
    return pd.DataFrame(
        {
            "subject_code": codes,
            "subject_text": [str(code_text("subject", code, view.language)) for code in codes],
            **{
                name: [int((values == code).sum()) for code in codes]
                for name, values in zip(SUBJECT_COUNTS, (won, *by_side), strict=True)
            },
        }
    )


def candidates(view: View, data_version: str) -> Figure:
    """Return the three best candidates of Cocok untuk daerah for the region, under its even weights, with their reasons and doubts."""
    place = base.place_of(view, data_version)
    if not place.stands:
        return _not_yet(view, place)
    figure = _ranking(replace(base.on_day(view, place), province="", government=place.government_id), data_version)
    rows = figure.rows.head(FIRST_CANDIDATES)
    columns = tuple(column for column in figure.columns if not column.name.endswith("_points"))
    subtitle = t("profile.candidates_subtitle", view.language, total=number(figure.found_count, view.language))
    return replace(
        figure,
        view=view,
        subtitle=subtitle,
        rows=rows,
        row_count=None,
        columns=columns,
        drawings={},
        point_kind="",
        notes=(*figure.notes, t("profile.candidates_quality", view.language)),
    )


@readers.kept(maxsize=64)
def _ranking(view: View, data_version: str) -> Figure:
    """Return the whole ranking of a region; kept, since several parts of a profile ask for it."""
    return matching.candidates(view, data_version)


def contacts(view: View, data_version: str) -> Figure:
    """Return whom to ask: the agencies that sources name for the candidates, for what was taken, for the region's own innovations, and go-betweens."""
    language = view.language
    place = base.place_of(view, data_version)
    if not place.stands:
        return _not_yet(view, place)
    rows = pd.DataFrame(contact_rows(view, place, data_version), columns=CONTACT_NAMES)
    named = int(rows["agency"].notna().sum())
    title = t(
        "profile.contacts_title" if len(rows) else "profile.contacts_empty",
        language,
        count=number(named, language),
        place=place.title,
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("profile.contacts_subtitle", language),
        alt=title,
        definition=t("profile.contacts_definition", language),
        rows=rows,
        columns=tuple(Column(name, t(f"columns.{name}", language)) for name in ("role_text", "innovation_name", "government_name", "agency"))
        + (Column("award_year", t("columns.named_in", language), "year"), Column("source_url", t("columns.source_url", language), "link")),
        query="awards_listed",
        query_params=base.on_day(view, place).params(*queries.parameter_names("awards_listed")),
        notes=(t("profile.contacts_note", language),),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="awards_listed",
        missing_count=len(rows) - named,
    )  # fmt: skip


CONTACT_NAMES = ["role_text", "innovation_id", "innovation_name", "government_id", "government_name", "agency", "award_year", "source_id", "source_url"]  # fmt: skip


@readers.kept(maxsize=base.KEPT_PARTS)
def contact_rows(view: View, place: Place, data_version: str) -> list[Record]:
    """Return one row per innovation and agency: candidates first, then what was taken, the region's own, and who brokered."""
    language = view.language
    # The name of an agency is no event: a record of the running year may name it, though its award is not counted yet.
    running = base.on_day(view, place).params(*queries.parameter_names("awards_listed")) | {"last_year": view.as_of.year}
    taken = base.taken(view, place, data_version)
    taken = taken[taken["state"].notna() & taken["innovation_id"].notna()]
    recorded = taken[taken["is_recorded"].astype(bool)].drop_duplicates("innovation_id")
    offered = candidates(view, data_version).rows
    asked = [str(key) for key in {*offered["innovation_id"], *recorded["innovation_id"]}]
    named = _with_agency(place, asked, running, data_version)
    found: list[Record] = []
    told: set[object] = set()
    for role, rows in (("candidate", offered), ("taken", recorded)):
        for row in records(rows):
            if row["innovation_id"] in told:
                continue
            told.add(row["innovation_id"])
            agencies: list[Record | None] = [*records(named[named["innovation_id"] == row["innovation_id"]])]
            if agencies or row["origin_name"]:
                found += [_contact(role, row, agency, language) for agency in agencies or [None]]
    own = named[base.is_own(named, place) & ~named["innovation_id"].isin(list(told))]
    own = own[own["award_year"] <= base.to_year(view, place).last_year]
    names = innovation_names(data_version)
    found += [_contact("own", row, row, language) for row in records(own)]
    brokered = taken[taken["facilitator"].notna()].drop_duplicates(["innovation_id", "facilitator"])
    found += [
        _contact("facilitator", row, None, language) | {"government_id": None, "government_name": None, "agency": row["facilitator"], "source_id": row["source_id"], "source_url": row["source_url"]}
        for row in records(brokered)
    ]  # fmt: skip
    return [row | {"innovation_name": names.get(str(row["innovation_id"]), row["innovation_name"])} for row in found]


def _with_agency(place: Place, innovations: list[str], params: Mapping[str, object], data_version: str) -> pd.DataFrame:
    """Return the awards that name the agency behind some innovations or behind one of the region: one row per innovation and agency, the newest."""
    every = listing_rows.of_query("awards_listed", params, data_version)
    own = "province_code = $own" if place.is_province else "government_id = $own"
    key = place.code if place.is_province else place.government_id
    where = Condition(
        f"agency is not null and agency is distinct from government_name and (list_contains($innovations, innovation_id) or {own})",
        {"innovations": innovations or [""], "own": key},
    )
    rows = listing_rows.page(every, [where, Condition("innovation_id is not null")], data_version)
    return rows.sort_values(["award_year", "award_id"], ascending=[False, True]).drop_duplicates(["innovation_id", "agency"])


@readers.kept(maxsize=4)
def innovation_names(data_version: str) -> dict[str, str]:
    """Return the name by which an innovation is called: the short one where it has one."""
    rows = records(tables.rows_with("innovations", "id", data_version))
    return {str(row["innovation_id"]): str(row["short_name"] or row["innovation_name"]) for row in rows}


def _contact(role: str, row: Record, agency: Record | None, language: str) -> Record:
    return {
        "role_text": t(f"profile.role_{role}", language),
        "innovation_id": row["innovation_id"],
        "innovation_name": row["innovation_name"],
        "government_id": agency["government_id"] if agency else row.get("origin_government_id"),
        "government_name": agency["government_name"] if agency else row.get("origin_name"),
        "agency": agency["agency"] if agency else None,
        "award_year": agency["award_year"] if agency else None,
        "source_id": agency["source_id"] if agency else row.get("source_id"),
        "source_url": agency["source_url"] if agency else row.get("source_url"),
    }


@readers.kept(maxsize=4)
def full_names(data_version: str) -> dict[str, str]:
    """Return the full name of each innovation that is called by a short one."""
    rows = records(tables.rows_with("innovations", "id", data_version))
    return {
        str(row["innovation_id"]): str(row["innovation_name"])
        for row in rows
        if row["short_name"] not in (None, row["innovation_name"])
    }


def _listed(view: View, data_version: str, code: str, rows: pd.DataFrame, title: str, leave_out: Sequence[str] = ()) -> Figure:
    return tables.in_words(view, data_version, code, rows, title, leave_out=leave_out)


def _counted_title(key: str, count: int, view: View, place: Place, date: str = "") -> str:
    """Return the title of a list: how many, or that nothing is recorded up to the day."""
    until = date or common.cut_off_text(base.on_day(view, place))
    language = view.language
    return t(key if count else f"{key}_empty", language, count=number(count, language), place=place.title, province=place.province_name, date=until)  # fmt: skip


def _not_yet(view: View, place: Place) -> Figure:
    """Return the figure of a region that had not been formed on the day."""
    text = t("profile.not_yet", view.language, place=place.title)
    return Figure(
        view=view,
        title=text,
        subtitle=t("profile.not_yet_subtitle", view.language),
        alt=text,
        definition="",
        rows=pd.DataFrame({"innovation_id": [], "innovation_name": [], "reasons": [], "doubts": []}, dtype=str),
        columns=(Column("innovation_name", t("columns.innovation_name", view.language)),),
        query="match_candidates",
    )


def furthest_text(rank: object, language: str) -> str:
    """Return the furthest step that came of a choice in words; a dash where no copy is dated."""
    return "–" if rank is None else small(code_text("step", STEPS[int(float(str(rank)))], language))


def small(text: str | None) -> str:
    """Return words as they stand inside a sentence: the first letter small, names and MoU as they are."""
    return text[:1].lower() + text[1:] if text and not text[:2].isupper() else text or ""


PARTS: dict[str, Callable[[View, str], Figure]] = {
    "ringkas": facts,
    "hub": hub_events,
    "diambil": taken,
    "diberikan": given,
    "forum": forums,
    "rencana": plans,
    "penghargaan": awarded,
    "kelembagaan": honours,
    "instansi": agencies,
    "indeks": index_scores,
    "kabkota": regencies,
    "bidang": subjects,
    "kandidat": candidates,
    "kontak": contacts,
}
