"""Two worker processes behind a real nginx: a visitor stays with one; when it is killed, the view goes on from the address."""

import re
import shutil
import signal
import time
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from bench import workers

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")]


def choose_measure(page: Page, at: int) -> None:
    page.get_by_role("combobox").first.click()
    page.get_by_role("option").nth(at).click()


def test_a_killed_worker_costs_nobody_the_view(browser: Browser) -> None:
    with workers.running() as two:
        page = browser.new_page()
        page.goto(f"{two.address}/peta_replikasi?m=awards&y=2010-2021&l=en")
        card = page.locator(".ji-card .ji-title").first
        expect(card).to_contain_text("2021", timeout=30_000)
        for at in (1, 2, 3):
            choose_measure(page, at)
            page.wait_for_timeout(1500)
        cookie = next(each["value"] for each in page.context.cookies() if each["name"] == "ji_worker")
        ports = two.workers_of(cookie)
        assert len(ports) == 1, "a visitor's files and session come from one worker"
        holder = next(worker for worker in two.workers if worker.address.endswith(f":{ports.copy().pop()}"))
        address, measure = page.url, page.get_by_role("combobox").first.input_value()
        holder.process.send_signal(signal.SIGKILL)
        holder.process.wait(timeout=10)
        deadline = time.monotonic() + 60
        while len(two.workers_of(cookie)) < 2 and time.monotonic() < deadline:
            page.wait_for_timeout(500)
        page.wait_for_timeout(5000)
        assert page.url == address
        page.get_by_role("button", name="✕").first.click()  # the first act after the loss takes the lost session's view up again
        expect(page.get_by_role("combobox").first).to_have_value(measure, timeout=60_000)
        page.wait_for_timeout(3000)
        choose_measure(page, 0)
        expect(page).to_have_url(re.compile(r"m=recorded&.*y=2010-2021&.*l=en"), timeout=60_000)
        expect(card).to_contain_text("2021", timeout=30_000)
        assert next(each["value"] for each in page.context.cookies() if each["name"] == "ji_worker") == cookie
        assert len(two.workers_of(cookie)) == 2
        assert urlopen(f"{two.address}/_stcore/health", timeout=5).status == 200
        page.close()
