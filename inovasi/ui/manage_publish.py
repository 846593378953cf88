"""The second half of Kelola data: what a draft would change, publishing it, the history with undo, and the audit log."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from inovasi import access, descriptor, paths, release, session
from inovasi.access.people import Editor
from inovasi.i18n import day, moment, number, t
from inovasi.package.inputs import PackageError, Row
from inovasi.publishing import candidate, changes, drafts, releases, store
from inovasi.publishing.candidate import Candidate, Edit
from inovasi.publishing.changes import TableChange
from inovasi.publishing.drafts import Draft
from inovasi.publishing.releases import Published
from inovasi.ui import manage_audit, manage_preview, plain

Checked = Callable[[Draft], Mapping[str, Sequence[Row]]]  # a draft to its good rows, by table
MOST_ROWS = 200  # shown of one table; files hold the rest
MOST_DAYS = 400  # offered as the day up to which data reach, the newest first
EMPTY = "empty"  # the choice beside the drafts: begin without records


def section(editor: Editor, checked: Checked | None = None) -> None:
    """Draw what an editor needs to publish. `checked` gives the good rows of a draft."""
    language = session.language()
    _say(language)
    st.subheader(t("publishing.heading_publish", language), anchor=False)
    _publishing(editor, checked, language)
    st.subheader(t("publishing.heading_history", language), anchor=False)
    _history(language)
    st.subheader(t("publishing.heading_audit", language), anchor=False)
    manage_audit.section(language, _grid, moment, MOST_ROWS)


def _say(language: str) -> None:
    told = session.told()
    if told:
        kind, key, parameters = told
        text = t(key, language, **{name: plain.text(str(value)) for name, value in parameters.items()})
        (st.success if kind == "success" else st.error)(text)


def _publishing(editor: Editor, checked: Checked | None, language: str) -> None:
    listing = drafts.listed()
    for damaged in listing.damaged:
        st.warning(t("publishing.error_damaged_draft", language, draft=damaged))
    names = {draft.id: _draft_name(draft, language) for draft in listing.drafts if checked} | {
        EMPTY: t("publishing.from_empty", language)
    }
    chosen = st.selectbox(
        t("publishing.choose_draft", language),
        list(names),
        format_func=names.__getitem__,
        index=list(names).index(session.draft_id()) if session.draft_id() in names else None,
        key=session.plain_key(f"publish_draft_{session.draft_id()}"),  # the draft just checked comes next
        placeholder=t("publishing.choose_draft_hint", language),
    )
    if chosen is None:
        return
    try:
        edit = _edit(chosen, checked, language)
        standing = release.standing()
        base = standing.wanted if standing.trouble == releases.OLDER_FORM else standing.data_version
        made = candidate.make(editor, base, edit, _data_date(base, language))
        found = changes.between(candidate.tables_of(base), candidate.read(made.package))
    except store.StoreError as error:
        st.error(t(error.key, language, **error.parameters))
        return
    except PackageError as error:
        st.error(t("publishing.does_not_fit", language, count=number(len(error.problems), language)))
        _grid([[one.file, one.row, one.column, one.value] for one in error.problems[:MOST_ROWS]], "problem_columns", language)
        return
    _preview(made, found, language)
    if not found and made.data_version == made.base_version:
        return
    why = session.plain_key("publish_why")
    st.text_input(t("publishing.why", language), key=why, max_chars=releases.LONGEST_WHY, help=t("publishing.why_help", language))
    st.button(
        t("publishing.publish", language),
        key="publish",
        type="primary",
        on_click=_publish,
        args=(made,),
    )


def _edit(chosen: str, checked: Checked | None, language: str) -> Edit:
    if chosen == EMPTY or checked is None:
        st.info(t("publishing.from_empty_help", language))
        return Edit(is_emptied=True)
    rows = checked(drafts.load(chosen))
    package = descriptor.load(paths.DESCRIPTOR)
    tables = [name for name, found in rows.items() if found and package.table(name).editing == "editable"]
    replaced = st.multiselect(
        t("publishing.replace", language),
        tables,
        format_func=lambda name: _table(name, language),
        key=session.plain_key("publish_replace"),
        placeholder=t("publishing.choose", language),
        help=t("publishing.replace_help", language),
    )
    return candidate.edit_of(rows, frozenset(replaced))


def _data_date(base: str, language: str) -> date:
    """Ask up to which day the data reach: a list of days in words, since the calendar of the browser speaks English only."""
    least, today = release.facts(base).data_date, datetime.now(UTC).date()
    span = max((today - least).days, 0)
    days = [least + timedelta(days=ahead) for ahead in range(span, max(span - MOST_DAYS, -1), -1)]
    chosen = st.selectbox(
        t("publishing.data_date", language),
        days,
        format_func=lambda one: day(one, language),
        key=session.plain_key("publish_date"),
        help=t("publishing.data_date_help", language),
    )
    return chosen or days[0]


def _preview(made: Candidate, found: tuple[TableChange, ...], language: str) -> None:
    count = changes.count(found)
    base = release.number_of(made.base_version)
    st.markdown(f"**{t('publishing.changes', language, count=number(count, language), number=base)}**")
    if not found:
        return
    _changed_tables(found, "preview", language)
    moves = changes.key_moves(made.base_version, made.data_version, language)
    for place, move in zip(st.columns(len(moves)), moves, strict=True):
        with place, st.container(border=True, height="stretch"):
            st.metric(move.code, move.after)
            key = "publishing.moved_figure" if move.is_moved else "publishing.same_figure"
            st.caption(t(key, language, before=move.before))
    moved = manage_preview.maps_of(made.base_version, made.data_version, language)
    if moved:
        _grid(manage_preview.rows(moved, language), "province_columns", language)


def _changed_tables(found: tuple[TableChange, ...], key: str, language: str) -> None:
    """Draw how many rows of each table differ, then each row and cell behind its table's name."""
    rows = [
        [
            _table(one.table, language),
            number(len(one.added), language),
            number(one.changed_count, language),
            number(len(one.removed), language),
            t("publishing.follows" if one.is_derived else "publishing.own", language),
        ]
        for one in found
    ]
    _grid(rows, "change_columns", language)
    own = {one.table: one for one in found if not one.is_derived}
    chosen = st.selectbox(
        t("publishing.rows_of", language),
        list(own),
        format_func=lambda name: f"{_table(name, language)} ({number(own[name].count, language)})",
        index=None,
        placeholder=t("publishing.choose", language),
        key=session.plain_key(f"{key}_rows"),
    )
    if chosen in own:
        _rows(own[chosen], language)


