"""What is recorded of one innovation?"""

from dataclasses import replace

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.figure_card import cards_with_rows, figure_card

view = frame.open_page("inovasi_rinci")
frame.way_back(view)
frame.heading(view)
st.markdown(t("pages.inovasi_rinci.answer", view.language))
filter_bar.innovation(view)
if filter_bar.has_thing(view):
    figure_card(replace(view, fig="rinci"), key="rinci")
    cards_with_rows(
        view,
        {
            "jejak": "figures.trail_innovation.name",
            "hasil": "figures.innovation_outcomes.name",
            "forum": "figures.innovation_forums.name",
            "penghargaan": "figures.innovation_awards.name",
        },
        on_choose={"penghargaan": "award", "forum": "forum"},
    )
frame.close_page(view)
