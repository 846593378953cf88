"""The row of key figures: at most four, each with its period and change."""

import streamlit as st

from inovasi import release
from inovasi.figures import overview
from inovasi.views import View


def row(view: View) -> None:
    """Draw the key figures of a view."""
    figures = overview.key_figures(view, release.current())
    for place, figure in zip(st.columns(len(figures)), figures, strict=True):
        with place, st.container(border=True, height="stretch"):
            st.metric(figure.label, figure.value, help=figure.help)
            st.caption(figure.change)
