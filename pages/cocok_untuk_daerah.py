"""What could this region copy next, why, and what speaks against it?"""

from dataclasses import replace

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.candidate_cards import first_candidates
from inovasi.ui.figure_card import figure_card

view = filter_bar.with_region(frame.open_page("cocok_untuk_daerah"))
language = view.language
frame.heading(view)
st.markdown(t("pages.cocok_untuk_daerah.answer", language))
with st.container(border=True):
    place, subject, more = st.columns([4, 3, 2], vertical_alignment="bottom")
    with place:
        filter_bar.region(view)
    with subject:
        filter_bar.subject(view)
    with more:
        filter_bar.weights(view)
frame.chips(view)
if view.government:
    first_candidates(view)
    figure_card(replace(view, fig="peringkat"), key="peringkat")
    figure_card(replace(view, fig="kebutuhan"), key="kebutuhan")
else:
    st.info(t("matching.choose_region", language))
figure_card(replace(view, fig="mutu"), key="mutu")
frame.close_page(view)
