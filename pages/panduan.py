"""Which questions does this product answer, and where?"""

import streamlit as st

from inovasi import guide, session
from inovasi.i18n import t
from inovasi.ui import frame, plain

view = frame.open_page("panduan")
language = view.language
frame.heading(view)
st.markdown(t("pages.panduan.answer", language))
counts = {extent: sum(1 for question in guide.QUESTIONS if question.extent == extent) for extent in guide.EXTENTS}
st.caption(t("guide.count", language, **counts))
for question in guide.QUESTIONS:
    with st.container(border=True):
        words, way = st.columns([5, 2], gap="large", vertical_alignment="center")
        with words:
            st.markdown(f"**{t(f'guide.{question.code}.question', language)}**")
            st.markdown(question.answer(view))
            st.caption(plain.text(t("guide.clicks", language, count=question.clicks, way=question.way_text(view))))
        with way:
            st.caption(t(f"guide.{question.extent}", language))
            st.button(
                t("guide.open", language),
                key=f"guide_{question.code}",
                help=t(f"pages.{question.page}.title", language),
                icon=":material/arrow_forward:",
                on_click=session.go,
                args=(question.opened(view),),
            )
st.caption(t("guide.source", language))
frame.close_page(view)
