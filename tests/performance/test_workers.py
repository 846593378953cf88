"""Two worker processes behind a real nginx: a visitor stays with one; when it is killed, the view goes on from the address."""

import re
import shutil
import signal
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from bench import parts, workers
from bench.servers import Server
from tests.browser.conftest import browser, playwright  # noqa: F401  (fixtures)

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")]


def choose_measure(page: Page, at: int) -> None:
    page.get_by_role("combobox").first.click()
    page.get_by_role("option").nth(at).click()


def busiest(workers_: list[Server], before: list[float]) -> Server:
    used = [worker.cpu_s() - cpu for worker, cpu in zip(workers_, before, strict=True)]
    return workers_[used.index(max(used))]


def test_a_killed_worker_costs_nobody_the_view(browser: Browser) -> None:  # noqa: F811
    with workers.running() as two:
        for worker in two.workers:
            parts.rest(worker)
        page = browser.new_page()
        before = [worker.cpu_s() for worker in two.workers]
        page.goto(f"{two.address}/peta_replikasi?m=awards&y=2010-2021&l=en")
        card = page.locator(".ji-card .ji-title").first
        expect(card).to_contain_text("2021", timeout=30_000)
        for at in (1, 2, 3):
            choose_measure(page, at)
            page.wait_for_timeout(1500)
        holder = busiest(two.workers, before)
        shares = [worker.cpu_s() - cpu for worker, cpu in zip(two.workers, before, strict=True)]
        assert min(shares) < 0.35 * max(shares), "the session is not on one worker"
        cookie = next(each["value"] for each in page.context.cookies() if each["name"] == "ji_worker")
        address = page.url
        holder.process.send_signal(signal.SIGKILL)
        holder.process.wait(timeout=10)
        page.wait_for_timeout(4000)
        assert page.url == address
        choose_measure(page, 0)
        expect(page).to_have_url(re.compile(r"m=recorded&.*y=2010-2021&.*l=en"), timeout=60_000)
        expect(card).to_contain_text("2021", timeout=30_000)
        assert next(each["value"] for each in page.context.cookies() if each["name"] == "ji_worker") == cookie
        assert urlopen(f"{two.address}/_stcore/health", timeout=5).status == 200
        page.close()
