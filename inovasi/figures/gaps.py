"""Where nothing is recorded yet: regencies and cities without a recorded copy, and awarded innovations without one. No record is not "not copied"."""

from dataclasses import replace

from inovasi import charts, origin, palette, queries
from inovasi.figures import common, spread
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import code_text, records
from inovasi.i18n import number, t
from inovasi.views import View


def regencies(view: View, data_version: str) -> Figure:
    """Return the regencies and cities of the view's province without a recorded copy; of the nation, how many each province has."""
    if view.province and common.stands_in_frame(view, data_version):
        return _of_province(view, data_version)
    return _of_nation(view, data_version)


def _of_province(view: View, data_version: str) -> Figure:
    language = view.language
    rows = common.rows_for("recorded_by_regency", view, data_version)
    total = len(rows)
    rows = rows[rows["look"] != "value"].copy()
    rows["government_name"] = rows[f"name_{language}"]
    rows["government_id"] = [
        f"{'kota' if str(code)[2] == '7' else 'kab'}-{code}"
        if look == "zero"
        else None  # only what records name has a view of its own
        for code, look in zip(rows["regency_code"], rows["look"], strict=True)
    ]
    rows["look_text"] = [t(f"spread.gap_{look}", language) for look in rows["look"]]
    rows = rows.sort_values(["look", "regency_code"], kind="stable").reset_index(drop=True)
    place = common.place_text(view, data_version)
    is_na = view.province == "31"
    title = t(
        "figures.regency_gaps.title_na" if is_na else "figures.regency_gaps.title_province",
        language,
        count=number(len(rows), language),
        total=number(total, language),
        place=place,
    )
    return Figure(
        view=view,
        title=title,
        subtitle=_subtitle(view),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        columns=(
            Column("government_name", t("columns.regency_name", language)),
            Column("look_text", t("columns.look", language)),
            Column("explored_count", t("columns.explored_count", language), "integer"),
        ),
        query="recorded_by_regency",
        query_params=view.params(*queries.parameter_names("recorded_by_regency")),
        notes=_notes(view, data_version),
        sources=spread.copy_sources(replace(view, innovation=""), data_version),
        all_rows_query="copies_listed",
        missing_count=int((rows["look"] == "none").sum()),
    )


def _of_nation(view: View, data_version: str) -> Figure:
    language = view.language
    rows = common.rows_for("regency_gaps_by_province", view, data_version).copy()
    names = common.province_names(data_version, view.shown_frame, language)
    rows["province_name"] = [names[code] for code in rows["province_code"]]
    known = rows[rows["look"] == "value"]
    total = int(known["regency_count"].sum())
    without = total - int(known["with_copy_count"].sum())
    found = sorted(records(known), key=lambda row: (-row["no_record_count"], row["province_code"]))
    title = t("figures.regency_gaps.title", language, count=number(without, language), total=number(total, language))
    labels = {name: t(f"columns.{name}", language) for name in ("no_record_count", "explored_only_count", "with_copy_count")}
    return Figure(
        view=view,
        title=title,
        subtitle=_subtitle(view),
        alt=title,
        definition=t("measures.recorded.definition", language),
        rows=rows,
        columns=(
            Column("province_name", t("columns.province_name", language)),
            Column("regency_count", t("columns.regency_count", language), "integer"),
            *(Column(name, label, "integer") for name, label in labels.items()),
        ),
        query="regency_gaps_by_province",
        query_params=view.params(*queries.parameter_names("regency_gaps_by_province")),
        drawings={
            "grafik": charts.ranked_bars(
                [names[row["province_code"]] for row in found],
                {name: [int(row[name]) for row in found] for name in labels},
                colours=palette.GAPS,
                labels=labels,
                language=language,
                value_title=t("columns.regency_count", language),
            )
        },
        notes=_notes(view, data_version),
        sources=spread.copy_sources(replace(view, innovation="", province=""), data_version),
        all_rows_query="copies_listed",
        missing_count=int(known["no_record_count"].sum()),
        key="province_code",
    )


def _subtitle(view: View) -> str:
    language = view.language
    return t(
        "figures.regency_gaps.subtitle",
        language,
        frame=view.shown_frame,
        first=view.first_year,
        last=view.last_year,
        date=common.cut_off_text(view),
    )


def _notes(view: View, data_version: str) -> tuple[str, ...]:
    language = view.language
    return (
        t("notes.no_record_regency", language),
        t("notes.gap_every_innovation", language),
        origin.told("notes.sample_copies", language, data_version),
    )


def awarded(view: View, data_version: str) -> Figure:
    """Return the awarded innovations of which no copy is recorded: the tiers with the fewest places first."""
    language = view.language
    rows = common.rows_for("award_gaps_listed", view, data_version)
    by_source = common.rows_for("awarded_innovations_by_source", view, data_version)
    total, count, explored = (int(by_source[name].sum()) for name in ("innovation_count", "gap_count", "explored_count"))
    names = common.province_names(data_version, view.shown_frame, language)
    rows = rows.assign(
        origin_name=rows[f"origin_name_{language}"],
        origin_province=[names.get(code) for code in rows["origin_province_code"]],
        subject_text=[code_text("subject", code, language) for code in rows["subject_code"]],
    )
    title = t(
        "figures.award_gaps.title",
        language,
        count=number(count, language),
        total=number(total, language),
        place=common.place_text(view, data_version),
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.award_gaps.subtitle", language, last=view.known_year, date=common.cut_off_text(view)),
        alt=title,
        definition=t("figures.award_gaps.definition", language),
        rows=rows,
        columns=(
            Column("innovation_name", t("columns.innovation_name", language)),
            Column("tier", t("columns.tier", language)),
            Column("competition", t("columns.competition", language)),
            Column("tier_year", t("columns.award_year", language), "year"),
            Column("subject_text", t("columns.subject_code", language)),
            Column("origin_name", t("columns.origin_name", language)),
            Column("origin_province", t("columns.origin_province", language)),
            Column("explored_count", t("columns.explored_count", language), "integer"),
        ),
        query="award_gaps_listed",
        query_params=view.params(*queries.parameter_names("award_gaps_listed")),
        notes=(
            t("notes.award_gaps", language, count=number(explored, language)),
            *spread.first_year_note(view),
            origin.told("notes.sample_awards", language, data_version),
            origin.told("notes.sample_copies", language, data_version),
        ),
        sources=common.sources_of(by_source.loc[by_source["gap_count"] > 0, "source_id"], data_version, language),
        all_rows_query="awarded_innovations_listed",
        missing_count=count,
        row_count=count,
    )
