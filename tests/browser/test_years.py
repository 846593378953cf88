"""Years step in the browser; the address follows. What few people open comes when they open it."""

import pytest
from playwright.sync_api import expect

from inovasi import i18n
from tests.browser.conftest import Watched, until

pytestmark = pytest.mark.browser


def open_map(watched: Watched, query: str = "y=2010-2024&l=id"):
    page = watched.open(f"/peta_replikasi?{query}")
    expect(page.locator(".ji-plot .choroplethlayer path").first).to_be_attached(timeout=20_000)
    page.wait_for_load_state("networkidle")
    return page


def test_a_step_draws_map_title_and_legend_without_the_server_and_the_address_follows(watched: Watched) -> None:
    page = open_map(watched)
    slider = page.get_by_role("slider", name=i18n.t("filters.year", "id"))
    with page.expect_response(lambda answer: "/kartu/" in answer.url and "/tahun?" in answer.url):
        slider.hover()
    title = page.locator(".ji-card .ji-title").first
    before = title.inner_text()
    page.wait_for_timeout(300)
    asked = len(watched.requests)
    slider.press("ArrowLeft")
    expect(title).to_contain_text("2023", timeout=1_000)
    assert title.inner_text() != before
    cards = [url for url in watched.requests[asked:] if "/kartu/" in url and "fig=peta" in url]
    assert cards == []
    until(page, "new URL(location.href).searchParams.get('y') === '2010-2023'", timeout=20_000)
    expect(title).to_contain_text("2023")
    page.get_by_role("tab", name=i18n.t("card.tabel", "id")).first.click()
    slider.press("Home")
    expect(title).to_contain_text("2010", timeout=1_000)
    until(page, "new URL(location.href).searchParams.get('y') === '2010-2010'", timeout=20_000)
    assert watched.complaints == []


def test_years_play_and_pause(watched: Watched) -> None:
    page = open_map(watched, "y=2010-2020&l=en")
    page.get_by_role("button", name=i18n.t("filters.play", "en"), exact=True).click()
    title = page.locator(".ji-card .ji-title").first
    expect(title).to_contain_text("2022", timeout=10_000)
    page.get_by_role("button", name=i18n.t("filters.pause", "en"), exact=True).click()
    until(page, "/2010-202[2-4]/.test(new URL(location.href).searchParams.get('y'))", timeout=20_000)
    year = page.locator("output.ji-year").inner_text()
    expect(title).to_contain_text(year)
    assert watched.complaints == []


def test_another_measure_is_stepped_by_its_own_years(watched: Watched) -> None:
    page = open_map(watched)
    page.get_by_role("button", name="◀").click()
    page.get_by_role("combobox", name=i18n.t("filters.measure", "id"), exact=True).fill("Penghargaan")
    page.get_by_role("option", name=i18n.t("measures.awards.name", "id"), exact=True).click()
    title = page.locator(".ji-card .ji-title").first
    until(page, "new URL(location.href).searchParams.get('m') === 'awards'", timeout=20_000)
    page.wait_for_load_state("networkidle")
    shown = title.inner_text()
    assert "2023" in shown
    page.get_by_role("button", name="◀").click()
    expect(title).to_contain_text("2022", timeout=10_000)
    until(page, "new URL(location.href).searchParams.get('y') === '2010-2022'", timeout=20_000)
    expect(title).to_contain_text("2022")


def test_sources_and_further_rows_come_when_they_are_opened(watched: Watched) -> None:
    page = open_map(watched)
    card = page.locator(".ji-card", has=page.locator(".ji-table")).last
    card.scroll_into_view_if_needed()
    rows = card.locator("tbody tr")
    expect(rows).to_have_count(24)
    card.locator("button.ji-rest").click()
    expect(card.locator("button.ji-rest")).to_have_count(0)
    assert rows.count() > 200
    card.locator(".ji-foot summary").first.click()
    expect(card.locator(".ji-foot li a").first).to_be_visible()
    assert watched.complaints == []
