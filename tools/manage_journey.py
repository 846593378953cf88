"""The whole way of a workbook in Chromium: an editor mends, decides, previews, publishes, a viewer sees it, the editor undoes it.

`python -m tools.manage_journey` serves with a state folder of its own and takes the pictures of docs/screenshots/kelola/;
the browser tests walk the same way.
"""

import csv
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import xlsxwriter
from playwright.sync_api import Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from inovasi import paths
from inovasi.access import password
from tools import chromium

FOLDER = paths.ROOT / "docs" / "screenshots" / "kelola"
EDITOR = "Sari"
SECRET = "hutan-sungai-gunung-42"  # of a state folder that lives as long as the walk
NEW_NAME = "Loket Apung Sungai Musi"
URL = "https://contoh.example/pengumuman"
WAIT_MS = 60_000
Picture = Callable[[Page, str], None]


def messy_workbook(target: Path) -> str:
    """Write a workbook as people have them; return the known innovation that one of its rows misspells."""
    with (paths.DATA / "tables" / "innovations.csv").open(encoding="utf-8") as file:
        known = next(row["name"] for row in csv.DictReader(file) if len(row["name"]) > 20)
    rows: list[list[object]] = [
        ["Daftar pemenang yang kami catat"],
        ["Bagian Organisasi, keadaan 3 November 2026"],
        [],
        ["Tahun", "Nama Inovasi", "Instansi", "Kompetisi", "Jenjang", "Tautan"],
        [2019, NEW_NAME, "Sumsell", "KIPP", "Top 45", URL],
        [2019, f"{known}h", "Kab. Sumedang", "KIPP", "Top 99", URL],
        [],
        [2019, "Layanan Kuskus Biru", "Kab. Muara Enimm", "KIPP", "Top 99", URL],
    ]
    with xlsxwriter.Workbook(str(target)) as book:
        sheet = book.add_worksheet("Pemenang 2019")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return known


def sign_in(page: Page, base: str, secret: str = SECRET) -> None:
    """Open Kelola data and sign in."""
    page.goto(f"{base}/kelola_data?l=id")
    page.get_by_role("textbox", name="Nama Anda").fill(EDITOR, timeout=WAIT_MS)
    page.get_by_role("textbox", name="Kata sandi penyunting").fill(secret)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_role("heading", name="1. Siapkan berkas").wait_for(timeout=WAIT_MS)


def release_shown(page: Page) -> str:
    """Return the release that a page says it shows."""
    text = page.get_by_text("rilis", exact=False).first.inner_text(timeout=WAIT_MS)
    return text.split("rilis ")[1].split(" ")[0]


def mend_and_decide(page: Page, workbook: Path, picture: Picture) -> None:
    """Upload, take two suggestions, decide one name."""
    page.locator("input[type=file]").set_input_files(workbook)
    page.get_by_role("button", name="Periksa berkas ini").click(timeout=WAIT_MS)
    page.get_by_role("heading", name="5. Hasil pemeriksaan").wait_for(timeout=WAIT_MS)
    page.get_by_text("3 menunggu perbaikan").wait_for(timeout=WAIT_MS)
    page.get_by_role("heading", name="3. Yang dipahami dari berkas").scroll_into_view_if_needed()
    picture(page, "2-dipahami")
    page.get_by_role("heading", name="5. Hasil pemeriksaan").scroll_into_view_if_needed()
    picture(page, "3-hasil-pemeriksaan")
    page.get_by_role("button", name="Pakai: Provinsi Sumatera Selatan").click()
    page.get_by_text("1 perbaikan dipakai").wait_for(timeout=WAIT_MS)
    page.get_by_role("button", name="Pakai: Kabupaten Muara Enim", exact=True).first.click()
    page.get_by_text("2 perbaikan dipakai").wait_for(timeout=WAIT_MS)
    page.get_by_role("heading", name="4. Nama yang mirip").scroll_into_view_if_needed()
    picture(page, "4-nama-yang-mirip")
    page.get_by_role("button", name="Sama", exact=True).first.click()
    page.get_by_text("3 siap").wait_for(timeout=WAIT_MS)


