"""A page with names of an upload that would run or mislead, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.access import live, made_package
from tests.access.hostile import ALL, INNOVATION, renamed


@pytest.mark.browser
def test_a_page_in_chromium_shows_the_names_and_runs_none(tmp_path: Path, browser: Browser) -> None:
    version = made_package.build(tmp_path, renamed(ALL))
    serve = (
        "import sys, pathlib, pytest; from tests.access import made_package; "
        f"made_package.serve(pathlib.Path({str(tmp_path)!r}), {version!r}, pytest.MonkeyPatch()); "
        "from inovasi.__main__ import main; main()"
    )
    with live.server(tmp_path, live.free_port(), start=("-c", serve)) as base:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        told: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: told.append(message.text) if "Security Policy" in message.text else None)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{base}/inovasi_rinci?in={INNOVATION}&l=id")
        page.locator(".ji-card .ji-foot").first.wait_for(timeout=60_000)
        expect(page.locator("body")).to_contain_text("<img src=x")
        assert page.evaluate("window.broken") is None and told == []
        assert not [address for address in asked if "jahat" in address]
        assert page.locator("img[src='x'], a[href*='jahat']").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.close()
