"""The figure card: one figure with its tabs, notes, sources, table and downloads, sent to the browser as plain data."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from inovasi import card_addresses, origin, release, session
from inovasi.access import readers, tickets
from inovasi.downloads import TICKET
from inovasi.figures import build, tables
from inovasi.i18n import t
from inovasi.stories import Slide
from inovasi.ui import browser, card_content
from inovasi.views import View

PAGES_WITH_PARTS = ("penghargaan", "dampak", "rencana_aksi", "profil_provinsi")  # their parts are the second level of headings
OPENED, ADDED, TURNED = "opened", "added", "turned"
TURNS: Mapping[str, type] = {"first_row": int, "sort": str}  # what may be asked of a long table


def figure_card(
    view: View,
    *,
    key: str,
    on_choose: Callable[[str], None] | None = None,
    heading: str = "",
    choose_label: str = "",
    has_steps: bool = False,
    on_turn: Callable[..., None] | None = None,
) -> None:
    """Draw the figure that a view names. `on_choose` gets the code of a province or row that was clicked.

    Its title is a heading right under the page's question, or under the head of a part where the page has parts.

    Names in the table lead to their own view. `choose_label` is the word on the button of a row that can be chosen.
    The browser fetches the figure by its address (`card_addresses`); with `has_steps` it may fetch those of all years at once.
    `on_turn` gets the `first_row` or the `sort` (a column, `-` before it: descending) that is asked of a table too long to be sent whole.
    """
    data_version = release.current()
    session.draw(Slide(view, tab=view.tab, data_version=data_version))
    level = heading or ("h3" if view.page in PAGES_WITH_PARTS else "h2")
    if tables.is_internal(view.table) and readers.reader() is None:
        st.info(t("access.restricted", view.language), icon=":material/lock:")
        return
    has_internal = bool(release.internal_tables(data_version))
    data: dict[str, Any] = {
        "heading": level,
        "isClickable": on_choose is not None,
        "choose": choose_label or t("card.open_row", view.language),
        "noFigure": t("access.restricted" if has_internal else "card.no_plot", view.language),
    }
    if has_internal and readers.reader() is not None:  # an address carries no sign-in: the figure comes with the page
        data |= _with_ticket(card_content.payload(view, data_version, on_choose is not None, level, data["choose"]), view)
    else:
        data["address"] = card_addresses.address(view, data_version)
        if has_steps:
            data |= {"year": view.last_year, "years": card_addresses.address(view, data_version, card_addresses.YEARS)}
    name = f"card_{key}"

    def chosen() -> None:
        code = session.component_value(name, "chosen")
        if on_choose is not None and isinstance(code, str):
            on_choose(code)

    def opened() -> None:
        asked = session.component_value(name, OPENED)
        if isinstance(asked, dict) and isinstance(asked.get("kind"), str) and isinstance(asked.get("key"), str):
            session.visit(asked["kind"], asked["key"])

    def added() -> None:
        asked = session.component_value(name, ADDED)
        if isinstance(asked, dict) and isinstance(asked.get("tab"), str):
            session.add_slide(Slide(view, tab=asked["tab"], data_version=release.current()))

    def turned() -> None:
        asked = session.component_value(name, TURNED)
        if on_turn is not None and isinstance(asked, dict):
            on_turn(**{field: value for field, value in asked.items() if type(value) is TURNS.get(field)})

    browser.mount(
        "figure",
        key=name,
        data=data,
        on_chosen_change=chosen,
        on_opened_change=opened,
        on_added_change=added,
        on_turned_change=turned,
    )


def cards_with_rows(view: View, figures: Mapping[str, str], *, on_choose: Mapping[str, str] = MappingProxyType({})) -> None:
    """Draw the figures of a thing that hold something, one under the other; those without a record are named in one sentence.

    `figures` gives each figure's code the key of its name in words; `on_choose` the table whose row a click on its rows opens.
    """
    empty = []
    for fig, words in figures.items():
        if not len(build(replace(view, fig=fig)).rows):
            empty.append(t(words, view.language))
            continue
        figure_card(replace(view, fig=fig), key=fig, on_choose=_row_opener(on_choose[fig]) if fig in on_choose else None)
    if empty:
        st.caption(
            t("words.no_record_of", view.language, parts=", ".join(empty))
            + " "
            + origin.told("notes.no_record", view.language, release.current())
        )


def _with_ticket(data: dict[str, Any], view: View) -> dict[str, Any]:
    """Return the card of an internal table with a ticket in each of its downloads: an address carries no sign-in (access.tickets)."""
    editor = readers.reader()
    if editor is None or not tables.is_internal(view.table):
        return data
    ticket = tickets.issue(editor, view.table, time.time())
    groups = [
        {**group, "items": [{**item, "href": f"{item['href']}&{TICKET}={ticket}"} for item in group["items"]]}
        for group in data["figure"]["downloads"]
    ]
    return {"digest": f"{data['digest']}-{ticket}", "figure": {**data["figure"], "downloads": groups}}


def _row_opener(kind: str) -> Callable[[str], None]:
    return lambda key: session.visit(kind, key)
