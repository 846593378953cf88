"""The draft of a visit: loaded, checked once per revision, and changed only by a signed-in editor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from inovasi import access, descriptor, paths, release, session
from inovasi.access import Editor
from inovasi.intake import reading, stored
from inovasi.intake.model import Decision, IntakeError, Row, Tables, Workbook
from inovasi.intake.outcome import Outcome
from inovasi.publishing import candidate, drafts, remembered
from inovasi.publishing.drafts import Draft
from inovasi.publishing.store import StoreError

KIND_OF_TABLE = {"innovations": "innovation", "governments": "government"}
PACKAGE = descriptor.load(paths.DESCRIPTOR)


def current() -> Draft | None:
    """Return the draft that this visit works on, or None. A draft that is gone is forgotten."""
    if not session.draft_id():
        return None
    try:
        return drafts.load(session.draft_id())
    except StoreError:
        session.keep_draft("")
        return None


def outcome(draft: Draft, language: str) -> Outcome:
    """Return what comes of a draft against the release that is served now. Raises IntakeError or StoreError."""
    return _outcome(draft.id, draft.revision, release.current(), language, date.today(), draft)


def good_rows(draft: Draft) -> Mapping[str, Sequence[Row]]:
    """Return the good rows of a draft, of the tables that an upload changes; none of a file that cannot be read. Raises StoreError."""
    try:
        rows = outcome(draft, session.language()).rows
    except IntakeError:
        return {}  # the section above has said why
    return {name: found for name, found in rows.items() if PACKAGE.table(name).editing == "editable"}


def book(draft: Draft) -> Workbook:
    """Return the file of a draft, read. Raises IntakeError or StoreError."""
    return _book(draft.id, draft.file_name)


@st.cache_resource(max_entries=2, show_spinner=False)
def tables(data_version: str) -> Tables:
    """Return the tables of a release as text. Raises StoreError."""
    return candidate.tables_of(data_version)


def change(**values: Any) -> None:
    """Keep changed parts of the draft (mappings, corrections, decisions, note). For callbacks: asks who is there, every time."""
    editor = access.editor()
    draft = current()
    if draft is None:
        return
    try:
        drafts.save(editor, replace(draft, **values))
    except StoreError as error:
        session.warn(error.key, **error.parameters)


def decide(decision: Decision) -> None:
    """Keep a decision on a name, in the draft and as reference data with who and when."""
    editor = access.editor()
    draft = current()
    if draft is None:
        return
    change(decisions=stored.with_decision(draft.decisions, decision))
    kind = KIND_OF_TABLE[decision.table]
    try:
        remembered.keep_decisions(editor, (remembered.Decision(kind, decision.name, decision.choice, decision.key),))
    except StoreError as error:
        session.warn(error.key, **error.parameters)


def start(editor: Editor, file_name: str, content: bytes) -> None:
    """Keep an uploaded file as the draft of this visit. Raises IntakeError for one that cannot be read, StoreError."""
    reading.read(content, file_name)
    session.keep_draft(drafts.create(editor, file_name, content, release.current()).id)


@st.cache_resource(max_entries=3, show_spinner=False)
def _book(draft_id: str, file_name: str) -> Workbook:
    return reading.read(drafts.content(draft_id), file_name)


@st.cache_resource(max_entries=4, show_spinner=False)
def _outcome(draft_id: str, revision: int, data_version: str, language: str, today: date, _draft: Draft) -> Outcome:
    known = {kind: table for table, kind in KIND_OF_TABLE.items()}
    kept = [Decision(known[item.kind], item.name, item.decision, item.key) for item in remembered.decisions() if item.kind in known]
    return stored.check(
        book(_draft),
        PACKAGE,
        tables(data_version),
        today=today,
        mappings=_draft.mappings,
        corrections=_draft.corrections,
        decisions=_draft.decisions,
        remembered=_Remembered(),
        known_decisions=kept,
        language=language,
    )


class _Remembered(dict[str, object]):
    """The mappings that editors confirmed, looked up by header set."""

    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
        found = remembered.mapping(key)
        return default if found is None else found
