"""What is recorded of one government?"""

from dataclasses import replace

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.figure_card import cards_with_rows, figure_card

view = frame.open_page("pemerintah_rinci")
frame.way_back(view)
frame.heading(view)
st.markdown(t("pages.pemerintah_rinci.answer", view.language))
filter_bar.government(view)
if filter_bar.has_thing(view):
    figure_card(replace(view, fig="rinci"), key="rinci")
    cards_with_rows(
        view,
        {
            "diambil": "figures.trail_taken.name",
            "diberikan": "figures.trail_given.name",
            "ciptaan": "figures.government_created.name",
            "penghargaan": "figures.government_awards.name",
            "forum": "figures.government_forums.name",
            "hub": "figures.government_hub_events.name",
            "instansi": "figures.government_agencies.name",
            "indeks": "figures.government_index_scores.name",
            "wilayah": "figures.government_within.name",
        },
        on_choose={"penghargaan": "award", "forum": "forum"},
    )
frame.close_page(view)
