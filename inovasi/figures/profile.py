"""The figures of Profil provinsi: everything recorded on one region up to a day, part by part, so that each can be taken away by itself."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from inovasi import charts_evidence, i18n, origin, palette, queries
from inovasi.figures import awards, common, copies, hubs, profile_facts, profile_next, profile_words, tables, trails
from inovasi.figures import profile_place as base
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import code_text, records
from inovasi.figures.profile_place import Place
from inovasi.i18n import day, number, t
from inovasi.views import View

SUBJECT_COUNTS = ("awarded_count", "taken_count", "given_count")


def hub_events(view: View, data_version: str) -> Figure:
    """Return the life of the region's province as a hub: pilot, designation, programme, portal, forums."""
    place = base.place_of(view, data_version)
    # Events and forums bear the province of now; the timeline filters by it.
    figure = hubs.timeline(replace(base.on_day(view, place), province=place.newest_code), data_version)
    rows = figure.rows.assign(text=base.without_hindsight(figure.rows["text"], view.as_of))
    title = profile_words.counted_title("profile.hub_title", len(rows), view, place)
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
    figure = tables.in_words(
        view,
        data_version,
        "forums",
        rows,
        profile_words.counted_title("profile.forums_title", held, view, place),
        leave_out=("province_name",),
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
    title = profile_words.counted_title("profile.awards_title", len(rows), view, place, date=str(year.last_year))
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
            *profile_facts.undated_text(view, place, data_version),
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
    title = profile_words.counted_title("profile.honours_title", len(rows), view, place, date=str(year.last_year))
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
    title = profile_words.counted_title("profile.agencies_title", len(rows), view, place)
    figure = tables.in_words(view, data_version, "agency_counts", rows, title)
    return replace(figure, notes=(t("notes.agencies", view.language),), definition=t("measures.agencies.definition", view.language))


def index_scores(view: View, data_version: str) -> Figure:
    """Return the regional innovation index of the region's governments; points of 2020 and later scores are never compared."""
    place = base.place_of(view, data_version)
    rows = base.index_scores(view, place, data_version)
    return tables.in_words(
        view, data_version, "index_scores", rows, profile_words.counted_title("profile.index_title", len(rows), view, place)
    )


def regencies(view: View, data_version: str) -> Figure:
    """Return the regencies and cities of the region's province and the copies each has taken."""
    place = base.place_of(view, data_version)
    if not place.stands:
        return profile_words.not_yet(view, place)
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


PARTS: dict[str, Callable[[View, str], Figure]] = {
    "ringkas": profile_facts.facts,
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
    "kandidat": profile_next.candidates,
    "kontak": profile_next.contacts,
}
