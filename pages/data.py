"""Give me the rows: every table, searched, filtered, row by row, with its column dictionary."""

from dataclasses import replace

import streamlit as st

from inovasi import session
from inovasi.access import readers
from inovasi.figures import tables
from inovasi.i18n import t
from inovasi.ui import filter_bar, frame
from inovasi.ui.figure_card import figure_card
from inovasi.views import View


def cards(view: View) -> None:
    """Draw the row that is open, the table, and its dictionary."""
    if filter_bar.has_row(view):
        st.button(t("filters.close_row", view.language), on_click=lambda: session.change(row=""), icon=":material/close:")
        figure_card(replace(view, fig="rinci"), key="rinci")
        if view.table == "replications":
            figure_card(replace(view, fig="langkah"), key="langkah")
        for fig, opens in filter_bar.related_figures(view):
            figure_card(replace(view, fig=fig), key=fig, on_choose=session.opener(opens))
    filter_bar.empty_hint(view)
    shown = replace(view, fig="tabel", row="")
    figure_card(shown, key="tabel", on_choose=lambda key: session.change(row=key), on_turn=session.change)
    with st.expander(t("figures.dictionary.open", view.language)):
        figure_card(replace(view, fig="kamus", row=""), key="kamus")


view = frame.open_page("data")
frame.way_back(view)
frame.heading(view)
st.markdown(t("pages.data.answer", view.language))
with st.container(border=True):
    filter_bar.data_filters(view)
frame.chips(view)
if tables.is_internal(view.table) and readers.reader() is None:
    st.info(t("access.restricted", view.language), icon=":material/lock:")
else:
    cards(view)
frame.close_page(view)
