"""The page part: preview, publish with a reason, history, undo, audit log; every act asks again who this is; open visits move along."""

import pytest
from streamlit.testing.v1 import AppTest

from inovasi import i18n, release, views
from inovasi.access import password, visits
from inovasi.publishing import audit, candidate, drafts, releases, store
from inovasi.ui import manage_publish
from tests.pages.test_pages import open_page
from tests.publishing.conftest import SARI, renamed

SECRET = "kuda-tepat-baterai-staples"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the intake: the good rows of every draft are one renamed innovation and one new copy."""
    rows = {name: frame.fillna("").to_dict("records") for name, frame in renamed().rows.items()}
    real = manage_publish.section
    monkeypatch.setattr(manage_publish, "section", lambda editor, _checked: real(editor, lambda draft: rows))
    monkeypatch.setattr(password, "THROTTLE", password.Throttle())
    monkeypatch.setattr(password.check, "__defaults__", (password.THROTTLE,))


def signed_in(language: str = "id") -> AppTest:
    password.keep(SECRET)
    app = open_page("kelola_data", l=language)
    app.text_input(key="w_sign_in_name").set_value("Ani")
    app.text_input(key="w_sign_in_password").set_value(SECRET)
    return next(button for button in app.button if button.label == i18n.t("access.sign_in", language)).click().run()


def previewing(language: str = "id") -> AppTest:
    draft = drafts.create(SARI, "Data *Agustus*.xlsx", b"x", release.current())
    app = signed_in(language)
    app.selectbox(key="w_publish_draft_").set_value(draft.id).run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    return " ".join(
        one.value for kind in (app.markdown, app.info, app.success, app.error, app.warning, app.caption) for one in kind
    )


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_preview_says_what_would_change(checked: None, language: str) -> None:
    app = previewing(language)
    assert i18n.t("publishing.changes", language, count=4, number=0) in texts(app)
    assert app.metric[0].value == "158" and i18n.t("publishing.moved_figure", language, before="157") in texts(app)
    app.selectbox(key="w_preview_rows").set_value("innovations").run()
    cells = next(
        one.value for one in app.dataframe if list(one.value.columns) == i18n.t("publishing.cell_columns", language).split("|")
    )
    assert cells.iloc[0, 3] == cells.iloc[0, 2] + " (baru)"
    provinces = next(
        one.value for one in app.dataframe if list(one.value.columns) == i18n.t("publishing.province_columns", language).split("|")
    )
    assert len(provinces) == 1 and provinces.iloc[0, 0] == "Papua"
    assert "{" not in texts(app) and release.current() == release.embedded()


def test_publishing_asks_for_a_reason_then_serves_and_can_be_undone(checked: None) -> None:
    base = release.current()
    app = previewing()
    app.button(key="publish").click().run()
    assert i18n.t("publishing.error_no_reason", "id") in texts(app) and release.current() == base
    app.text_input(key="w_publish_why").set_value("Data Agustus").run()
    app.button(key="publish").click().run()
    assert not app.exception
    new = release.current()
    assert new != base and "Rilis 1" in texts(app) and releases.history()[0].published_by == "Ani"
    assert i18n.t("publishing.error_no_changes", "id") not in texts(app)
    app.selectbox(key="w_undo_to").set_value(base).run()
    app.text_input(key="w_undo_why").set_value("Salah berkas").run()
    app.button(key="undo").click().run()
    assert not app.exception and release.current() == base
    assert [entry.action for entry in audit.read().entries][-2:] == ["return_started", "made_current"]
    app.selectbox(key="w_compare_old").set_value(base).run()
    app.selectbox(key="w_compare_new").set_value(new).run()
    assert not app.exception and i18n.t("publishing.differ", "id", count=4) in texts(app)


def visiting() -> None:
    """A page in small: what dashboard.py and every page do about the release (the test client runs pages without dashboard.py)."""
    import streamlit as st

    from inovasi import release, session
    from inovasi.ui import frame

    session.serve()
    frame.heading(frame.open_page("ringkasan"))
    st.text(release.current())


def test_another_visit_moves_to_the_new_release_at_its_next_action_and_is_told_once() -> None:
    viewer = AppTest.from_function(visiting, default_timeout=60).run()
    before = release.current()
    assert viewer.text[0].value == before in texts(viewer) and not viewer.info
    done = releases.publish(SARI, candidate.make(SARI, before, renamed()), "Data Agustus")
    viewer.run()
    notice = i18n.t("publishing.moved", "id", number=1, version=done.data_version, date="24 November 2026")
    assert [one.value for one in viewer.info] == [notice] and viewer.text[0].value == done.data_version in viewer.caption[0].value
    assert "Rilis 1, diterbitkan Sari" in viewer.caption[0].value and i18n.t("app.sample", "id") not in texts(viewer)
    viewer.run()
    assert not viewer.info and not viewer.exception


def test_a_damaged_release_is_told_on_every_page(checked: None) -> None:
    done = releases.publish(SARI, candidate.make(SARI, release.current(), renamed()), "x")
    store.folder("releases", done.data_version, "release.duckdb").write_bytes(b"")
    for page in ("ringkasan", "data"):
        app = open_page(page, l="id")
        assert not app.exception and any("Rilis 1 tidak dapat dipakai" in one.value for one in app.warning)


def test_the_second_editor_sees_the_new_base(checked: None) -> None:
    app = previewing()
    other = releases.publish(SARI, candidate.make(SARI, release.current(), renamed(3)), "Lebih dulu")
    app.text_input(key="w_publish_why").set_value("Data saya")
    app.button(key="publish").click().run()
    assert "Lebih dulu" in texts(app) and release.current() == other.data_version
    assert i18n.t("publishing.changes", "id", count=3, number=1) in texts(app)  # release 1 has the copy already


def test_every_act_asks_again_who_this_is(checked: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sign-in ends while the page is open: the button that still stands there does nothing."""
    base = release.current()
    app = previewing()
    app.text_input(key="w_publish_why").set_value("Data Agustus").run()
    now = visits.time.time()
    monkeypatch.setattr(visits.time, "time", lambda: now + visits.LIFE_S + 5)
    app.button(key="publish").click().run()
    assert not app.exception and release.current() == base and audit.read().entries == ()


