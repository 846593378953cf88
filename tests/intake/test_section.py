"""The editor's section through the real entry point: upload, mend by one click, decide a name, and only for who is signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from inovasi import access, paths, release
from inovasi.access import Editor, NotAllowedError
from inovasi.publishing import drafts
from inovasi.ui import upload_draft
from tests.intake import books
from tests.intake.test_upload import AWARD_HEAD, TABLES, URL

SARI = Editor("Sari", "password")
KNOWN = next(row for row in TABLES["innovations"] if len(row["name"]) > 20)
ROWS = [
    AWARD_HEAD[1:],
    ["Layanan Kuskus Biru", "Sumsell", 2019, "Top 45", "KIPP", URL],
    [KNOWN["name"] + "h", "Kab. Sumedang", 2019, "Top 45", "KIPP", URL],
    ["<b>Tegas</b> [x](javascript:1) 'a' \"b\"", "Sumsell", 2019, "Top 99", "KIPP", URL],
]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(paths, "STATE", tmp_path)
    yield tmp_path


def opened(language: str = "id") -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["l"] = language
    return app


def texts(app: AppTest) -> str:
    return "\n".join(item.value for kind in (app.markdown, app.caption, app.subheader, app.success, app.info) for item in kind)


@pytest.mark.parametrize("language", ["id", "en"])
def test_two_clicks_mend_and_one_decides(state: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(access, "signed_in", lambda: SARI)
    content = books.xlsx({"Penghargaan": ROWS})
    draft = drafts.create(SARI, "pemenang.xlsx", content, release.current())
    app = opened(language)
    app.session_state["draft"] = draft.id
    app.run()
    app.switch_page("pages/kelola_data.py").run()
    assert not app.exception
    assert "3. " in texts(app) and "{" not in texts(app)
    name = "Sumatera Selatan"
    use = next(button for button in app.button if name in button.label)
    use.click().run()
    assert not app.exception
    kept = drafts.load(draft.id)
    assert [(item["row"], item["column"]) for item in kept.corrections] == [(2, "B"), (4, "B")], (
        "equal cells are mended by one click"
    )
    same = next(button for button in app.button if button.key and button.key.endswith("_same"))
    same.click().run()
    assert not app.exception
    kept = drafts.load(draft.id)
    assert kept.decisions[0]["choice"] == "same" and kept.decisions[0]["key"] == KNOWN["innovation_id"]
    outcome = upload_draft.outcome(kept, language)
    assert outcome.faults == () and outcome.total("good") == 3
    assert drafts.content(draft.id) == content, "the file itself stays as it was given"
    assert app.success


def test_a_refused_file_makes_no_draft(state: Path) -> None:
    with pytest.raises(Exception, match="old_workbook"):
        upload_draft.start(SARI, "lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert drafts.listed().drafts == ()


def test_without_sign_in_nothing_is_shown_and_nothing_changes(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = drafts.create(SARI, "pemenang.xlsx", books.xlsx({"Penghargaan": ROWS}), release.current())
    monkeypatch.setattr(access, "signed_in", lambda: None)
    app = opened()
    app.session_state["draft"] = draft.id
    app.run()
    app.switch_page("pages/kelola_data.py").run()
    assert not app.exception and "Sumsell" not in texts(app) and not any("Pakai" in button.label for button in app.button)
    with pytest.raises(NotAllowedError):
        upload_draft.change(corrections=[])
    assert drafts.load(draft.id) == draft
