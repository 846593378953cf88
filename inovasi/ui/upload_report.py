"""Step 5: what is ready, what waits and why; a suggestion is taken by one click, another value is typed, the file goes back marked."""

from collections.abc import Sequence

import streamlit as st

from inovasi import session
from inovasi.i18n import number, t
from inovasi.intake import headers, report, stored
from inovasi.intake.model import Correction, IntakeError, Problem
from inovasi.intake.outcome import Outcome
from inovasi.publishing import drafts
from inovasi.publishing.drafts import Draft
from inovasi.ui import plain, upload_draft

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_GROUPS, MOST_VALUES, MOST_PLACES = 12, 6, 5
OPEN_GROUPS = 2
LONGEST_LABEL = 40
Key = tuple[str, str, str]


def step(draft: Draft, outcome: Outcome, language: str) -> None:
    """Draw the step."""
    st.subheader(t("intake.page.step_report", language), anchor=False)
    counts = {name: number(outcome.total(name), language) for name in ("rows", "good", "waiting", "duplicate", "empty")}
    st.markdown(t("intake.page.counts_line", language, **counts))
    if outcome.total("unchanged"):
        st.caption(t("intake.page.unchanged_line", language, unchanged=number(outcome.total("unchanged"), language)))
    if not outcome.faults:
        if outcome.total("good"):
            st.success(t("intake.page.all_good", language))
    else:
        st.caption(t("intake.page.some_wait", language))
        _groups(draft, outcome, language)
    _notices(outcome, language)
    _files(draft, outcome, language)


def _groups(draft: Draft, outcome: Outcome, language: str) -> None:
    """Show problems by kind and field, the most frequent first, under the title that the column has in the file."""
    titles = _titles(draft, outcome)
    groups: dict[Key, list[Problem]] = {}
    for problem in outcome.faults:
        if problem.kind != "identity_open":
            groups.setdefault((problem.kind, problem.table, problem.field), []).append(problem)
    ordered = sorted(groups.values(), key=lambda group: -len(group))
    for place, group in enumerate(ordered[:MOST_GROUPS]):
        what = report.what(group[0], upload_draft.PACKAGE, language)
        field = titles.get((group[0].sheet, group[0].column)) or report.field_title(group[0], upload_draft.PACKAGE, language)
        title = plain.text(f"{field}: {what}" if field else what)
        label = t("intake.page.group", language, what=title, count=number(len(group), language))
        with st.expander(label, expanded=place < OPEN_GROUPS):
            st.markdown(plain.text(report.advice(group[0], upload_draft.PACKAGE, language)))
            _values(draft, group, place, language)
    if len(ordered) > MOST_GROUPS:
        left = sum(len(group) for group in ordered[MOST_GROUPS:])
        st.caption(t("intake.page.more", language, count=number(left, language)))


def _titles(draft: Draft, outcome: Outcome) -> dict[tuple[str, str], str]:
    """Return what each column is called in the file, by sheet and letter."""
    return {
        (grid.sheet, column): text
        for grid in upload_draft.book(draft).grids
        for column, text in headers.header_texts(grid, outcome.mappings[grid.sheet].header_row).items()
    }


def _values(draft: Draft, group: list[Problem], place: int, language: str) -> None:
    """Show the cells of a group, equal values together: one click mends them all. Empty cells stand alone."""
    by_value: dict[tuple[str, str], list[Problem]] = {}
    for problem in group:
        alone = f"{problem.sheet}\x1f{problem.row}" if not problem.value or not problem.column else ""
        by_value.setdefault((problem.value, alone), []).append(problem)
    for order, problems in enumerate(list(by_value.values())[:MOST_VALUES]):
        _value(draft, problems, f"{draft.id}_{draft.revision}_{place}_{order}", language)
    left = sum(len(problems) for problems in list(by_value.values())[MOST_VALUES:])
    if left:
        st.caption(t("intake.page.more", language, count=number(left, language)))


