"""The real server on a free port and a real Chromium, for whole journeys."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from inovasi import paths
from tools import chromium

START_LIMIT_S = 90


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the server started for these tests."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "inovasi", "--port", str(port), "--host", "127.0.0.1"],
        cwd=paths.ROOT,
        env=os.environ,
        stdout=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_LIMIT_S
    while True:
        try:
            urlopen(f"{base}/_stcore/health", timeout=2).read()
            break
        except (URLError, ConnectionError, TimeoutError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.3)
    yield base
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = chromium.start(playwright)
    yield running
    running.close()


class Watched:
    """A page that remembers what it asked for and what it complained of."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.foreign: list[str] = []
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._console(message.type, message.text, message.location.get("url", "")))

    def _note(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith((self.base, self.base.replace("http", "ws"), "data:", "blob:")):
            self.foreign.append(url)

    def _console(self, kind: str, text: str, url: str) -> None:
        # Streamlit asks for its health under the page's own path first, is told 404, and then finds it at the root.
        if kind == "error" and not ("404" in text and "/_stcore/" in url):
            self.complaints.append(f"{text} {url}")

    def open(self, path: str, *, has_figures: bool = True) -> Page:
        self.page.goto(self.base + path)
        self.page.get_by_role("heading", level=1).wait_for(timeout=30_000)
        if has_figures:
            self.page.locator(".ji-card .ji-foot").first.wait_for(timeout=30_000)
        return self.page


def until(page: Page, expression: str, timeout: int = 20_000) -> None:
    """Wait until an expression is true in the page. (Playwright's own wait evaluates text there, which the policy of the pages forbids.)"""
    deadline = time.monotonic() + timeout / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"still not so: {expression}"
        page.wait_for_timeout(50)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    yield opened
    opened.close()


@pytest.fixture
def watched(context: BrowserContext, address: str) -> Watched:
    return Watched(context.new_page(), address)
