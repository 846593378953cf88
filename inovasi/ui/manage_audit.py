"""The audit log at the end of Kelola data: who did what and when, in words; and the log as a file, with the plain facts beside."""

from collections.abc import Callable, Sequence

import streamlit as st

from inovasi.i18n import known, number, t
from inovasi.publishing import audit, audit_words

Grid = Callable[[Sequence[Sequence[object]], str, str], None]
Moment = Callable[[str, str], str]


def section(language: str, grid: Grid, moment: Moment, most: int) -> None:
    """Draw the newest entries, what is wrong with the chain, and the downloads."""
    log = audit.read()
    if log.broken:
        lines = ", ".join(str(line) for line in log.broken)
        st.error(t("publishing.audit_broken", language, lines=lines))
    if log.is_torn:
        st.warning(t("publishing.audit_torn", language))
    if not log.entries:
        st.caption(t("publishing.audit_empty", language))
        return
    st.caption(t("publishing.audit_whole", language, count=number(len(log.entries), language)))
    rows = [
        [
            moment(entry.at, language),
            entry.by,
            _action(entry.action, language),
            audit_words.details(entry.action, entry.facts, language),
        ]
        for entry in reversed(log.entries[-most:])
    ]
    grid(rows, "audit_columns", language)
    with st.container(horizontal=True):
        for kind, build in (("csv", audit.csv_bytes), ("xlsx", audit.xlsx_bytes)):
            st.download_button(
                t("publishing.audit_download", language, kind=kind.upper()),
                build(log, language),
                f"jejak-inovasi_audit.{kind}",
                key=f"audit_{kind}",
            )


def _action(code: str, language: str) -> str:
    key = f"publishing.action_{code}"
    return t(key, language) if known(key, language) else code
