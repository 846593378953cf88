"""Update the data: upload, check, publish, undo; only for editors."""

import streamlit as st

from inovasi.i18n import t
from inovasi.ui import frame, manage_publish, manage_upload, sign_in, upload_draft

view = frame.open_page("kelola_data")
frame.heading(view)
st.markdown(t("pages.kelola_data.answer", view.language))
editor = sign_in.gate(view)
if editor is not None:
    manage_upload.section(editor)
    manage_publish.section(editor, upload_draft.good_rows)
frame.close_page(view)
