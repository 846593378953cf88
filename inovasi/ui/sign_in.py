"""The gate of Kelola data: how editing is switched on, the sign-in form, who is signed in, and the way out."""

import streamlit as st

from inovasi import access, session
from inovasi.access import Editor, password, visits
from inovasi.i18n import t
from inovasi.ui import plain
from inovasi.views import View


def gate(view: View) -> Editor | None:
    """Draw the gate; return the editor who may pass, or None."""
    language = view.language
    editor = access.signed_in()
    if editor is not None:
        _who(editor, language)
        return editor
    if session.has_provider():
        _provider(language)
    if password.is_set():
        _form(language)
    elif not session.has_provider():
        st.info(t("access.off", language))
        with st.expander(t("access.how", language)):
            st.markdown(t("access.how_password", language))
            st.code("make password", language=None)
            st.markdown(t("access.how_provider", language))
    return None


def _who(editor: Editor, language: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(t("access.signed_in", language, name=plain.text(editor.name)), width="content")
        if editor.via == "oidc":
            st.button(t("access.sign_out", language), key="sign_out", on_click=st.logout)
        else:
            st.button(t("access.sign_out", language), key="sign_out", on_click=visits.sign_out)


def _provider(language: str) -> None:
    with st.container(border=True):
        if session.claims().get("is_logged_in"):
            st.warning(t("access.no_role", language))
            st.button(t("access.sign_out", language), key="sign_out", on_click=st.logout)
        else:
            st.markdown(t("access.provider", language))
            st.button(t("access.provider_sign_in", language), key="sign_in_provider", type="primary", on_click=st.login)


def _form(language: str) -> None:
    with st.form("sign_in", clear_on_submit=True, width=460):
        name = session.plain_key("sign_in_name")
        given = session.plain_key("sign_in_password")
        st.text_input(t("access.name", language), key=name, max_chars=visits.LONGEST_NAME)
        st.caption(t("access.name_help", language))
        st.text_input(t("access.password", language), key=given, type="password", max_chars=password.LONGEST)
        st.form_submit_button(t("access.sign_in", language), type="primary", on_click=_enter)
    refused = session.refusal()
    if refused:
        key, parameters = refused
        st.error(t(key, language, **parameters))


def _enter() -> None:
    try:
        visits.sign_in(
            str(session.widget_value("sign_in_name") or ""),
            str(session.widget_value("sign_in_password") or ""),
        )
    except password.PasswordError as error:
        session.refuse(error.key, error.parameters)
