"""The card of a view as a file: the browser fetches it once by its address and keeps it, so a rerun sends addresses only.

An address names release, program and view; its content never changes and is made once per process, compressed.
"""

import gzip
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import BoundedSemaphore
from typing import Any

from inovasi import release, views
from inovasi.access import readers
from inovasi.card_addresses import KINDS, ONE, ROWS, SOURCES, YEARS, address
from inovasi.figures import BUILDERS
from inovasi.kept import KeptBytes
from inovasi.ui import card_content
from inovasi.views import View

MOST_WHOLE_ROWS = 60  # a table up to here comes whole, so that provinces are never cut
FIRST_ROWS = 24  # of a longer one: more than fit its place; the rest comes when somebody scrolls, sorts or asks for it
MOST_BYTES = 32 * 1024 * 1024
_kept = KeptBytes(MOST_BYTES)
MOST_BEGUN = 16  # cards; a hall that clicks faster gets them when it asks for them
_ahead: list[ThreadPoolExecutor] = []  # one, while somebody is served
_begun = BoundedSemaphore(MOST_BEGUN)


class NoCardError(LookupError):
    """No such card: an unknown figure, row or release."""


def find(kind: str, data_version: str, parameters: Mapping[str, str]) -> bytes | None:
    """Return a card that has been made already, gzipped; None when it has to be made."""
    return _kept.find((kind, data_version, _view(parameters, data_version)))


def begin(view: View, data_version: str) -> None:
    """Begin to make a card that nobody has asked for yet, while the page that names it is on its way to the browser.

    Cards are made one after the other, in the order of the page. What goes wrong is told to who asks for the card. Nothing is done
    unless `make_ahead` was called: a page that no browser looks at needs no cards.
    """
    parameters = views.parameters(view)
    if not _ahead or _kept.find((ONE, data_version, _view(parameters, data_version))) is not None:
        return
    if _begun.acquire(blocking=False):
        _ahead[0].submit(content, ONE, data_version, parameters).add_done_callback(lambda _: _begun.release())


def make_ahead() -> None:
    """Have cards begun with the pages that show them, from now on."""
    if not _ahead:
        _ahead.append(ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead"))


def content(kind: str, data_version: str, parameters: Mapping[str, str]) -> bytes:
    """Return a card as gzipped JSON, read as any viewer reads. Raises NoCardError, and RestrictedError for internal tables."""
    view = _view(parameters, data_version)
    if kind not in KINDS or (view.page, view.fig) not in BUILDERS or not release.is_kept(data_version):
        raise NoCardError(f"No card {view.fig!r} on page {view.page!r} of release {data_version!r}.")
    make = {ONE: one, YEARS: of_years, SOURCES: sources, ROWS: table}[kind]
    try:
        with readers.reading_as(None), release.one_version(data_version):
            return _kept.get((kind, data_version, view), lambda: _packed(make(view, data_version)))
    except KeyError as error:
        raise NoCardError(f"No such row: {error.args[0]!r}.") from error


def one(view: View, data_version: str) -> dict[str, Any]:
    """Return the card of a view, without what few people open: they get its address. What the place on a page decides
    (heading, clicks) travels with the page."""
    figure = _figure(view, data_version)
    card = figure | {"sources": address(view, data_version, SOURCES), "sourceCount": len(figure["sources"])}
    rows = figure["table"]["rows"]
    if len(rows) > MOST_WHOLE_ROWS:
        card["table"] = _first_rows(figure["table"]) | {"more": address(view, data_version, ROWS), "count": len(rows)}
    return card


def sources(view: View, data_version: str) -> dict[str, Any]:
    """Return the sources of a card."""
    return {"sources": _figure(view, data_version)["sources"]}


def table(view: View, data_version: str) -> dict[str, Any]:
    """Return the whole table of a card."""
    found: dict[str, Any] = _figure(view, data_version)["table"]
    return found


def _figure(view: View, data_version: str) -> dict[str, Any]:
    figure: dict[str, Any] = card_content.payload(view, data_version, False, "h3")["figure"]
    return figure


def _first_rows(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the first rows of a table, with the keys, links and orders that stand beside them."""
    cut = {name: whole[name][:FIRST_ROWS] for name in ("rows", "keys")}
    links = {column: {part: values[:FIRST_ROWS] for part, values in link.items()} for column, link in whole["links"].items()}
    orders = {column: values[:FIRST_ROWS] for column, values in whole["orders"].items()}
    return whole | cut | {"links": links, "orders": orders}


def of_years(view: View, data_version: str) -> dict[str, Any]:
    """Return the cards of every last year, each part that is the same in all of them once: stepping needs no server then.

    Parts of consecutive years stand side by side, since neighbours in time compress well.
    """
    years = range(views.FIRST_YEAR, views.last_year() + 1)
    shown = [replace(view, last_year=year, first_year=min(view.first_year, year)) for year in years]
    cards = [_parts(one(each, data_version)) for each in shown]
    names = sorted({name for card in cards for name in card})
    same, each_year = {}, {}
    for name in names:
        values = [card.get(name) for card in cards]
        if all(value == values[0] for value in values):
            same[name] = values[0]
        else:
            each_year[name] = values
    return {"years": list(years), "addresses": [address(each, data_version) for each in shown], "same": same, "each": each_year}


def _parts(card: dict[str, Any]) -> dict[str, Any]:
    """Return a card with its drawings as parts of their own (`drawings.peta`)."""
    drawings = {f"drawings.{code}": drawing for code, drawing in card["drawings"].items()}
    return {name: value for name, value in card.items() if name != "drawings"} | drawings


def _view(parameters: Mapping[str, str], data_version: str) -> View:
    with release.reading(data_version):  # its last day and year may differ from those of the current release
        return views.parse(dict(parameters)).view


def _packed(card: Mapping[str, Any]) -> bytes:
    text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)
