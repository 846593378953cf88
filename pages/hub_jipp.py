"""How do innovation hubs work: who became one when, on what evidence, what forums chose, and what came of it?"""

from dataclasses import replace

import streamlit as st

from inovasi import session
from inovasi.figures.copies import with_place
from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.figure_card import figure_card

view = frame.open_page("hub_jipp")
frame.heading(view)
st.markdown(t("pages.hub_jipp.answer", view.language))
with st.container(border=True):
    year, place, more = st.columns([4, 4, 2], vertical_alignment="bottom")
    with year:
        filter_bar.year(view)
    with place:
        filter_bar.province(view)
    with more:
        filter_bar.more(view)
frame.chips(view)


def choose(code: str) -> None:
    session.change(province=with_place(view, code).province)


figure_card(replace(view, fig="peta"), key="peta", on_choose=choose)
years, phases = st.columns([6, 5], gap="large")
with years:
    figure_card(replace(view, fig="tahun"), key="tahun")
with phases:
    st.markdown(t("hub.phases", view.language))
    st.markdown(t("hub.maturity", view.language))
figure_card(replace(view, fig="linimasa"), key="linimasa")
figure_card(replace(view, fig="forum"), key="forum")
figure_card(replace(view, fig="peristiwa"), key="peristiwa")
figure_card(replace(view, fig="fase"), key="fase")
figure_card(replace(view, fig="sebelum"), key="sebelum")
figure_card(replace(view, fig="perangkat"), key="perangkat")
figure_card(replace(view, fig="instansi"), key="instansi")
frame.close_page(view)
