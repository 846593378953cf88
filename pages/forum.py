"""Present and take away: a story of views, shown full screen without the internet, and kept as files."""

import streamlit as st

from inovasi import session
from inovasi.i18n import t
from inovasi.ui import frame, story_editor

view = frame.open_page("forum")
language = view.language
frame.heading(view)
st.markdown(t("pages.forum.answer", language))
story_editor.arrive(view)
if session.story().slides:
    story_editor.present_and_take(view)
    story_editor.editor(view)
else:
    st.info(t("forum.empty", language))
    story_editor.open_or_start(view)
frame.close_page(view)
