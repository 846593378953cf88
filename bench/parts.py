"""The parts of the benchmark: each returns plain numbers, medians and 95th percentiles of what it measured in this run."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench import clicks, servers, wire
from bench.servers import Server
from inovasi import downloads, figures, queries, release, views
from inovasi.views import View

WINDOW = {"width": 1440, "height": 900}
DRAWN = ".js-plotly-plot .main-svg .trace.bars"
OURS_DRAWN = ".ji-plot .main-svg .choroplethlayer path"
PAGES = ("ringkasan", "peta_replikasi", "penghargaan", "penyebaran", "hub_jipp", "dampak", "rencana_aksi", "data", "sumber_metode")
FIRST = 5  # acts of a page after it was opened, told apart: each value of a bare page once, and a browser that does not know the page's code yet
OPENED_MS = 400  # a list has opened and is at rest
Numbers = dict[str, Any]


def spread(values: Sequence[float], digits: int = 3) -> Numbers:
    """Return median, 95th percentile and count."""
    ordered = sorted(values)
    if not ordered:
        return {"median": None, "p95": None, "n": 0}
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return {"median": round(statistics.median(ordered), digits), "p95": round(p95, digits), "n": len(ordered)}


def rest(server: Server, limit_s: float = 90) -> None:
    """Wait until a server has done what it does after its start."""
    until = time.perf_counter() + limit_s
    while time.perf_counter() < until:
        before = server.cpu_s()
        time.sleep(2)
        if server.cpu_s() - before < 0.1:
            return


def acts(rounds: int) -> Numbers:
    """Click to repaint of three pages side by side: one act of each in turn, so that the machine's moods meet all alike."""
    kinds: dict[str, list[float]] = {}
    bytes_down: dict[str, list[float]] = {}
    cpu: dict[str, float] = {}
    with (
        servers.product() as product,
        servers.bare_streamlit() as stock,
        servers.bare_dash() as dash,
        wire.counted(product.address) as ours,
        wire.counted(stock.address) as stock_wire,
        wire.counted(dash.address) as dash_wire,
        clicks.browsers(3) as three,
    ):
        rest(product)
        pages = {
            "product": _open(three[0], f"{ours.address}/peta_replikasi?l=id", OURS_DRAWN),
            "stock": _open(three[1], stock_wire.address, DRAWN),
            "dash": _open(three[2], dash_wire.address, DRAWN),
        }
        measures = [3, 0, 1, 2, 4]
        never_seen = [5, 6, 7, 8, 9, 10]  # measures that nobody asks for before their round
        every: list[tuple[str, Server, wire.Wire, Callable[[int], float]]] = [
            ("product_server", product, ours, lambda at: _option(pages["product"], measures[at % 5])),
            ("stock", stock, stock_wire, lambda at: _option(pages["stock"], (at + 1) % 5)),
            ("dash", dash, dash_wire, lambda at: _dropdown(pages["dash"], (at + 1) % 5)),
            ("dash_radio", dash, dash_wire, lambda at: _radio(pages["dash"], (at + 3) % 5)),
            ("product_year", product, ours, lambda at: _step(pages["product"], at)),
            ("product_tab", product, ours, lambda at: _tab(pages["product"], at)),
            ("browser_alone", product, ours, lambda at: _redraw(pages["product"])),
        ]
        for at in range(rounds + FIRST):
            new = [("product_new", product, ours, lambda at: _option(pages["product"], never_seen[at - FIRST]))]
            for name, server, line, act in [*(new if FIRST <= at < FIRST + len(never_seen) else []), *every]:
                line.taken()
                begun = server.cpu_s()
                took = act(at)
                clicks.settle(pages["product"], 700)
                key = f"{name}_first" if at < FIRST else name
                kinds.setdefault(key, []).append(took)
                cpu[key] = cpu.get(key, 0.0) + server.cpu_s() - begun
                taken = line.taken()
                bytes_down.setdefault(key, []).append(taken["socket_down"] + taken["http_down"])
        hover = [_hover(pages["product"], at) for at in range(2 * rounds)]
    found = {name: {"ms": spread(values, 1), "bytes": spread(bytes_down[name], 0)} for name, values in kinds.items()}
    for name, values in kinds.items():
        found[name]["cpu_ms_mean"] = round(1000 * cpu[name] / len(values), 1)
    found["product_hover"] = {"ms": spread([took for took in hover if took], 1)}  # the middle of some regions is sea
    mine = found["product_server"]["ms"]["median"]
    found["ratio_to_dash"] = round(mine / found["dash"]["ms"]["median"], 2)
    found["ratio_new_to_dash"] = round(found["product_new"]["ms"]["median"] / found["dash"]["ms"]["median"], 2)
    found["ratio_first_to_dash"] = round(found["product_server_first"]["ms"]["median"] / found["dash_first"]["ms"]["median"], 2)
    found["ratio_to_dash_radio"] = round(mine / found["dash_radio"]["ms"]["median"], 2)
    found["ratio_to_stock"] = round(mine / found["stock"]["ms"]["median"], 2)
    return found


