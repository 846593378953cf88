"""How do innovations spread: how many copies and how far, who copies whom, how long it takes, and where nothing is recorded?"""

from dataclasses import replace

import streamlit as st

from inovasi import session
from inovasi.figures.copies import with_place
from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.figure_card import figure_card

view = frame.open_page("penyebaran")
frame.heading(view)
st.markdown(t("pages.penyebaran.answer", view.language))
with st.container(border=True):
    innovation, year, place, more = st.columns([4, 4, 3, 2], vertical_alignment="bottom")
    with innovation:
        filter_bar.copied_innovation(view)
    with year:
        filter_bar.year(view)
    with place:
        filter_bar.province(view)
    with more:
        filter_bar.more(view)
frame.chips(view)


def choose_innovation(key: str) -> None:
    session.change(innovation=key)


def choose_province(code: str) -> None:
    session.change(province=with_place(view, code).province)


figure_card(replace(view, fig="kumulatif"), key="kumulatif")
figure_card(
    replace(view, fig="silsilah"), key="silsilah", on_choose=choose_innovation, choose_label=t("spread.choose", view.language)
)
figure_card(replace(view, fig="arus"), key="arus")
for pair in (("dalam", "fasilitator"), ("waktu", "berjalan"), ("lengkung", "tetangga")):
    for side, fig in zip(st.columns(2, gap="large"), pair, strict=True):
        with side:
            chooser = choose_innovation if fig == "lengkung" else None
            figure_card(replace(view, fig=fig), key=fig, on_choose=chooser, choose_label=t("spread.choose", view.language))
figure_card(replace(view, fig="celah_daerah"), key="celah_daerah", on_choose=choose_province)
figure_card(replace(view, fig="celah_inovasi"), key="celah_inovasi")
frame.close_page(view)
