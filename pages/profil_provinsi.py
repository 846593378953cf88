"""What is on record of this region: its track record, how its citizens fare beside comparable regions, and what could come next?"""

from dataclasses import replace

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import filter_bar, frame, profile_parts
from inovasi.ui.figure_card import cards_with_rows, figure_card

view = filter_bar.with_region(frame.open_page("profil_provinsi"))
language = view.language
frame.heading(view)
profile_parts.answer(view)
with st.container(border=True):
    place, day, more = st.columns([4, 3, 2], vertical_alignment="bottom")
    with place:
        filter_bar.region(view)
    with day:
        profile_parts.as_of(view)
    with more:
        profile_parts.packages(view)
frame.chips(view)


def part(head: str, figures: dict[str, str], on_choose: dict[str, str] | None = None) -> None:
    """Draw one part of the page: its head, the figures that hold something, and in one sentence those that do not."""
    st.header(t(f"profile.{head}", language), divider="gray", anchor=False)
    cards_with_rows(view, {fig: f"profile.name_{words}" for fig, words in figures.items()}, on_choose=on_choose or {})


if view.government:
    profile_parts.sheet_buttons(view)
    figure_card(replace(view, fig="ringkas"), key="ringkas", heading="h2")
    part(
        "part_record",
        {"diambil": "taken", "diberikan": "given", "kabkota": "regencies", "forum": "forums", "rencana": "plans", "hub": "hub"},
        {"forum": "forum"},
    )
    part("part_awards", {"penghargaan": "awards", "kelembagaan": "honours", "instansi": "agencies", "indeks": "index"})
    part("part_standing", {"indikator": "indicators", "rekan": "peers"})
    part("part_next", {"bidang": "subjects", "kandidat": "candidates", "kontak": "contacts"})
else:
    st.info(t("profile.choose_region", language))
frame.close_page(view)