def publish(page: Page, why: str, picture: Picture) -> None:
    """Look at what would change, give a reason, publish."""
    page.get_by_role("heading", name="6. Tinjau dan terbitkan").scroll_into_view_if_needed()
    reason = page.get_by_role("textbox", name="Alasan (wajib)").first
    reason.wait_for(timeout=WAIT_MS)
    picture(page, "5-pratinjau")
    reason.fill(why)
    reason.press("Tab")
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    page.get_by_text("berlaku sekarang").first.wait_for(timeout=WAIT_MS)


def undo(page: Page, why: str, picture: Picture) -> None:
    """Make the release before current again."""
    reason = page.get_by_role("textbox", name="Alasan (wajib)").last
    reason.scroll_into_view_if_needed()
    picture(page, "7-riwayat")
    reason.fill(why)
    reason.press("Tab")
    page.get_by_role("button", name="Berlakukan rilis ini").click()
    page.get_by_text("diberlakukan lagi").first.wait_for(timeout=WAIT_MS)


def has_award(page: Page, base: str) -> bool:
    """Say whether a viewer finds the published innovation on the Data page."""
    page.goto(f"{base}/data?l=id&tb=awards&q={NEW_NAME.replace(' ', '+')}")
    page.get_by_role("heading", level=1).wait_for(timeout=WAIT_MS)
    found = page.locator(".ji-card table").get_by_text(NEW_NAME).first
    nothing = (
        page.get_by_text("tidak ditemukan")
        .or_(page.get_by_text("Tidak ada", exact=False))
        .or_(page.get_by_text("Tidak satu", exact=False))
        .first
    )
    expect(found.or_(nothing).first).to_be_visible(timeout=WAIT_MS)
    return found.is_visible()


def walk(editor: Page, viewer: Page, base: str, workbook: Path, picture: Picture) -> tuple[str, str, str]:
    """Walk the whole way; return the releases that the viewer saw: before, published, after the undo."""
    viewer.goto(f"{base}/data?l=id&tb=awards")
    before = release_shown(viewer)
    sign_in(editor, base)
    picture(editor, "1-siapkan-dan-unggah")
    mend_and_decide(editor, workbook, picture)
    publish(editor, "Tiga penghargaan 2019 dari berkas Bagian Organisasi", picture)
    assert has_award(viewer, base), "a viewer sees what was published"
    picture(viewer, "6-penonton")
    published = release_shown(viewer)
    undo(editor, "Uji pembatalan", picture)
    assert not has_award(viewer, base), "what was undone is not shown"
    return before, published, release_shown(viewer)


def main() -> None:
    """Serve with a state folder of its own, walk, and keep what one would see."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe, sync_playwright() as playwright:
        state = Path(folder)
        paths.STATE = state
        password.keep(SECRET)
        messy_workbook(state / "pemenang.xlsx")
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        server = subprocess.Popen(
            [sys.executable, "-m", "inovasi", "--port", str(port), "--host", "127.0.0.1"],
            cwd=paths.ROOT,
            env=os.environ | {"INOVASI_STATE": folder},
        )
        base = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{base}/_stcore/health")
            browser = chromium.start(playwright)
            size = {"width": 1440, "height": 900}
            editor, viewer = (browser.new_context(viewport=size).new_page() for _ in range(2))  # type: ignore[arg-type]
            print(walk(editor, viewer, base, state / "pemenang.xlsx", _take))
            browser.close()
        finally:
            server.terminate()
            server.wait(timeout=20)


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(1200)  # until the page stands still
    page.screenshot(path=FOLDER / f"{name}.png")


def _wait(address: str) -> None:
    deadline = time.monotonic() + 90
    while True:
        try:
            urlopen(address, timeout=2).read()
            return
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.3)


if __name__ == "__main__":
    main()
