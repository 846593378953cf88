"""The figures of stated results: what sources say came of an innovation, on which evidence, and where nothing is known."""

from inovasi import charts_evidence, origin, queries
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import code_text, records
from inovasi.i18n import number, percent, t
from inovasi.views import View

GRADES = ("claimed", "counted", "before_after", "with_comparison")


def gap_map(view: View, data_version: str) -> Figure:
    """Return subject by grade: innovations by the best grade of their stated results, with all innovations of the subject as denominator."""
    language = view.language
    params = view.params("frame", "province")
    rows = queries.run("evidence_by_subject", data_version, **params)
    found = records(rows)
    total, without = int(rows["innovation_count"].sum()), int(rows["without_count"].sum())
    stated, compared = total - without, int(rows["with_comparison_count"].sum())
    before = int(rows["before_after_count"].sum())
    place = common.place_text(view, data_version)
    subjects = [code_text("subject", row["subject_code"], language) or t("words.no_subject", language) for row in found]
    empty = sum(
        1 for row in found if row["subject_code"] and row["innovation_count"] and row["innovation_count"] == row["without_count"]
    )
    words = {
        "total": number(total, language),
        "stated": number(stated, language),
        "share": percent(stated / total if total else None, language),
        "before": number(before, language),
        "compared": number(compared, language),
        "place": place,
    }
    key = "title" if stated and compared else "title_none_compared" if stated else "title_nothing"
    title = t(f"figures.evidence_map.{key}" if total else "figures.evidence_map.title_empty", language, **words)
    shown = rows.assign(
        subject_text=subjects,
        stated_share=[
            None if not row["innovation_count"] else (row["innovation_count"] - row["without_count"]) / row["innovation_count"]
            for row in found
        ],
    )
    grid = [
        (
            t("figures.evidence_map.row", language, subject=subject, count=number(row["innovation_count"], language)),
            [int(row[f"{grade}_count"]) if row["innovation_count"] else None for grade in GRADES],
        )
        for subject, row in zip(subjects, found, strict=True)
    ]
    counts = {count for _, cells in grid for count in cells if count is not None}
    drawing = charts_evidence.gap_map(
        grid,
        [(grade, str(code_text("evidence_grade", grade, language))) for grade in GRADES],
        numbers={count: number(count, language) for count in counts},
        empty_text=t("figures.evidence_map.empty_cell", language),
        language=language,
    )
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.evidence_map.subtitle", language, place=place),
        alt=title,
        definition=t("figures.evidence_map.definition", language),
        rows=shown,
        columns=(
            Column("subject_text", t("columns.subject_code", language)),
            Column("innovation_count", t("columns.subject_innovation_count", language), "integer"),
            *(
                Column(
                    f"{grade}_count",
                    str(code_text("evidence_grade", grade, language)),
                    "integer",
                    description=t(f"figures.evidence_map.grade_{grade}", language),
                )
                for grade in GRADES
            ),
            Column("without_count", t("columns.without_result_count", language), "integer"),
            Column("stated_share", t("columns.stated_share", language), "share", 1),
            Column("result_count", t("columns.result_count", language), "integer"),
        ),
        query="evidence_by_subject",
        query_params=params,
        drawings={"grafik": drawing},
        notes=(
            t("figures.evidence_map.grades", language),
            t("figures.evidence_map.zero", language, count=empty),
            origin.told("notes.sample_awards", language, data_version),
        ),
        sources=stated_results(view, data_version).sources,
        all_rows_query="outcomes_listed",
    )


def stated_results(view: View, data_version: str) -> Figure:
    """Return each stated result as its source has it, with who states it: no percentage of ours, no sum over results."""
    language = view.language
    params = view.params("frame", "province", "language")
    rows = queries.run("stated_results_listed", data_version, **params)
    shown = rows.assign(
        subject_text=[code_text("subject", code, language) for code in rows["subject_code"]],
        grade_text=[code_text("evidence_grade", code, language) for code in rows["evidence_grade"]],
        teller_text=[code_text("teller", code, language) for code in rows["about"]],
    )
    place = common.place_text(view, data_version)
    count = len(rows)
    own = int((rows["about"] == "origin").sum())
    words = {
        "count": number(count, language),
        "own": number(own, language),
        "adopters": number(count - own, language),
        "place": place,
    }
    title = t("figures.stated_results.title" if count else "figures.stated_results.empty", language, **words)
    return Figure(
        view=view,
        title=title,
        subtitle=t("figures.stated_results.subtitle", language, place=place),
        alt=title,
        definition=t("figures.evidence_map.definition", language),
        rows=shown,
        columns=(
            Column("innovation_name", t("columns.innovation_name", language)),
            Column("statement", t("columns.statement", language)),
            Column("grade_text", t("columns.evidence_grade", language)),
            Column("teller_text", t("columns.teller", language)),
            Column("government_name", t("columns.teller_government", language)),
            Column("subject_text", t("columns.subject_code", language)),
            Column("source_url", t("columns.source_url", language), "link"),
        ),
        query="stated_results_listed",
        query_params=params,
        notes=(t("figures.stated_results.as_stated", language), t("notes.no_cause", language)),
        sources=common.sources_of(rows["source_id"], data_version, language),
        all_rows_query="outcomes_listed",
    )


def answer(view: View, data_version: str) -> str:
    """Return the page's answer in one sentence: how many innovations have a stated result, and how many a comparison group."""
    rows = queries.run("evidence_by_subject", data_version, frame=view.shown_frame, province="")
    total, without = int(rows["innovation_count"].sum()), int(rows["without_count"].sum())
    compared = int(rows["with_comparison_count"].sum())
    language = view.language
    if not total:
        return t("impact.answer_empty", language)
    key = "impact.answer" if compared else "impact.answer_none"
    return t(
        key,
        language,
        total=number(total, language),
        stated=number(total - without, language),
        before=number(int(rows["before_after_count"].sum()), language),
        compared=number(compared, language),
    )
