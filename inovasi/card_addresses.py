"""Under which address the card of a view is fetched: it names release, program and view, so what it leads to never changes."""

from dataclasses import replace

from inovasi import program, release, views
from inovasi.views import View

PREFIX = "/kartu"
ONE = "satu"  # a card: everything that is shown without opening anything
YEARS = "tahun"  # the cards of every last year a view could have
SOURCES = "sumber"  # the list of sources of a card, for those who open it
ROWS = "baris"  # the whole table of a card whose first rows came with it
KINDS = (ONE, YEARS, SOURCES, ROWS)


def address(view: View, data_version: str, kind: str = ONE) -> str:
    """Return the address of the card of a view, or of its years, which is one and the same whichever of them is shown."""
    with release.reading(data_version):
        shown = replace(view, last_year=views.last_year()) if kind == YEARS else view
    return f"{PREFIX}/{data_version}/{program.version()}/{kind}?{views.address(shown)}"
