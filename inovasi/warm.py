"""What a server does once it answers, before a hall full of people comes: the first cards of every page, and a tidy memory."""

import ctypes
import gc
import time
from threading import Thread

from inovasi import release, views
from inovasi.figures import BUILDERS
from inovasi.ui import card_files
from inovasi.views import View

PAUSE_S = 0.05  # between two cards, so that those who are there already are served first
COLLECT_S = 120


def start() -> Thread:
    """Do it in a thread of its own, so that the server answers meanwhile."""
    card_files.make_ahead()
    thread = Thread(target=_run, name="warm", daemon=True)
    thread.start()
    return thread


def _run() -> None:
    """Warm, then collect garbage at set times: never in the middle of somebody's click.

    After warming, what is there stays: it is frozen, so a collection looks only at what came since (docs/decisions/0017).
    """
    try:
        warm(release.current())
    except release.NoReleaseError:
        return  # every page says so
    gc.collect()
    gc.freeze()
    while True:
        time.sleep(COLLECT_S)
        gc.collect()
        _hand_back()


def _hand_back() -> None:
    """Give freed memory back to the system. Each run of a page is a thread of its own, and glibc keeps what threads leave behind."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # other systems have no such habit, or no such call
        trim(0)


def warm(data_version: str, pause_s: float = PAUSE_S) -> int:
    """Make the opening card of every figure in both languages; return how many there are."""
    made = 0
    for language in views.LANGUAGES:
        for page, fig in BUILDERS:
            view = View(page=page, fig=fig, language=language)
            try:
                card_files.content("satu", data_version, views.parameters(view))
            except card_files.NoCardError:
                continue  # a figure of one innovation, one government or one row
            made += 1
            time.sleep(pause_s)
    return made