def test_beginning_from_an_empty_release(checked: None) -> None:
    app = signed_in()
    app.selectbox(key="w_publish_draft_").set_value(manage_publish.EMPTY).run()
    app.text_input(key="w_publish_why").set_value("Mulai baru").run()
    app.button(key="publish").click().run()
    assert not app.exception and releases.history()[0].counts["awards"] == 0


def test_a_damaged_draft_and_a_broken_log_are_told(checked: None) -> None:
    draft = drafts.create(SARI, "a.csv", b"x", "v")
    store.folder("drafts", draft.id, "draft.json").write_text("{", encoding="utf-8")
    audit.append(SARI, "published", why="=1+1")
    audit.append(SARI, "published", why="x")
    path = store.folder("audit.jsonl")
    path.write_bytes(path.read_bytes().replace(b"=1+1", b"=1+2"))
    app = signed_in()
    assert not app.exception and any(draft.id in one.value for one in app.warning)
    assert i18n.t("publishing.audit_broken", "id", lines="2") in texts(app)


def test_the_log_is_taken_away_with_every_text_as_text() -> None:
    audit.append(SARI, "published", why='=HYPERLINK("x")')
    text = audit.csv_bytes(audit.read(), "id").decode("utf-8-sig")
    assert "why==HYPERLINK" in text and audit.xlsx_bytes(audit.read(), "id").startswith(b"PK")
    assert not any(cell.startswith("=") for line in text.splitlines() for cell in line.split(","))


def speaking() -> None:
    """What the shell and a page ask of the language, with the button that changes it."""
    import streamlit as st

    from inovasi import session

    before = session.language()
    view = session.arrive("kelola_data")
    st.button("en", on_click=lambda: session.change(language="en"))
    st.text(f"{before} {view.language} {session.language()}")
    session.publish(view)


def test_the_whole_page_follows_a_change_of_language_though_the_browser_still_sends_the_link() -> None:
    app = AppTest.from_function(speaking)
    app.query_params["l"] = "id"
    assert app.run().text[0].value == "id id id"
    assert app.button[0].click().run().text[0].value == "en en en"
