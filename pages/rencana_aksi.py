"""What was signed, what moved, what is stuck?"""

from dataclasses import replace

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import frame, plan_filters
from inovasi.ui.figure_card import figure_card

view = frame.open_page("rencana_aksi")
frame.heading(view)
plan_filters.answer(view)
with st.container(border=True):
    plan_filters.bar(view)
frame.chips(view)
plan_filters.empty_hint(view)


def head(key: str) -> None:
    """Write the head of one part of the page."""
    st.header(t(f"plans.{key}", view.language), divider="gray", anchor=False)


head("head_opening")
plan_filters.opening_of_a_forum(view)
head("head_plans")
plan_filters.plans_and_milestones(view)
head("head_signed")
for fig in ("sejak_provinsi", "sejak_forum", "kabar", "sejak_inovasi"):
    figure_card(replace(view, fig=fig), key=fig)
frame.close_page(view)
