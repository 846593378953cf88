"""The story as one file, opened from the disk in a browser without any network: every slide by keyboard, and nothing asked of anybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.export import sequence
from tests.export.sequence import prepared

pytestmark = pytest.mark.browser
SLOWEST_STEP_MS = 1500


def test_a_story_is_shown_from_a_file_with_the_network_cut(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "cerita.html"
    path.write_bytes(sequence.content("html"))
    context = browser.new_context(offline=True, viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.startswith(("http", "ws")) else None)
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(path.as_uri())
    marks = (
        ".choroplethlayer path",
        ".barlayer path",
        ".barlayer path",
        "tbody tr",
        ".scatterlayer path.point",
        ".choroplethlayer path",
    )
    for place, (figure, mark) in enumerate(zip(prepared().figures, marks, strict=True), start=1):
        expect(page.get_by_role("heading", level=1)).to_have_text(figure.title)
        expect(page.locator(mark).first).to_be_attached(timeout=SLOWEST_STEP_MS if place > 1 else 10_000)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("ArrowRight")
    assert page.url.endswith("#6")  # the last slide stays
    assert page.locator(".choroplethlayer path").count() == 17
    page.keyboard.press("Home")
    expect(page.get_by_role("heading", level=1)).to_have_text(prepared().figures[0].title)
    assert page.locator(".choroplethlayer path").count() >= 38
    page.keyboard.press("n")
    expect(page.get_by_text("Mulai dari sini.")).to_be_visible()
    page.get_by_role("button", name="Tabel", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(38)
    assert asked == [] and wrong == []
    context.close()
