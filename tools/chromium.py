"""One way to start Chromium and through the menu, for the browser tests, the benchmark and the pictures."""

import shutil

from playwright.sync_api import Browser, Page, Playwright

from inovasi import i18n, menu

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def start(playwright: Playwright) -> Browser:
    """Start the first Chromium of the system, without a window. RuntimeError where none is installed."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("No Chromium found; tools/ensure_browser.sh installs one")
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


def choose_in_menu(page: Page, name: str, language: str = "id") -> int:
    """Open a page through the menu as a reader would, a section first where it stands in one. Return how many clicks that took."""
    section = menu.section_of(name)
    title = i18n.t(f"pages.{name}.title", language)
    if not section:
        page.get_by_test_id("stTopNav").get_by_role("link", name=title, exact=True).click()
        return 1
    page.get_by_test_id("stTopNavSection").filter(has_text=i18n.t(section, language)).click()
    page.get_by_role("menuitem", name=title, exact=True).click()
    return 2
