"""Step 3: which sheet is which table, which column which field; what is unsure stands open, the rest is one line."""

import streamlit as st

from inovasi import access, session
from inovasi.i18n import number, t
from inovasi.intake import all_tables, headers
from inovasi.intake.headers import SURE
from inovasi.intake.model import Grid, SheetMapping
from inovasi.intake.outcome import Outcome
from inovasi.publishing import remembered
from inovasi.publishing.drafts import Draft
from inovasi.publishing.store import StoreError
from inovasi.ui import plain, upload_draft

LEAVE_OUT = ""
COLUMNS_A_ROW = 3


def step(draft: Draft, outcome: Outcome, language: str) -> None:
    """Draw the step."""
    st.subheader(t("intake.page.step_understood", language), anchor=False)
    book = upload_draft.book(draft)
    for kind in book.ignored:
        st.caption(t(f"intake.page.ignored_{kind}", language))
    confirmed = set(draft.mappings) if isinstance(draft.mappings, dict) else set()
    left_out = []
    for grid in book.grids:
        mapping = outcome.mappings[grid.sheet]
        if not grid.rows:
            continue
        unsure = grid.sheet not in confirmed and _is_unsure(mapping, grid)
        if not mapping.table and len(book.grids) > 1 and not unsure:
            left_out.append(grid)
            continue
        _sheet(draft, grid, mapping, language, unsure=unsure)
    for grid in left_out:
        _sheet(draft, grid, outcome.mappings[grid.sheet], language, unsure=False)


def _is_unsure(mapping: SheetMapping, grid: Grid) -> bool:
    low = any(0 < certainty < SURE for certainty in mapping.certainty.values())
    return bool(mapping.table) and (low or mapping.table_certainty < SURE)


def _sheet(draft: Draft, grid: Grid, mapping: SheetMapping, language: str, *, unsure: bool) -> None:
    name = plain.text(grid.sheet)
    if mapping.table:
        table = all_tables.table_title(upload_draft.PACKAGE.table(mapping.table), language)
        known = sum(1 for field in mapping.columns.values() if field)
        texts = {
            "sheet": name,
            "table": plain.text(table),
            "row": mapping.header_row,
            "known": number(known, language),
            "all": number(len(mapping.columns), language),
        }
        label = t("intake.page.understood_line", language, **texts)
    else:
        label = t("intake.page.left_out_line", language, sheet=name)
    with st.expander(label, expanded=unsure, icon=":material/help:" if unsure else ":material/check:" if mapping.table else None):
        st.caption(t("intake.page.unsure_mapping" if unsure else "intake.page.change_mapping", language))
        _form(draft, grid, mapping, language)


def _form(draft: Draft, grid: Grid, mapping: SheetMapping, language: str) -> None:
    place = f"{draft.id}_{grid.sheet}"
    tables = [table for table in upload_draft.PACKAGE.tables if table.editing == "editable" or table.name == mapping.table]
    titles = {table.name: all_tables.table_title(table, language) for table in tables}
    choice, row = st.columns([3, 1], vertical_alignment="bottom")
    with choice:
        options = [LEAVE_OUT, *sorted(titles, key=lambda item: titles[item])]
        chosen = st.selectbox(
            t("intake.page.table_label", language),
            options,
            index=options.index(mapping.table),
            format_func=lambda item: titles.get(item, t("intake.page.leave_out", language)),
            key=session.plain_key(f"table_{place}"),
        )
    with row:
        header_row = int(
            st.number_input(
                t("intake.page.header_label", language),
                min_value=1,
                max_value=max(len(grid.rows), 1),
                value=max(mapping.header_row, 1),
                key=session.plain_key(f"header_{place}"),
            )
        )
    columns: dict[str, str] = {}
    if chosen:
        columns = _columns(grid, mapping, str(chosen), header_row, language, place)
    st.button(
        t("intake.page.keep_mapping", language),
        key=f"keep_{place}",
        type="primary",
        on_click=_keep,
        args=(draft, grid, SheetMapping(str(chosen), header_row if chosen else 0, columns)),
    )


def _columns(grid: Grid, mapping: SheetMapping, chosen: str, header_row: int, language: str, place: str) -> dict[str, str]:
    table = upload_draft.PACKAGE.table(chosen)
    titles = {item.name: all_tables.title(item, language) for item in table.fields}
    is_same = chosen == mapping.table and header_row == mapping.header_row
    proposed = mapping if is_same else headers.proposed_for(grid, upload_draft.PACKAGE, chosen, header_row)
    options = [LEAVE_OUT, *titles]
    found: dict[str, str] = {}
    texts = headers.header_texts(grid, header_row)
    cells = st.columns(COLUMNS_A_ROW)
    for order, (column, text) in enumerate(texts.items()):
        field = proposed.columns.get(column, "")
        with cells[order % COLUMNS_A_ROW]:
            shown = plain.text(text) or t("intake.page.column_unnamed", language)
            found[column] = str(
                st.selectbox(
                    t("intake.page.column_label", language, column=column, text=shown),
                    options,
                    index=options.index(field) if field in options else 0,
                    format_func=lambda item: titles.get(item, t("intake.page.leave_out", language)),
                    key=session.plain_key(f"column_{place}_{chosen}_{header_row}_{column}"),
                )
            )
    return found


def _keep(draft: Draft, grid: Grid, mapping: SheetMapping) -> None:
    editor = access.editor()
    kept = draft.mappings if isinstance(draft.mappings, dict) else {}
    upload_draft.change(mappings={**kept, grid.sheet: mapping.as_json()})
    if mapping.table:
        key, value = headers.to_remember(grid, mapping)
        try:
            remembered.remember_mapping(editor, key, value)
            session.warn("intake.page.mapping_kept")
        except StoreError as error:
            session.warn(error.key, **error.parameters)
