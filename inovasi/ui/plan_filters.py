"""What Rencana aksi draws beside its figures: its answer, its filter bar, the sentences that open a forum."""

from dataclasses import replace

import streamlit as st

from inovasi import figures, release, views
from inovasi.figures import intents, opening, plans
from inovasi.i18n import t
from inovasi.ui import filter_bar, frame, plain
from inovasi.ui.figure_card import cards_with_rows, figure_card
from inovasi.views import View

OF_MILESTONES = {  # figures of milestones, each with its name in words
    "tonggak_daftar": "figures.plan_milestones.name",
    "tonggak_provinsi": "figures.plan_province.name",
    "tonggak_forum": "figures.plan_forum.name",
    "tonggak_inovasi": "figures.plan_innovation.name",
}


def answer(view: View) -> None:
    """Write the answer to the page's question; names of forums and innovations in it are shown as they are."""
    head, text = intents.answer(view, release.current())
    st.markdown(f"**{plain.text(head)}** {plain.text(text)}")


def bar(view: View) -> None:
    """Draw the filters; they act on every figure of the page."""
    year, place, more = st.columns([4, 4, 2], vertical_alignment="bottom")
    with year:
        filter_bar.year(view)
    with place:
        filter_bar.province(view)
    with more:
        filter_bar.more(view)
    held, innovation = st.columns([6, 4], vertical_alignment="bottom")
    with held:
        forum(view)
    with innovation:
        filter_bar.innovation(view)


def forum(view: View) -> None:
    """Choose a forum: those that have to do with the province of the view, the latest first, or all."""
    rows = opening.choosable(view, release.current())
    names = {str(row["forum_id"]): opening.forum_name(row, view.language) for row in rows}
    everything = t("filters.all_forums", view.language)
    filter_bar.pick("forum", t("filters.forum", view.language), ["", *names], view.forum, lambda key: names.get(key, everything))


def opening_of_a_forum(view: View) -> None:
    """Draw what was chosen or signed the last time, as sentences to read out and as trails; without a place, ask for one."""
    language = view.language
    if not view.province and not view.forum:
        st.info(t("plans.choose_place", language))
        return
    sentences = opening.read_out(view, release.current())
    if sentences:
        with st.container(border=True):
            st.markdown(f"**{t('plans.read_out', language)}**")
            for sentence in sentences:
                st.markdown(plain.text(sentence))
    figure_card(replace(view, fig="pembuka"), key="pembuka")


def plans_and_milestones(view: View) -> None:
    """Draw milestones by stage and the timeline of plans; where milestones are recorded, also each of them, and by place, forum and innovation."""
    figure_card(replace(view, fig="tonggak"), key="tonggak")
    counts = plans.totals(view, release.current())
    if counts["plans"]:
        figure_card(replace(view, fig="linimasa"), key="linimasa")
    if counts["milestones"]:
        cards_with_rows(view, OF_MILESTONES)


def empty_hint(view: View) -> None:
    """When nothing was signed or planned under the filters, say which to loosen."""
    if any(len(figures.build(replace(view, fig=fig)).rows) for fig in ("kabar", "linimasa")):
        return
    active = [frame.chip_text(view, short) for short in views.active_filters(view)]
    st.info(t("filters.empty" if active else "filters.empty_all", view.language, filters=", ".join(active)))
