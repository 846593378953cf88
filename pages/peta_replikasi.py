"""Where are innovations copied, and how far have the copies come?"""

from dataclasses import replace

import streamlit as st

from inovasi import session
from inovasi.figures.copies import behind_map, with_place
from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.figure_card import figure_card

view = frame.open_page("peta_replikasi")
frame.heading(view)
with st.container(border=True):
    measure, year, place, compare, more = st.columns([3, 4, 3, 3, 2], vertical_alignment="bottom")
    with measure:
        filter_bar.measure(view)
    with year:
        filter_bar.years(view)
    with place:
        filter_bar.province(view)
    with compare:
        filter_bar.compare(view)
    with more:
        filter_bar.more(view)
frame.chips(view)


def choose(code: str) -> None:
    session.change(province=with_place(view, code).province)


if view.measure2 or view.year2:
    first, second = st.columns(2)
    with first:
        figure_card(replace(view, fig="peta"), key="peta", on_choose=choose, has_steps=True)
    with second:
        figure_card(replace(view, fig="banding"), key="banding", on_choose=choose, has_steps=True)
else:
    figure_card(replace(view, fig="peta"), key="peta", on_choose=choose, has_steps=True)
if filter_bar.has_regencies(view):
    st.button(t("filters.back_nation", view.language), on_click=lambda: session.change(province=""), icon=":material/arrow_back:")
    figure_card(behind_map(view, "kabkota"), key="kabkota")
figure_card(behind_map(view, "daftar"), key="daftar")
frame.close_page(view)
