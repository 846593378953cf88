"""Who is awarded, for what, and what became of it?"""

from dataclasses import replace

import streamlit as st

from inovasi import release
from inovasi.figures import awards
from inovasi.i18n import t
from inovasi.ui import award_filters, frame
from inovasi.ui.figure_card import figure_card

view = frame.open_page("penghargaan")
frame.heading(view)
st.markdown(awards.answer(view, release.current()))
with st.container(border=True):
    award_filters.bar(view)
frame.chips(view)


def part(head: str, *rows: tuple[str, ...]) -> None:
    """Draw one part of the page: its head, then rows of one or two figures."""
    st.header(t(f"awards.{head}", view.language), divider="gray", anchor=False)
    for row in rows:
        for place, fig in zip(st.columns(len(row), gap="large"), row, strict=True):
            with place:
                figure_card(replace(view, fig=fig), key=fig)


part("official_head", ("corong_tahun",), ("corong", "keberhasilan"))
part("who_head", ("tingkat", "bidang"), ("corong_provinsi",))
part("fate_head", ("nasib",), ("pemenang",))
part("again_head", ("berulang",), ("inovasi_berulang", "unit"))
part("rank_head", ("peringkat", "laju"))
part("other_head", ("iga", "unpsa"), ("kelembagaan",))
frame.close_page(view)
