"""Kelola data, first part: prepare a file, upload it, see what was understood, decide names, mend what waits. One step below the other."""

import streamlit as st

from inovasi import access, release, session
from inovasi.access import Editor
from inovasi.i18n import moment, t
from inovasi.intake import all_tables, limits, template
from inovasi.intake.model import IntakeError
from inovasi.publishing import drafts
from inovasi.publishing.drafts import Draft
from inovasi.publishing.store import StoreError
from inovasi.ui import plain, upload_draft, upload_identity, upload_mapping, upload_report

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_DRAFTS = 20


def section(editor: Editor) -> None:
    """Draw the way of a workbook up to its checked rows. What changes anything asks again who is there."""
    language = session.language()
    warned = session.warned()
    if warned:
        st.warning(t(warned[0], language, **warned[1]))
    _prepare(language)
    _upload(language)
    draft = upload_draft.current()
    if draft is None:
        return
    _about(draft, language)
    try:
        with st.spinner(t("intake.page.working", language)):
            outcome = upload_draft.outcome(draft, language)
    except IntakeError as error:
        st.error(t(error.words, language, **error.params))
        return
    except StoreError as error:
        st.error(t(error.key, language, **error.parameters))
        return
    upload_mapping.step(draft, outcome, language)
    upload_identity.step(outcome, language)
    upload_report.step(draft, outcome, language)


def _prepare(language: str) -> None:
    st.subheader(t("intake.page.step_template", language), anchor=False)
    st.caption(t("intake.page.template_help", language))
    version = release.current()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.download_button(
            t("intake.page.template", language),
            lambda: _template(version, language),
            file_name=f"{t('intake.template.file_name', language)}.xlsx",
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            t("intake.page.all_tables", language),
            lambda: _all(version, language),
            file_name=f"{t('intake.template.all_file_name', language)}-{version}.xlsx",
            mime=XLSX,
            on_click="ignore",
        )
        with st.popover(t("intake.page.csv_template", language)):
            tables = {table.name: table for table in template.editable(upload_draft.PACKAGE)}
            name = st.selectbox(
                t("intake.page.table_label", language),
                list(tables),
                format_func=lambda item: all_tables.table_title(tables[item], language),
                key=session.plain_key("csv_table"),
            )
            st.download_button(
                t("intake.page.csv_download", language),
                template.csv_bytes(tables[name], language),
                file_name=f"{name}.csv",
                mime="text/csv",
                on_click="ignore",
            )


def _upload(language: str) -> None:
    st.subheader(t("intake.page.step_upload", language), anchor=False)
    most = limits.LIMITS.file_bytes // limits.MEBIBYTE
    given = st.file_uploader(
        t("intake.page.upload_label", language, most=most),
        type=["xlsx", "xlsm", "csv", "txt", "tsv"],
        max_upload_size=most,
        key=session.plain_key(f"upload_file_{session.draft_id()}"),  # empty again once a draft is made of it
    )
    if given is not None and st.button(t("intake.page.upload_button", language), type="primary"):
        try:
            with st.spinner(t("intake.page.working", language)):
                upload_draft.start(access.editor(), given.name, given.getvalue())
        except IntakeError as error:
            st.error(t(error.words, language, **error.params))
        except StoreError as error:
            st.error(t(error.key, language, **error.parameters))
        else:
            st.rerun()
    _kept_drafts(language)


def _kept_drafts(language: str) -> None:
    """Offer the drafts that are kept; they survive a restart."""
    kept = {draft.id: draft for draft in drafts.listed().drafts[:MOST_DRAFTS] if draft.id != session.draft_id()}
    if not kept:
        return
    chosen = st.selectbox(
        t("intake.page.draft_choose", language),
        list(kept),
        index=None,
        format_func=lambda item: _draft_words(kept[item], language),
        placeholder=t("intake.page.drafts", language),
        key=session.plain_key(f"draft_choice_{session.draft_id()}"),
    )
    if chosen is not None:
        session.keep_draft(chosen)
        st.rerun()


def _about(draft: Draft, language: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{plain.text(_draft_words(draft, language))}**", width="content")
        st.button(
            t("intake.page.discard", language), type="tertiary", icon=":material/delete:", on_click=_discard, args=(draft.id,)
        )


def _draft_words(draft: Draft, language: str) -> str:
    at = moment(draft.created_at, language)
    return t("intake.page.uploaded_by", language, file=draft.file_name, name=draft.created_by, at=at)


def _discard(draft_id: str) -> None:
    try:
        drafts.discard(access.editor(), draft_id)
    except StoreError as error:
        session.warn(error.key, **error.parameters)
    session.keep_draft("")


@st.cache_resource(max_entries=4, show_spinner=False)
def _template(data_version: str, language: str) -> bytes:
    return template.workbook(upload_draft.PACKAGE, upload_draft.tables(data_version), language)


@st.cache_resource(max_entries=4, show_spinner=False)
def _all(data_version: str, language: str) -> bytes:
    return all_tables.workbook(upload_draft.PACKAGE, upload_draft.tables(data_version), language)