def _open(browser: Browser, address: str, ready: str) -> Page:
    page, _ = clicks.opened(browser.new_context(viewport=WINDOW), address, ready)
    clicks.settle(page, 2500)
    clicks.start_watching(page)
    return page


def _option(page: Page, at: int) -> float:
    page.get_by_role("combobox").first.click()
    clicks.settle(page, OPENED_MS)
    page.get_by_role("option").nth(at).click()
    return clicks.repaint_ms(page)


def _dropdown(page: Page, at: int) -> float:
    page.locator("#list").click()
    clicks.settle(page, OPENED_MS)
    page.locator("label[role=option]").nth(at).click()
    return clicks.repaint_ms(page)


def _radio(page: Page, at: int) -> float:
    page.locator("#year input[type=radio]").nth(at).click()
    return clicks.repaint_ms(page)


def _step(page: Page, at: int) -> float:
    button = page.get_by_role("button", name="◀" if at % 2 == 0 else "▶", exact=True)
    button.hover()
    clicks.settle(page, 300)
    button.click()
    return clicks.first_ms(page)


def _tab(page: Page, at: int) -> float:
    page.get_by_role("tab").nth((1, 2, 3, 0)[at % 4]).click()
    took = clicks.repaint_ms(page)
    if at % 4 != 3:  # the next act looks at the map again
        page.get_by_role("tab").nth(0).click()
        clicks.settle(page, 300)
    return took


def _hover(page: Page, at: int) -> float:
    box = page.locator(OURS_DRAWN).nth(at % 20).bounding_box()
    assert box is not None
    page.mouse.move(5, 5)
    clicks.settle(page, 120)
    page.evaluate("() => { window.__bench.isMoving = true; }")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    clicks.settle(page, 250)
    return float(page.evaluate("() => { window.__bench.isMoving = false; return window.__bench.hover ?? 0; }"))


def _redraw(page: Page) -> float:
    """Draw the map again from what the browser holds: the share that is the browser's alone."""
    return float(
        page.evaluate(
            """async () => { const node = document.querySelector(".ji-plot"); const from = performance.now();
            await Plotly.redraw(node);
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))); return performance.now() - from; }"""
        )
    )


