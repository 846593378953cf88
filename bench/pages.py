"""From a click to its repaint on every page: opened through the menu, and with another option of its list, in one Chromium."""

from collections.abc import Callable

from playwright.sync_api import Page

from bench import clicks, parts, servers, wire
from bench.servers import Server
from bench.wire import Wire
from inovasi import menu
from tools import chromium

LANGUAGE = "id"
LISTS = {  # the list of each page whose options are chosen, by its label in LANGUAGE
    "peta_replikasi": "Ukuran",
    "penghargaan": "Bidang",
    "penyebaran": "Provinsi",
    "hub_jipp": "Provinsi",
    "dampak": "Indikator",
    "profil_provinsi": "Daerah",
    "cocok_untuk_daerah": "Bidang",  # neighbouring regions have the same candidates: nothing would be painted
    "inovasi_rinci": "Inovasi",
    "pemerintah_rinci": "Pemerintah",
    "rencana_aksi": "Provinsi",
    "data": "Tabel",
}
OPTIONS = (1, 2, 3)
START = {  # pages of one thing: without it they ask for it, and show nothing
    "profil_provinsi": "?gv=prov-16",
    "cocok_untuk_daerah": "?gv=prov-16",
    "inovasi_rinci": "?in=laboratorium-kemiskinan",
    "pemerintah_rinci": "?gv=prov-16",
}
LOOKED_AT = ".js-plotly-plot, .ji-card, [data-testid=stMarkdownContainer]"  # candidates of a region are sentences
CARD = ".ji-card .ji-foot >> visible=true"


def measured(rounds: int) -> parts.Numbers:
    """Return for each page the milliseconds, bytes and server CPU of its acts: `first` those that nobody (through the menu: this browser) had asked for, then seen ones."""
    found: parts.Numbers = {}
    with servers.product() as product, wire.counted(product.address) as line, clicks.chromium() as browser:
        parts.rest(product)
        for name, label in LISTS.items():
            page, _ = clicks.opened(browser.new_context(viewport=parts.WINDOW), f"{line.address}/{name}{START.get(name, '')}", CARD)
            clicks.settle(page, 2500)
            clicks.start_watching(page, LOOKED_AT)
            act = _chosen(page, label)
            found[name] = {"list": _told(act, rounds, len(OPTIONS), product, line, page)}
            page.context.close()
        page, _ = clicks.opened(browser.new_context(viewport=parts.WINDOW), f"{line.address}/", CARD)
        clicks.settle(page, 2500)
        clicks.start_watching(page, LOOKED_AT)
        for name in (menu.FIRST, *(name for name in LISTS if name not in START), "sumber_metode"):
            other = "peta_replikasi" if name == menu.FIRST else menu.FIRST
            found.setdefault(name, {})["menu"] = _told(_opened(page, name, other), rounds, 1, product, line, page)
    return found


def _told(act: Callable[[int], float], rounds: int, firsts: int, server: Server, line: Wire, page: Page) -> parts.Numbers:
    """Do an act some times, and say of the first ones and of those after them how long they took and what they cost."""
    ms: dict[bool, list[float]] = {True: [], False: []}
    sent: dict[bool, list[float]] = {True: [], False: []}
    cpu: dict[bool, list[float]] = {True: [], False: []}
    for at in range(firsts + rounds):
        is_first = at < firsts
        line.taken()
        before = server.cpu_s()
        ms[is_first].append(act(at))
        clicks.settle(page, 700)
        cpu[is_first].append(1000 * (server.cpu_s() - before))
        taken = line.taken()
        sent[is_first].append(taken["socket_down"] + taken["http_down"])
    return {
        name: {
            "ms": parts.spread(ms[is_first], 1),
            "bytes": parts.spread(sent[is_first], 0),
            "cpu_ms": parts.spread(cpu[is_first], 0),
        }
        for name, is_first in (("first", True), ("seen", False))
    }


def _chosen(page: Page, label: str) -> Callable[[int], float]:
    """Return the act of choosing another option of a list; which, says the number of the act."""

    def act(at: int) -> float:
        page.get_by_role("combobox", name=label).first.click()
        clicks.settle(page, parts.OPENED_MS)
        page.get_by_role("option").nth(OPTIONS[at % len(OPTIONS)]).click()
        return clicks.repaint_ms(page)

    return act


def _opened(page: Page, name: str, other: str) -> Callable[[int], float]:
    """Return the act of opening a page through the menu; before it, another page is opened and comes to rest."""

    def act(_at: int) -> float:
        chromium.choose_in_menu(page, other, LANGUAGE)
        clicks.settle(page, 2500)
        chromium.choose_in_menu(page, name, LANGUAGE)
        return clicks.repaint_ms(page)

    return act
