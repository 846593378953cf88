"""The first candidates of a region as sentences: why each is listed, and what speaks against it."""

from dataclasses import replace

import streamlit as st

from inovasi import session
from inovasi.figures import build
from inovasi.figures.common import records
from inovasi.i18n import number, t
from inovasi.ui import plain
from inovasi.views import View

MOST_CARDS = 5


def first_candidates(view: View) -> None:
    """Draw the first candidates of the view's ranking; each name leads to its innovation."""
    language = view.language
    rows = records(build(replace(view, fig="peringkat")).rows.head(MOST_CARDS))
    for row in rows:
        with st.container(border=True):
            name, why, but = st.columns([3, 5, 5], gap="medium")
            with name:
                st.button(
                    f"**{row['rank']}. {plain.text(str(row['innovation_name']))}**",
                    key=f"candidate_{row['rank']}",
                    type="tertiary",
                    on_click=session.visit,
                    args=("innovation", str(row["innovation_id"])),
                )
                st.caption(
                    t(
                        "matching.card",
                        language,
                        score=number(float(str(row["score"])), language, 2),
                        low=row["rank_low"],
                        high=row["rank_high"],
                    )
                )
            with why:
                st.markdown(f"**{t('columns.reasons', language)}**: {plain.text(str(row['reasons']) or '–')}.")
            with but:
                st.markdown(f"**{t('columns.doubts', language)}**: {plain.text(str(row['doubts']) or '–')}.")
