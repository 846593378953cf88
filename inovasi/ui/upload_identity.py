"""Step 4: a new name beside the known ones it looks like, for a person to say what they are to each other."""

import streamlit as st

from inovasi.i18n import number, t
from inovasi.intake.likeness import Question, Side
from inovasi.intake.model import Decision
from inovasi.intake.outcome import Outcome
from inovasi.ui import plain, upload_draft

MOST_SHOWN = 5


def step(outcome: Outcome, language: str) -> None:
    """Draw the step; it says so when there is nothing to decide."""
    st.subheader(t("intake.page.step_identity", language), anchor=False)
    if not outcome.questions:
        st.caption(t("intake.page.no_questions", language))
        return
    st.caption(t("intake.page.identity_help", language))
    for place, question in enumerate(outcome.questions[:MOST_SHOWN]):
        _question(question, place, language)
    left = len(outcome.questions) - MOST_SHOWN
    if left > 0:
        st.caption(t("intake.page.more", language, count=number(left, language)))


def _question(question: Question, place: int, language: str) -> None:
    with st.container(border=True):
        columns = st.columns(1 + len(question.candidates), gap="medium")
        with columns[0]:
            st.caption(
                t("intake.page.in_file", language)
                + " · "
                + t("intake.page.where", language, sheet=plain.text(question.sheet), row=question.row, column=question.column)
            )
            _side(question.new, language, is_new=True)
            _act(question, "new", "", place, language)
        for order, (column, candidate) in enumerate(zip(columns[1:], question.candidates, strict=True)):
            with column:
                st.caption(t("intake.page.known_already", language))
                _side(candidate, language, is_new=False)
                with st.container(horizontal=True, gap="small"):
                    for choice in ("same", "alias"):
                        _act(question, choice, candidate.key, place * 10 + order, language)


def _side(side: Side, language: str, *, is_new: bool) -> None:
    unknown = t("intake.page.unknown", language)
    st.markdown(f"**{plain.text(side.name)}**")
    lines = [
        (t("intake.page.government", language), side.government),
        (t("intake.page.year", language), side.year),
        (t("intake.page.subject", language), side.subject),
    ]
    if not is_new:
        lines.append((t("intake.page.awards", language), number(side.award_count, language)))
    st.markdown("  \n".join(f"{label}: {plain.text(text) if text else unknown}" for label, text in lines))


def _act(question: Question, choice: str, key: str, place: int, language: str) -> None:
    help_key = f"intake.page.{choice}_help"
    st.button(
        t(f"intake.page.{choice}", language),
        key=f"identity_{place}_{choice}",
        help=t(help_key, language) if choice != "new" else None,
        on_click=upload_draft.decide,
        args=(Decision(question.table, question.new.name, choice, key),),
    )
