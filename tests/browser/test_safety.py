"""Every page, full screen and the pictures work under the content security policy: Chromium reports no violation of it."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from inovasi import stories
from inovasi.stories import Slide, Story
from inovasi.views import View
from tests.browser.conftest import Watched
from tests.browser.test_journeys import PAGES, WITHOUT_FIGURES

pytestmark = pytest.mark.browser
LISTEN = (
    "document.addEventListener('securitypolicyviolation',"
    " event => console.error('VIOLATION', event.effectiveDirective, event.blockedURI, event.sample));"
)
STORY = Story(
    "Uji", (Slide(View(page="peta_replikasi", fig="peta"), tab="peta"), Slide(View(page="ringkasan", fig="tren"), tab="grafik"))
)


@pytest.fixture
def watching(context: BrowserContext, address: str) -> Watched:
    context.add_init_script(LISTEN)
    return Watched(context.new_page(), address)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_the_policy(watching: Watched, name: str) -> None:
    page = watching.open(f"{PAGES[name]}l=id", has_figures=name not in WITHOUT_FIGURES)
    page.wait_for_load_state("networkidle")
    assert watching.complaints == [] and watching.foreign == []


def test_full_screen_runs_under_its_own_stricter_policy(watching: Watched) -> None:
    page: Page = watching.page
    answer = page.goto(f"{watching.base}/tampil?cerita={stories.to_parameter(STORY)}")
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "'unsafe-inline'" not in policy.split("script-src")[1] and "connect-src" not in policy
    page.locator("path.choroplethlayer, .choroplethlayer path").first.wait_for(state="attached", timeout=30_000)
    page.keyboard.press("ArrowRight")
    page.locator(".main-svg .trace").first.wait_for(state="attached", timeout=30_000)
    assert watching.complaints == [] and len(watching.requests) == 1


def test_a_picture_is_made_under_the_policy(watching: Watched) -> None:
    page = watching.open("/peta_replikasi?l=id&tab=grafik")
    card = page.locator(".ji-card").first
    card.locator(".barlayer .point").first.wait_for(state="attached", timeout=20_000)
    card.locator(".ji-menu summary").click()
    with page.expect_download() as caught:
        card.get_by_role("button", name="PNG 16:9").click()
    assert Path(caught.value.path()).read_bytes().startswith(b"\x89PNG")
    assert watching.complaints == []


def test_the_policy_bites(watching: Watched) -> None:
    """Foreign scripts, foreign pictures and inline handlers are stopped: the walk above is not silent for want of a policy."""
    page = watching.open("/panduan?l=id", has_figures=False)
    page.evaluate(
        """() => {
          const script = document.createElement('script'); script.textContent = 'window.broken = 1'; document.body.append(script);
          const picture = document.createElement('img'); picture.src = 'https://jahat.example/x.png'; document.body.append(picture);
          document.body.setAttribute('onclick', 'window.broken = 2'); document.body.click();
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.broken") is None
    assert sum("VIOLATION" in told for told in watching.complaints) >= 3
