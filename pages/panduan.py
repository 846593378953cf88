"""Which questions does this product answer, and where?"""

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import frame

view = frame.open_page("panduan")
frame.heading(view)
st.markdown(t("pages.panduan.answer", view.language))
frame.close_page(view)