def _value(draft: Draft, problems: list[Problem], key: str, language: str) -> None:
    first = problems[0]
    where, acts, other = st.columns([4, 5, 3], gap="medium", vertical_alignment="center")
    with where:
        if first.column:
            shown = plain.text(first.value[:200]) if first.value else t("intake.page.empty_cell", language)
            st.markdown(f"**{shown}**")
        places = [_where(problem, language) for problem in problems[:MOST_PLACES]]
        more = f" … (+{number(len(problems) - MOST_PLACES, language)})" if len(problems) > MOST_PLACES else ""
        st.caption(plain.text("; ".join(places) + more))
    if not first.column:
        return
    with acts, st.container(horizontal=True, gap="small"):
        for order, item in enumerate(first.suggestions):
            st.button(
                t("intake.page.use", language, text=plain.text(item.label[:LONGEST_LABEL])),
                key=f"use_{key}_{order}",
                on_click=_correct,
                args=(draft, problems, item.value),
            )
    with other:
        typed = session.plain_key(f"typed_{key}")
        st.text_input(
            t("intake.page.other_value", language),
            key=typed,
            placeholder=t("intake.page.other_value", language),
            label_visibility="collapsed",
            on_change=_correct_typed,
            args=(draft, problems, f"typed_{key}"),
        )


def _where(problem: Problem, language: str) -> str:
    if not problem.row:
        return t("intake.page.where_sheet", language, sheet=problem.sheet)
    key = "where" if problem.column else "where_row"
    params = {"column": problem.column} if problem.column else {}
    return t(f"intake.page.{key}", language, sheet=problem.sheet, row=number(problem.row, language), **params)


def _correct(draft: Draft, problems: Sequence[Problem], value: str) -> None:
    added = [Correction(problem.sheet, problem.row, problem.column, value) for problem in problems if problem.column]
    upload_draft.change(corrections=stored.with_corrections(draft.corrections, added))


def _correct_typed(draft: Draft, problems: Sequence[Problem], name: str) -> None:
    value = str(session.widget_value(name) or "")
    if value:
        _correct(draft, problems, value)


def _notices(outcome: Outcome, language: str) -> None:
    if not outcome.notices:
        return
    with st.expander(t("intake.page.notices", language, count=number(len(outcome.notices), language))):
        lines = []
        for problem in outcome.notices[: MOST_GROUPS * MOST_VALUES]:
            where = f"{_where(problem, language)}: " if problem.sheet else ""
            lines.append(f"- {plain.text(where + report.what(problem, upload_draft.PACKAGE, language))}")
        st.markdown("\n".join(lines))


def _files(draft: Draft, outcome: Outcome, language: str) -> None:
    """Offer the marked workbook and the list of problems, and the way back from corrections."""
    used = len(draft.corrections) if isinstance(draft.corrections, list) else 0
    if used:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("intake.page.corrections_count", language, count=number(used, language)), width="content")
            st.button(t("intake.page.undo_corrections", language), type="tertiary", on_click=_undo)
    if not outcome.problems:
        return
    stem = draft.file_name.rpartition(".")[0] or draft.file_name
    with st.container(horizontal=True, gap="small"):
        if outcome.faults:
            marked = _marked(draft.id, draft.revision, language, draft, outcome)
            if isinstance(marked, IntakeError):
                st.caption(t(marked.words, language, **marked.params))
            else:
                name = f"{stem}-{t('intake.page.marked_name', language)}.xlsx"
                st.download_button(t("intake.page.marked_workbook", language), marked, file_name=name, mime=XLSX, on_click="ignore")
        st.download_button(
            t("intake.page.problem_list", language),
            lambda: report.list_workbook(outcome.problems, upload_draft.PACKAGE, language),
            file_name=f"{stem}-{t('intake.page.list_name', language)}.xlsx",
            mime=XLSX,
            on_click="ignore",
        )


@st.cache_resource(max_entries=2, show_spinner=False)
def _marked(draft_id: str, revision: int, language: str, _draft: Draft, _outcome: Outcome) -> bytes | IntakeError:
    try:
        content, book = drafts.content(draft_id), upload_draft.book(_draft)
        return report.marked_workbook(content, book, _outcome.faults, upload_draft.PACKAGE, language)
    except IntakeError as error:
        return error


def _undo() -> None:
    upload_draft.change(corrections=[])
