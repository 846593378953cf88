"""The way of a workbook, as an editor and a viewer walk it in two browsers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from inovasi import paths
from inovasi.access import password
from tests.access.live import free_port, server
from tools import manage_journey

pytestmark = pytest.mark.browser


def _nothing(_page: Page, _name: str) -> None:
    """Take no picture."""


def test_an_editor_publishes_a_messy_workbook_a_viewer_sees_it_and_it_is_undone(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "STATE", tmp_path)
    password.keep(manage_journey.SECRET)
    manage_journey.messy_workbook(tmp_path / "pemenang.xlsx")
    with server(tmp_path, free_port()) as base:
        size = {"width": 1440, "height": 900}
        editor, viewer = (browser.new_context(viewport=size).new_page() for _ in range(2))  # type: ignore[arg-type]
        before, published, after = manage_journey.walk(editor, viewer, base, tmp_path / "pemenang.xlsx", _nothing)
        for page in (editor, viewer):
            page.context.close()
    assert published != before == after
