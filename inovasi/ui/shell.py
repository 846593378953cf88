"""The frame around every page: name, menu, language."""

import streamlit as st

from inovasi import access, menu, paths, release, session
from inovasi.access import readers
from inovasi.access.readers import RestrictedError
from inovasi.i18n import t
from inovasi.views import LANGUAGES

LANGUAGE_NAMES = {"id": "Indonesia", "en": "English"}


def run() -> None:
    """Draw the menu and the language switch, then run the page that the address names."""
    language = session.language()
    pages = {
        name: st.Page(paths.PAGES / f"{name}.py", title=t(f"pages.{name}.title", language), default=name == menu.FIRST)
        for name in menu.PAGES
    } | {
        name: st.Page(paths.PAGES / f"{name}.py", title=t(f"pages.{name}.title", language), visibility="hidden")
        for name in menu.HIDDEN
    }
    sections = {"": [pages[name] for name in (*menu.ONE_BY_ONE, *menu.HIDDEN)]}
    sections |= {t(key, language): [pages[name] for name in names] for key, names in menu.SECTIONS.items()}
    page = st.navigation(sections, position="top")
    wanted = session.leaving_for()
    if wanted in pages and page is not pages[wanted]:
        st.switch_page(pages[wanted])
    asked = session.asked_page()
    if page is pages[menu.FIRST] and asked in pages and asked != menu.FIRST:
        st.switch_page(pages[asked], query_params=dict(st.query_params))
    try:
        session.serve()
    except release.NoReleaseError:
        st.error(t("app.no_release", language))
        return
    _language_switch(language)
    try:
        with readers.reading_as(access.signed_in()):
            page.run()
    except RestrictedError:
        st.info(t("access.restricted", language), icon=":material/lock:")


def _language_switch(language: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{t('app.name', language)}**", width="content")
        key = session.widget("language", language)
        st.segmented_control(
            t("app.language", language),
            list(LANGUAGES),
            format_func=lambda code: LANGUAGE_NAMES[code],
            key=key,
            required=True,
            label_visibility="collapsed",
            on_change=lambda: session.change(language=session.widget_value("language")),
        )
