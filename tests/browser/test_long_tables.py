"""A table too long to be sent whole: turned and sorted by the server, at a link that leads back to the same rows."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def test_every_row_of_a_long_table_can_be_reached(watched: Watched) -> None:
    page = watched.open("/data?tb=indicators&l=id")
    turned, first = page.locator(".ji-turned"), page.locator(".ji-table tbody tr").first
    expect(turned).to_have_text("Baris 1–500 dari 3.666", timeout=30_000)
    expect(page.get_by_role("button", name="Sebelumnya")).to_be_disabled()
    opening = first.inner_text()

    page.get_by_role("button", name="Berikutnya").click()
    expect(turned).to_have_text("Baris 501–1.000 dari 3.666")
    expect(first).not_to_have_text(opening)
    page.wait_for_url("**r=501**")

    page.get_by_role("button", name="Nilai", exact=True).click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Nilai")
    expect(turned).to_have_text("Baris 1–500 dari 3.666")  # another order begins at its first row
    expect(first).to_contain_text("284.973,64")

    page.goto(page.url.replace("r=1&", "r=3501&"))
    expect(turned).to_have_text("Baris 3.501–3.666 dari 3.666", timeout=30_000)
    expect(page.get_by_role("button", name="Berikutnya")).to_be_disabled()


def test_a_table_that_is_sent_whole_is_sorted_in_the_browser(watched: Watched) -> None:
    page = watched.open("/data?tb=replications&l=id")
    heading = page.get_by_role("button", name="Sejak", exact=True)
    expect(heading).to_be_visible(timeout=30_000)
    heading.click()
    expect(page.locator("th[aria-sort]").filter(has_text="Sejak")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(".ji-turns")).to_have_count(0)
    assert "o=&" in page.url
