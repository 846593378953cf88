"""A story of six views on Sumatera Selatan: collected by clicking, shown by keyboard in a hall, taken away, and read back."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from inovasi import figures, i18n, stories
from inovasi.stories import Story
from tests.browser.conftest import Watched
from tests.export import same_numbers

pytestmark = pytest.mark.browser
HALL = {"width": 1920, "height": 1080}
SLOWEST_STEP_MS = 500
SMALLEST_PX = 28
PROVINCE = "Sumatera Selatan"
STEP = """async (key) => {
  const began = performance.now();
  dispatchEvent(new KeyboardEvent("keydown", { key }));
  await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
  return performance.now() - began;
}"""
SIZES = """() => [...document.querySelectorAll("#stage *")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()))
  .map((node) => [Number.parseFloat(getComputedStyle(node).fontSize), node.textContent.slice(0, 40)])"""


def add(page: Page, *, tab: str = "", place: int = 0) -> None:
    """Press "add to story" under a card, after choosing how it is shown."""
    card = page.locator(".ji-card:not(.ji-takeaway)").nth(place)  # by its place on the page, not by which was drawn first
    card.locator(".ji-foot").wait_for(timeout=30_000)
    if tab:
        card.get_by_role("tab", name=tab, exact=True).click()
    card.get_by_role("button", name="Tambah ke cerita").click()
    expect(card.get_by_role("button", name="Ditambahkan")).to_be_visible(timeout=12_000)
    page.wait_for_timeout(400)


def visit(page: Page, name: str, key: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t(f"pages.{key}.question", "id"))
    page.locator(".ji-card .ji-foot").first.wait_for(timeout=30_000)


def collected(watched: Watched) -> tuple[Page, Story]:
    page = watched.open("/peta_replikasi?l=id&g=16&gv=prov-16")
    page.wait_for_load_state("networkidle")
    add(page, tab="Peta")
    add(page, tab="Peta", place=1)
    visit(page, "Dampak", "dampak")
    add(page)
    visit(page, "Cocok untuk daerah", "cocok_untuk_daerah")
    add(page)
    visit(page, "Hub JIPP", "hub_jipp")
    add(page)
    add(page, place=1)
    page.get_by_role("link", name="Forum", exact=True).first.click()
    expect(page.get_by_role("button", name=i18n.t("forum.remove", "id"))).to_have_count(6, timeout=20_000)
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1, timeout=20_000)
    page.wait_for_load_state("networkidle")
    address = page.locator("code").first.inner_text()
    return page, stories.from_parameter(address.split("cerita=")[1].strip())


def test_six_views_are_collected_presented_and_taken_away(watched: Watched, context: BrowserContext) -> None:
    page, story = collected(watched)
    assert len(story.slides) == 6
    assert all(slide.view.province == "16" or slide.view.government == "prov-16" for slide in story.slides)
    shown = [figures.build(slide.view) for slide in story.slides]
    _present(page, context, [figure.title for figure in shown])
    expect(page.get_by_role("button", name=i18n.t("forum.remove", "id"))).to_have_count(6)  # the story is still there
    assert same_numbers.check_deck(_taken(page, "PPTX"), story, shown, "id") > 80
    assert same_numbers.check_paper(_taken(page, "PDF A4"), shown, "id") > 40
    assert same_numbers.check_page(_taken(page, "HTML"), shown) > 200
    assert same_numbers.check_workbook(_taken(page, "XLSX"), shown) > 200
    assert watched.foreign == [] and watched.complaints == []


def _taken(page: Page, name: str) -> bytes:
    with page.expect_download() as caught:
        page.get_by_role("button", name=name, exact=True).click()
    content = Path(caught.value.path()).read_bytes()
    expect(page.get_by_role("status").filter(has_text="tersimpan di unduhan")).to_be_visible()
    return content


def _present(page: Page, context: BrowserContext, titles: list[str]) -> None:
    with context.expect_page(timeout=60_000) as opened:
        page.get_by_role("link", name=i18n.t("forum.present", "id")).click()
    hall = opened.value
    hall.set_viewport_size(HALL)  # type: ignore[arg-type]
    hall.locator(".choroplethlayer path").first.wait_for(timeout=20_000)
    context.set_offline(True)
    asked: list[str] = []
    hall.on("request", lambda request: asked.append(request.url) if request.url.startswith(("http", "ws")) else None)
    title = hall.get_by_role("heading", level=1)
    for place, words in enumerate(titles, start=1):
        expect(title).to_have_text(words)
        expect(hall.locator(".of-place")).to_have_text(f"{place} / 6")
        expect(hall.get_by_role("navigation")).to_be_hidden()
        small = [(size, text) for size, text in hall.evaluate(SIZES) if size < SMALLEST_PX]
        assert small == []
        assert hall.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert hall.evaluate(STEP, "ArrowRight") < SLOWEST_STEP_MS
    expect(title).to_have_text(titles[-1])  # the last slide stays
    hall.keyboard.press("Home")
    expect(title).to_have_text(titles[0])
    _years(hall)
    _notes_code_and_contrast(hall, context)
    hall.keyboard.press("End")
    expect(title).to_have_text(titles[-1])
    assert asked == []
    context.set_offline(False)
    with hall.expect_event("close"):  # the tab goes, and the Forum page stands behind it
        hall.evaluate("setTimeout(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })), 50)")


def _years(hall: Page) -> None:
    newest = hall.locator(".of-year")
    expect(newest).to_have_text("2026")
    address = hall.locator(".of-address").inner_text()
    for year in ("2025", "2024", "2023", "2022", "2021"):
        assert hall.evaluate(STEP, "ArrowDown") < SLOWEST_STEP_MS
        expect(newest).to_have_text(year)
    assert hall.locator(".choroplethlayer path").count() in (34, 35)  # and the outline of the province
    assert hall.locator(".of-address").inner_text() != address  # the code leads to that year
    for _ in range(5):
        hall.keyboard.press("ArrowUp")
    expect(newest).to_have_text("2026")
    expect(hall.locator(".of-address")).to_have_text(address)


def _notes_code_and_contrast(hall: Page, context: BrowserContext) -> None:
    hall.keyboard.press("n")
    expect(hall.get_by_role("region", name="Catatan")).to_be_visible()
    hall.keyboard.press("n")
    hall.keyboard.press("q")
    code = hall.get_by_role("img", name=i18n.t("takeaway.code", "id"))
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box and box["height"] > HALL["height"] / 2
    hall.keyboard.press("Escape")  # closes the code, not the show
    expect(code).to_have_count(0)
    hall.keyboard.press("c")
    expect(hall.locator("body.of-strong")).to_have_count(1)
    assert hall.evaluate("localStorage.getItem('jejak-inovasi-kontras')") == "1"
    with context.expect_page() as opened:
        hall.keyboard.press("w")
    speaker = opened.value
    expect(speaker.get_by_text(i18n.t("takeaway.no_note", "id"))).to_be_visible()
    speaker.keyboard.press("ArrowRight")
    expect(hall.locator(".of-place")).to_have_text("2 / 6")
    expect(speaker.get_by_text("2 / 6")).to_be_visible()
    speaker.close()
    hall.mouse.move(600, 500)
    expect(hall.get_by_role("navigation")).to_be_visible()
    hall.get_by_role("button", name=i18n.t("takeaway.contrast", "id")).click()
    expect(hall.locator("body.of-strong")).to_have_count(0)
