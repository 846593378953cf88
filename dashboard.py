"""Page frame: language, navigation, nothing else. Start it with `make run`, which adds our routes (inovasi/server.py)."""

import streamlit as st

from inovasi import session
from inovasi.i18n import t
from inovasi.ui import shell

st.set_page_config(page_title=t("app.name", session.language()), layout="wide", initial_sidebar_state="collapsed")
shell.run()
