"""From a click to its repaint, in a real Chromium: our whole page beside two bare ones, interleaved in one run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tools.chromium import start

QUIET_MS = 450  # nothing painted for so long: the act is over
# Watches what a reader looks at: drawings, tables and our cards, as far as they are in the window. `told` is the time from the last input to the frame after the last change.
WATCH = """
(selector) => {
  const state = window.__bench = { from: 0, first: 0, last: 0, hover: 0, isMoving: false };
  const begin = () => { state.from = performance.now(); state.first = state.last = 0; };
  for (const kind of ["pointerdown", "keydown", "click", "input"]) window.addEventListener(kind, begin, { capture: true });
  let moved = 0;
  window.addEventListener("pointermove", () => { moved = performance.now(); state.hover = 0; }, { capture: true });
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });
  const seen = (records) => {
    const isDrawing = records.some((record) => {
      const node = (record.target.nodeType === 1 ? record.target : record.target.parentElement)?.closest?.(selector);
      const box = node?.getBoundingClientRect();
      return box && box.top < window.innerHeight && box.bottom > 0;
    });
    if (!isDrawing) return;
    if (state.isMoving) painted((now) => { if (!state.hover) state.hover = now - moved; });
    if (state.from) painted((now) => { state.first ||= now; state.last = now; });
  };
  new MutationObserver(seen).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}
"""
DRAWN = """(quiet) => { const state = window.__bench; return state.last > 0 && performance.now() - state.last > quiet; }"""


@dataclass
class Traffic:
    """Bytes on the wire since the last look: as the browser received them, compressed."""

    http: int = 0
    requests: int = 0
    socket: int = 0
    addresses: list[str] = field(default_factory=list)

    def taken(self) -> dict[str, int]:
        """Return and forget."""
        found = {"http_bytes": self.http, "requests": self.requests, "socket_bytes": self.socket}
        self.http = self.requests = self.socket = 0
        self.addresses.clear()
        return found


@contextmanager
def browsers(count: int) -> Iterator[list[Browser]]:
    """Start browsers, each a process of its own: a page that another one hides would be slowed down."""
    with sync_playwright() as running:
        started = [start(running) for _ in range(count)]
        yield started
        for browser in started:
            browser.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start one browser."""
    with browsers(1) as started:
        yield started[0]


def opened(context: BrowserContext, address: str, ready: str) -> tuple[Page, Traffic]:
    """Open a page in a tab that counts its bytes, until what `ready` selects is drawn."""
    page = context.new_page()
    traffic = watch_traffic(context.new_cdp_session(page))
    page.goto(address)
    page.wait_for_selector(ready, timeout=60_000)
    return page, traffic


def watch_traffic(session: CDPSession) -> Traffic:
    session.send("Network.enable")
    traffic = Traffic()

    def loaded(event: dict) -> None:
        traffic.http += int(event["encodedDataLength"])
        traffic.requests += 1

    session.on("Network.loadingFinished", loaded)
    session.on("Network.requestWillBeSent", lambda event: traffic.addresses.append(event["request"]["url"]))
    return traffic


def settle(page: Page, ms: int = 900) -> None:
    """Let a page come to rest."""
    page.wait_for_timeout(ms)


def start_watching(page: Page, selector: str = ".js-plotly-plot, .ji-card") -> None:
    page.evaluate(WATCH, selector)


def repaint_ms(page: Page) -> float:
    """Wait until the page has come to rest after an input; return the time from that input to the last frame that changed."""
    page.wait_for_function(DRAWN, arg=QUIET_MS, timeout=30_000, polling=50)
    return float(page.evaluate("() => window.__bench.last - window.__bench.from"))


def first_ms(page: Page, settled_ms: int = 120) -> float:
    """Return the time from an input to the last frame of the first burst of changes: what the browser answers by itself."""
    page.wait_for_function("() => window.__bench.first > 0", timeout=30_000, polling=20)
    page.wait_for_timeout(settled_ms)
    return float(page.evaluate("() => window.__bench.last - window.__bench.from"))