def first_loads(rounds: int) -> Numbers:
    """First visits with an empty cache, in turn: time until figures are drawn, bytes and requests."""
    found: dict[str, list[tuple[float, int, int]]] = {}
    with servers.product() as product, servers.bare_streamlit() as stock, servers.bare_dash() as dash, clicks.chromium() as browser:
        rest(product)
        asked = {
            "ringkasan": (f"{product.address}/?l=id", OURS_DRAWN),
            "peta_replikasi": (f"{product.address}/peta_replikasi?l=id", OURS_DRAWN),
            "stock": (stock.address, DRAWN),
            "dash": (dash.address, DRAWN),
        }
        for _ in range(rounds):
            for name, (address, ready) in asked.items():
                context = browser.new_context(viewport=WINDOW)
                page = context.new_page()
                traffic = clicks.watch_traffic(context.new_cdp_session(page))
                begun = time.perf_counter()
                page.goto(address)
                page.wait_for_selector(ready, timeout=60_000)
                took = time.perf_counter() - begun
                clicks.settle(page, 800)
                found.setdefault(name, []).append((took, traffic.http, traffic.requests))
                context.close()
    result: Numbers = {
        name: {
            "s": spread([each[0] for each in values]),
            "bytes": round(statistics.median(each[1] for each in values)),
            "requests": round(statistics.median(each[2] for each in values)),
        }
        for name, values in found.items()
    }
    result["ratio_bytes"] = round(result["ringkasan"]["bytes"] / result["stock"]["bytes"], 2)
    result["ratio_s"] = round(result["ringkasan"]["s"]["median"] / result["stock"]["s"]["median"], 2)
    return result


