"""What only a browser can tell of reading a page: headings in order, the ring of the keyboard's focus, the place one comes back to, ways of the guide."""

import re

import pytest
from playwright.sync_api import expect

from inovasi import guide, i18n, menu
from inovasi.views import LANGUAGES, View
from tests.browser.conftest import Watched, until
from tests.browser.test_journeys import PAGES
from tools.chromium import choose_in_menu

pytestmark = pytest.mark.browser
MAIN = "document.querySelector('[data-testid=stMain]')"


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_in_order(watched: Watched, name: str) -> None:
    has_figures = name not in ("forum", "panduan", "kelola_data")
    page = watched.open(f"{PAGES[name]}l=id", has_figures=has_figures)
    page.wait_for_load_state("networkidle")
    levels = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')].map((node) => Number(node.tagName[1]))"
    )
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), levels
    if has_figures:
        assert 2 in levels


def test_the_keyboard_shows_where_it_is(watched: Watched) -> None:
    page = watched.open("/penyebaran?l=id")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == i18n.t("frame.skip", "id")
    for _ in range(4):
        page.keyboard.press("Tab")
        style, width, colour = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth, s.outlineColor]; })()"
        )
        assert (style, width) == ("solid", "3px")
        assert contrast_on_white(colour) >= 3


def contrast_on_white(colour: str) -> float:
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_the_menu_of_the_dots_speaks_indonesian(watched: Watched) -> None:
    page = watched.open("/penyebaran?l=id")
    page.locator("[data-testid=stMainMenu] button").click()
    expect(page.get_by_text(i18n.t("frame.own_print", "id"), exact=True)).to_be_visible()
    assert page.get_by_text("Print", exact=True).count() == 0


def test_one_comes_back_to_the_place_one_left(watched: Watched) -> None:
    page = watched.open("/penyebaran?l=id")
    page.wait_for_load_state("networkidle")
    until(page, f"{MAIN}.scrollHeight > 6000 && document.querySelector('.ji-table a.ji-name')", timeout=60_000)
    page.evaluate(f"{MAIN}.scrollTop = 3000")
    page.wait_for_timeout(500)
    page.evaluate("[...document.querySelectorAll('.ji-table a.ji-name')][0].click()")
    back = page.get_by_role("button", name=re.compile("^.*Kembali ke"))
    expect(back).to_be_visible(timeout=20_000)
    until(page, f"{MAIN}.scrollTop === 0")  # the button may be there before the page is at its top
    back.click()
    until(page, f"Math.abs({MAIN}.scrollTop - 3000) < 40", timeout=20_000)


@pytest.mark.parametrize("slower", [1, 6])
def test_a_page_opens_at_its_top_wherever_one_left_another(watched: Watched, slower: int) -> None:
    """Half of such clicks ended at the foot: the page left shrinks to its foot, and Streamlit holds on to the foot as the other grows."""
    watched.page.context.new_cdp_session(watched.page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    for _ in range(3):
        page = watched.open("/penyebaran?l=id")
        until(page, f"{MAIN}.scrollHeight > 6000 && document.querySelector('.ji-table a.ji-name')", timeout=60_000)
        page.evaluate(f"{MAIN}.scrollTop = 3000")
        page.wait_for_timeout(400)
        page.evaluate("[...document.querySelectorAll('.ji-table a.ji-name')][0].click()")
        until(page, f"location.pathname === '/inovasi_rinci' && {MAIN}.scrollHeight > 1.5 * {MAIN}.clientHeight", timeout=60_000)
        page.wait_for_timeout(500)
        assert page.evaluate(f"{MAIN}.scrollTop") == 0


@pytest.mark.parametrize("code", ["not_yet", "plan_moved"])
def test_a_way_of_the_guide_takes_the_clicks_it_says(watched: Watched, code: str) -> None:
    question = next(item for item in guide.QUESTIONS if item.code == code)
    page = watched.open("/panduan?l=id", has_figures=False)
    clicks = choose_in_menu(page, question.page)
    province = {"51": "Bali", "33": "Jawa Tengah"}[str(question.values["province"])]
    box = page.get_by_role("combobox", name=i18n.t("filters.province", "id"), exact=True)
    box.click()
    clicks += 1
    box.fill(province)
    page.get_by_role("option", name=province, exact=True).click()
    clicks += 1
    assert clicks == question.clicks
    for step in question.way:
        if step.kind in ("figure", "part"):
            words = step.words(question.opened(View(language="id")))
            heading = words.split("“", 1)[1].rsplit("”", 1)[0]
            expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible(timeout=20_000)


def test_a_way_of_the_guide_counts_the_section_it_opens(watched: Watched) -> None:
    question = next(item for item in guide.QUESTIONS if menu.section_of(item.page))
    page = watched.open("/panduan?l=id", has_figures=False)
    assert choose_in_menu(page, question.page) == question.clicks
    expect(page.get_by_role("heading", level=1)).to_have_text(i18n.t(f"pages.{question.page}.question", "id"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1366, 1440, 1920])
def test_the_whole_menu_stands_on_the_screen(watched: Watched, width: int, language: str) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = watched.open(f"/panduan?l={language}", has_figures=False)
    bar = page.get_by_test_id("stTopNav")
    for name in menu.ONE_BY_ONE:
        expect(bar.get_by_role("link", name=i18n.t(f"pages.{name}.title", language), exact=True)).to_be_in_viewport()
    assert bar.get_by_text(re.compile(r"^\d+ (lainnya|more)$")).count() == 0
    for section, names in menu.SECTIONS.items():
        opener = page.get_by_test_id("stTopNavSection").filter(has_text=i18n.t(section, language))
        opener.focus()
        page.keyboard.press("Enter")
        for name in names:
            expect(page.get_by_role("menuitem", name=i18n.t(f"pages.{name}.title", language), exact=True)).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(opener).to_have_attribute("aria-expanded", "false")


def test_a_phone_reaches_every_page_by_a_menu_in_indonesian(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open("/panduan?l=id", has_figures=False)
    page.get_by_role("button", name=i18n.t("frame.own_expand_menu", "id"), exact=True).click()
    for name in menu.PAGES:
        link = page.get_by_test_id("stSidebar").get_by_role("link", name=i18n.t(f"pages.{name}.title", "id"), exact=True)
        expect(link).to_be_visible()


def test_names_on_a_map_have_a_rim(watched: Watched) -> None:
    page = watched.open("/hub_jipp?l=id")
    name = page.locator(".ji-plot .geolayer text", has_text="Gorontalo").first
    expect(name).to_be_attached(timeout=30_000)
    order, width = name.evaluate(
        "(node) => { const style = getComputedStyle(node); return [style.paintOrder, parseFloat(style.strokeWidth)]; }"
    )
    assert order.startswith("stroke") and width >= 2