def _rows(one: TableChange, language: str) -> None:
    """Draw the changed cells of a table, old and new, then the rows added and removed."""
    if one.cells:
        cells = [
            [" / ".join(cell.key), _field(one.table, cell.column, language), cell.old, cell.new] for cell in one.cells[:MOST_ROWS]
        ]
        _grid(cells, "cell_columns", language)
    for label, kept in (("added", one.added), ("removed", one.removed)):
        if kept:
            st.caption(t(f"publishing.rows_{label}", language, count=number(len(kept), language)))
            frame = pd.DataFrame(kept[:MOST_ROWS])
            names = {name: _field(one.table, str(name), language) for name in frame.columns}
            st.dataframe(frame.rename(columns=names), hide_index=True)
    if max(len(one.cells), len(one.added), len(one.removed)) > MOST_ROWS:
        st.caption(t("publishing.more", language, most=number(MOST_ROWS, language)))


def _history(language: str) -> None:
    held = releases.history()
    rows = [
        [
            t("publishing.newer_embedded", language) if one.number < 0 and one.is_embedded else str(max(one.number, 0)),
            one.data_version,
            t("publishing.embedded_by", language) if one.is_embedded else one.published_by,
            moment(one.published_at, language),
            _why(one, language),
            number(sum(one.counts.values()), language) if one.counts else "–",
            _state(one, language),
        ]
        for one in held
    ]
    _grid(rows, "history_columns", language)
    names = {one.data_version: _release_name(one, language) for one in held}
    _compare(names, language)
    others = [one.data_version for one in held if not one.is_current and not one.trouble]
    if not others:
        return
    with st.container(border=True):
        st.markdown(f"**{t('publishing.undo', language)}**")
        st.caption(t("publishing.undo_help", language))
        st.selectbox(t("publishing.undo_to", language), others, format_func=names.__getitem__, key=session.plain_key("undo_to"))
        st.text_input(t("publishing.why", language), key=session.plain_key("undo_why"), max_chars=releases.LONGEST_WHY)
        st.button(t("publishing.undo_button", language), key="undo", on_click=_undo)


