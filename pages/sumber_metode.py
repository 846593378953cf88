"""Can I trust it? Sources, coverage, definitions and the SQL that runs, known problems, reconciliation."""

from dataclasses import replace

import streamlit as st

from inovasi import origin, release
from inovasi.figures import trust
from inovasi.i18n import t
from inovasi.ui import frame
from inovasi.ui.figure_card import figure_card

view = frame.open_page("sumber_metode")
language = view.language
frame.heading(view)
st.markdown(t("pages.sumber_metode.answer", language))
figure_card(replace(view, fig="lingkup"), key="lingkup")
st.markdown(origin.told("trust.problems", language, release.current()))
figure_card(replace(view, fig="cakupan"), key="cakupan")
figure_card(replace(view, fig="indikator"), key="indikator")
st.header(t("trust.definitions", language), anchor=False)
for name, definition, sql in trust.definitions(language):
    with st.expander(name):
        st.markdown(definition)
        st.code(sql, language="sql")
st.header(t("trust.methods", language), anchor=False)
st.markdown(t("trust.methods_help", language))
for name, text, source in trust.methods(language):
    with st.expander(name):
        st.markdown(text)
        st.caption(source or t("trust.our_own", language))
figure_card(replace(view, fig="mutu"), key="mutu")
st.header(t("trust.agreement", language), anchor=False)
st.markdown(trust.agreement_report(language))
figure_card(replace(view, fig="rekonsiliasi"), key="rekonsiliasi")
figure_card(replace(view, fig="gabungan"), key="gabungan")
figure_card(replace(view, fig="sumber"), key="sumber")
frame.close_page(view)
