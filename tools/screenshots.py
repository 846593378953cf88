"""Take the pictures of docs/screenshots/ from a running dashboard. Run: `python -m tools.screenshots http://localhost:8501`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import chromium

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
PAGES = {
    "ringkasan": "/",
    "peta_replikasi": "/peta_replikasi",
    "penghargaan": "/penghargaan",
    "penyebaran": "/penyebaran",
    "hub_jipp": "/hub_jipp",
    "dampak": "/dampak?g=16",
    "profil_provinsi": "/profil_provinsi?gv=prov-16",
    "cocok_untuk_daerah": "/cocok_untuk_daerah?gv=prov-16",
    "inovasi_rinci": "/inovasi_rinci?in=laboratorium-kemiskinan",
    "pemerintah_rinci": "/pemerintah_rinci?gv=prov-16",
    "rencana_aksi": "/rencana_aksi?g=16",
    "forum": "/forum",
    "data": "/data",
    "sumber_metode": "/sumber_metode",
    "panduan": "/panduan",
    "kelola_data": "/kelola_data",
}
SIZES = {"id": ((1440, 900), (1920, 1080), (390, 844)), "en": ((1440, 900),)}


def main(base: str) -> None:
    """Open every page in both languages at three widths and keep what a user would see."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = chromium.start(playwright)
        for name, path in PAGES.items():
            for language, sizes in SIZES.items():
                for width, height in sizes:
                    page = browser.new_page(viewport={"width": width, "height": height})
                    page.goto(f"{base}{path}{'&' if '?' in path else '?'}l={language}")
                    page.get_by_role("heading", level=1).wait_for()
                    page.wait_for_timeout(2000)
                    page.screenshot(path=TARGET / f"{name}_{language}_{width}.png")
                    page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8501")
