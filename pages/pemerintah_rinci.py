"""What is recorded of one government?"""

from dataclasses import replace

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.figure_card import figure_card

view = frame.open_page("pemerintah_rinci")
frame.way_back(view)
frame.heading(view)
st.markdown(t("pages.pemerintah_rinci.answer", view.language))
filter_bar.government(view)
if filter_bar.has_thing(view):
    figure_card(replace(view, fig="rinci"), key="rinci")
frame.close_page(view)
