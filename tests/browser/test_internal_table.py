"""An internal table in Chromium: a signed-in editor sees its rows and takes them away; a viewer beside them gets neither, nor by the editor's view."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from inovasi import i18n, paths
from inovasi.access import password
from tests.access import live, made_package
from tests.access.test_restricted import CONTACTS, PASSWORD, SECRET

pytestmark = pytest.mark.browser


def test_an_editor_reads_an_internal_table_and_a_viewer_does_not(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"contact_id": "k1", "phone": SECRET, "innovation_id": "laboratorium-kemiskinan"}]
    version = made_package.build(tmp_path, lambda _, rows: rows, [{"resource": CONTACTS, "rows": rows}])
    monkeypatch.setattr(paths, "STATE", tmp_path)
    password.keep(PASSWORD)
    serve = (
        "import pathlib, pytest; from tests.access import made_package; "
        f"made_package.serve(pathlib.Path({str(tmp_path)!r}), {version!r}, pytest.MonkeyPatch()); "
        "from inovasi.__main__ import main; main()"
    )
    with live.server(tmp_path, live.free_port(), start=("-c", serve)) as base:
        editor, viewer = browser.new_context(accept_downloads=True).new_page(), browser.new_context().new_page()
        editor.goto(f"{base}/kelola_data?l=id")
        editor.get_by_role("textbox", name="Nama Anda").fill("Ani")
        editor.get_by_label("Kata sandi penyunting").fill(PASSWORD)
        editor.get_by_role("button", name="Masuk", exact=True).click()
        expect(editor.get_by_text("Masuk sebagai Ani")).to_be_visible(timeout=30_000)
        editor.get_by_role("link", name="Data", exact=True).first.click()
        expect(editor.get_by_role("heading", level=1)).to_have_text(i18n.t("pages.data.question", "id"), timeout=30_000)
        chooser = editor.get_by_role("combobox", name=i18n.t("filters.table", "id"), exact=True)
        chooser.fill("Kontak inovator")
        editor.get_by_role("option", name="Kontak inovator · contacts").click()
        expect(editor.get_by_text(SECRET)).to_be_visible(timeout=30_000)
        editor.locator(".ji-card").first.locator(".ji-menu summary").click()
        link = editor.locator(".ji-card").first.get_by_role("link", name="CSV (koma)", exact=True).first
        with editor.expect_download() as caught:
            link.click()
        assert SECRET in Path(caught.value.path()).read_text(encoding="utf-8-sig")
        address = str(link.get_attribute("href"))
        viewer.goto(editor.url)
        expect(viewer.get_by_text(i18n.t("access.restricted", "id").split("*")[0].strip())).to_be_visible(timeout=30_000)
        assert SECRET not in viewer.content()
        assert viewer.request.get(base + address.split("&izin=")[0]).status == 403
        password.keep(PASSWORD)
        assert viewer.request.get(base + address).status == 403  # a new password ends the ticket in the address