def _compare(names: dict[str, str], language: str) -> None:
    if len(names) < 2:
        return
    with st.container(border=True):
        st.markdown(f"**{t('publishing.compare', language)}**")
        old_place, new_place = st.columns(2)
        old = _choice(old_place, "compare_old", names, language)
        new = _choice(new_place, "compare_new", names, language)
        if old is None or new is None:
            return
        try:
            found = releases.differences(old, new)
        except store.StoreError as error:
            st.error(t(error.key, language, **error.parameters))
            return
        count = number(changes.count(found), language)
        st.markdown(t("publishing.differ" if found else "publishing.no_difference", language, count=count))
        if found:
            _changed_tables(found, "differ", language)


def _choice(place: DeltaGenerator, name: str, names: dict[str, str], language: str) -> str | None:
    return place.selectbox(
        t(f"publishing.{name}", language),
        list(names),
        format_func=names.__getitem__,
        index=None,
        placeholder=t("publishing.choose", language),
        key=session.plain_key(name),
    )


def _publish(made: Candidate) -> None:
    def act(editor: Editor) -> None:
        done = releases.publish(editor, made, _written("publish_why"))
        candidate.forget(editor)
        session.tell("success", "publishing.published", number=done.number, version=done.data_version)

    _as_editor(act)


def _undo() -> None:
    def act(editor: Editor) -> None:
        done = releases.make_current(editor, _written("undo_to"), _written("undo_why"))
        session.tell("success", "publishing.undone", number=done.number, version=done.data_version)

    _as_editor(act)


def _as_editor(act: Callable[[Editor], None]) -> None:
    """Ask again who this is, act, and remember what is to be said. Every change on this page goes through here."""
    try:
        act(access.editor())
    except access.NotAllowedError:
        session.tell("error", "publishing.error_signed_out")
    except store.StoreError as error:
        session.tell("error", error.key, **error.parameters)
    except PackageError as error:
        session.tell("error", "publishing.does_not_fit", count=len(error.problems))


def _written(name: str) -> str:
    return str(session.widget_value(name) or "")


def _grid(rows: Sequence[Sequence[object]], columns: str, language: str) -> None:
    """Draw a calm table: words for people in the head, texts as they are."""
    heads = t(f"publishing.{columns}", language).split("|")
    st.dataframe(pd.DataFrame([list(row) for row in rows], columns=heads).astype(str), hide_index=True, height="content")


def _state(one: Published, language: str) -> str:
    if one.trouble:
        return t(f"publishing.trouble_{one.trouble}", language)
    return t("publishing.is_current" if one.is_current else "publishing.is_kept", language)


def _release_name(one: Published, language: str) -> str:
    if one.number < 0 and one.is_embedded:
        return f"{t('publishing.newer_embedded', language)} · {one.data_version}"
    return t("publishing.release_name", language, number=max(one.number, 0), version=one.data_version, why=_why(one, language))


def _why(one: Published, language: str) -> str:
    return t("publishing.embedded_why", language) if one.is_embedded else one.why


def _draft_name(draft: Draft, language: str) -> str:
    return t(
        "publishing.draft_name",
        language,
        file=draft.file_name,
        name=draft.changed_by or draft.created_by,
        when=moment(draft.changed_at or draft.created_at, language),
    )


def _table(name: str, language: str) -> str:
    table = descriptor.load(paths.DESCRIPTOR).table(name)
    return table.title_id if language == "id" else table.title_en


def _field(table: str, name: str, language: str) -> str:
    field = descriptor.load(paths.DESCRIPTOR).table(table).field(name)
    return field.title_id if language == "id" else field.title_en