def crowd(address: str, pids: Sequence[int], **options: object) -> Numbers:
    """Let a crowd in and sum up what it tells. CPU of its own process and of the servers stand apart."""
    command = [sys.executable, "-m", "bench.crowd", "--address", address, "--pids", ",".join(map(str, pids))]
    for name, value in options.items():
        command += [f"--{name}", str(value)]
    finished = subprocess.run(command, cwd=servers.paths.ROOT, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise RuntimeError(f"The crowd broke off: {finished.stderr[-2000:]}")
    told = json.loads(finished.stdout)
    done = len(told["acts_s"]) + len(told["loads_s"])
    return {
        "s": spread(told["acts_s"] or told["loads_s"]),
        "arriving_s": spread(told["early_s"]),
        "asked": told["asked"] or options.get("users"),
        "done": done + len(told["early_s"]),
        "errors": len(told["errors"]),
        "first_error": (told["errors"] or [""])[0],
        "server_cpu_ms": round(1000 * told["server_cpu_s"] / max(done, 1), 1),
        "server_cpu_share": round(told["server_cpu_s"] / told["wall_s"], 2),
        "generator_cpu_share": round(told["generator_cpu_s"] / told["wall_s"], 2),
    }


def crowds(seconds: float) -> Numbers:
    """50 and 100 users on one process, beside stock Streamlit; memory of idle sessions."""
    found: Numbers = {}
    with servers.product() as product:
        rest(product)
        for users in (50, 100):
            found[f"product_{users}"] = crowd(
                product.address, product.pids(), label="Ukuran", users=users, every=3, seconds=seconds
            )
        found["product_500"] = crowd(
            product.address, product.pids(), label="Ukuran", users=500, every=10, arrive=20, seconds=seconds
        )
    with servers.bare_streamlit() as stock:
        found["stock_50"] = crowd(stock.address, stock.pids(), page="", label="Year", users=50, every=3, seconds=seconds)
    return found


def load_crowd(users: int = 200, within_s: float = 60) -> Numbers:
    """First visits of a hall: every file, session and figure, over connections of their own; from a generator, not browsers."""
    with servers.product() as product, clicks.chromium() as browser:
        rest(product)
        page = browser.new_context(viewport=WINDOW).new_page()
        traffic = clicks.watch_traffic(page.context.new_cdp_session(page))
        page.goto(f"{product.address}/")
        page.wait_for_selector(OURS_DRAWN)
        clicks.settle(page, 1500)
        parts = [urlsplit(address) for address in traffic.addresses if address.startswith(product.address)]
        files = [part.path for part in parts if part.path.startswith(("/static/", "/aset/", "/favicon"))]
        found = crowd(product.address, product.pids(), page="", users=users, arrive=within_s, seconds=0, files=",".join(files))
        return found | {"files": len(files)}


def memory(users: int = 150) -> Numbers:
    """Memory of a session that is open and idle."""
    with servers.product() as product:
        rest(product)
        crowd(product.address, product.pids(), label="Ukuran", users=20, every=3, arrive=2, seconds=4)
        before = product.memory_mb()
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.crowd", "--address", product.address, "--label", "Ukuran", "--users", str(users)]
            + ["--every", "60", "--arrive", "12", "--seconds", "15"],
            cwd=servers.paths.ROOT,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(18)
        after = product.memory_mb()
        process.terminate()  # its users would act only after a minute
        process.wait(timeout=20)
        return {"process_mb": round(before), "mb_a_session": round((after - before) / users, 2), "sessions": users}


def soak(minutes: float) -> Numbers:
    """Arrivals and departures for a while; how memory grows over the second half."""
    samples: list[tuple[float, float]] = []
    errors = acts_done = 0
    with servers.product() as product:
        rest(product)
        begun = time.perf_counter()
        while (now := (time.perf_counter() - begun) / 60) < minutes:
            told = crowd(product.address, product.pids(), label="Ukuran", users=30, every=3, arrive=5, seconds=10)
            errors, acts_done = errors + told["errors"], acts_done + told["done"]
            samples.append((now, product.memory_mb()))
    late = samples[len(samples) // 2 :]
    slope = statistics.linear_regression([at for at, _ in late], [mb for _, mb in late]).slope * 60 if len(late) > 2 else None
    return {
        "minutes": minutes,
        "visits": 30 * len(samples),
        "acts": acts_done,
        "errors": errors,
        "mb": [round(mb) for _, mb in samples],
        "mb_first": round(samples[0][1]),
        "mb_last": round(samples[-1][1]),
        "mb_an_hour_second_half": None if slope is None else round(slope, 1),
    }


def page_queries(rounds: int = 3) -> Numbers:
    """What DuckDB alone takes for the figures of each page."""
    version = release.current()
    found: Numbers = {"queries_ms": {}}
    for page in PAGES:
        asked = _asked(page, version)
        runs = []
        for _ in range(rounds):
            begun = time.perf_counter()
            for name, frozen in asked:
                queries._rows.__wrapped__(name, version, frozen)
            runs.append(1000 * (time.perf_counter() - begun))
        found["queries_ms"][page] = spread(runs, 1) | {"queries": len(asked)}
    return found


def _asked(page: str, version: str) -> set[tuple[str, Any]]:
    """Return the queries, with their parameters, behind every figure of a page."""
    asked: set[tuple[str, Any]] = set()
    kept = queries._rows

    def note(name: str, data_version: str, frozen: Any) -> Any:
        asked.add((name, frozen))
        return kept(name, data_version, frozen)

    queries._rows = note  # type: ignore[assignment]
    try:
        for where, fig in figures.BUILDERS:
            if where == page:
                with suppress(KeyError):  # a figure of one row that this view does not name
                    figures._built.__wrapped__(View(page=page, fig=fig, province="16"), version)
    finally:
        queries._rows = kept
    return asked


def starts(rounds: int = 3) -> Numbers:
    """The second start of `make run`, and the data build, each as a process of its own."""
    served = []
    for _ in range(rounds):
        with servers.product() as product:
            served.append(product.started_s)
    built = []
    folder = servers.WORK / "release"
    for _ in range(2):
        code = "import sys; from pathlib import Path; from inovasi import paths, warehouse; warehouse.build(paths.DATA, Path(sys.argv[1]))"
        for old in folder.glob("*"):
            old.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, str(folder)], cwd=servers.paths.ROOT, check=True, capture_output=True)
        built.append(time.perf_counter() - begun)
    return {"serves_s": spread(served), "build_s": spread(built)}


def exports() -> Numbers:
    """How long each file of the map takes to build, warm and as a first one."""
    found: Numbers = {}
    for kind in downloads.MEDIA_TYPES:
        view = View(page="peta_replikasi", fig="peta")
        took = []
        for _ in range(4):
            begun = time.perf_counter()
            content = downloads.download(kind, views.parameters(view), "http://localhost").content
            took.append(1000 * (time.perf_counter() - begun))
        found[kind] = {"first_ms": round(took[0]), "ms": round(statistics.median(took[1:])), "bytes": len(content)}
    return found
