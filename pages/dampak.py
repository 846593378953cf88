"""What changed for citizens: how they fare, what sources say innovations achieved, and what can be compared?"""

from dataclasses import replace

import streamlit as st

from inovasi import release, session
from inovasi.figures import evidence, indicators
from inovasi.figures.copies import with_place
from inovasi.i18n import t
from inovasi.ui import filter_bar, frame, impact_filters
from inovasi.ui.figure_card import figure_card

view = frame.open_page("dampak")
frame.heading(view)
st.markdown(evidence.answer(view, release.current()))
with st.container(border=True):
    indicator, year, place, more = st.columns([4, 4, 3, 2], vertical_alignment="bottom")
    with indicator:
        impact_filters.indicator(view)
    with year:
        filter_bar.year(view)
    with place:
        filter_bar.province(view)
    with more:
        impact_filters.more(view)
frame.chips(view)


def choose(code: str) -> None:
    session.change(province=with_place(view, code).province)


st.header(t("impact.part_state", view.language), anchor=False)
st.markdown(indicators.about(view, release.current()))
figure_card(replace(view, fig="kecil"), key="kecil")
figure_card(replace(view, fig="peta"), key="peta", on_choose=choose)
figure_card(replace(view, fig="sebaran"), key="sebaran")
st.header(t("impact.part_before", view.language), anchor=False)
if view.province:
    figure_card(replace(view, fig="sebelum"), key="sebelum")
else:
    st.info(t("impact.choose_province", view.language))
st.header(t("impact.part_results", view.language), anchor=False)
figure_card(replace(view, fig="bukti"), key="bukti")
figure_card(replace(view, fig="hasil"), key="hasil")
st.header(t("impact.part_link", view.language), anchor=False)
with st.columns([4, 9])[0]:
    impact_filters.measure(view)
figure_card(replace(view, fig="kaitan"), key="kaitan")
st.header(t("impact.part_compare", view.language), anchor=False)
for gate, result, method in (("syarat_dd", "dd", "did"), ("syarat_sk", "sk", "scm")):
    figure_card(replace(view, fig=gate), key=gate)
    if impact_filters.method_is_open(view, method):
        figure_card(replace(view, fig=result), key=result)
frame.close_page(view)
