"""Where does the replication of public-service innovations stand?"""

from dataclasses import replace

import streamlit as st

from inovasi import session
from inovasi.figures.overview import small_map
from inovasi.i18n import t
from inovasi.ui import frame, key_figures
from inovasi.ui.figure_card import figure_card

view = frame.open_page("ringkasan")
frame.heading(view)
st.markdown(t("pages.ringkasan.answer", view.language))
frame.chips(view)
key_figures.row(view)
trend, chart = st.columns([5, 6], gap="large")
with trend:
    figure_card(replace(view, fig="tren"), key="tren")
with chart:
    figure_card(small_map(view), key="peta", on_choose=lambda code: session.change(province=code))
figure_card(replace(view, fig="terbaru"), key="terbaru")
figure_card(replace(view, fig="cakupan"), key="cakupan")
frame.ways(view)
frame.close_page(view)
