"""What a server does once it answers, before a hall full of people comes: the first cards of every page, and a tidy memory."""

import gc
import time
from threading import Thread

from inovasi import release, views
from inovasi.figures import BUILDERS
from inovasi.ui import card_files
from inovasi.views import View

PAUSE_S = 0.05  # between two cards, so that those who are there already are served first
COLLECT_S = 300


def start() -> Thread:
    """Do it in a thread of its own, so that the server answers meanwhile."""
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
