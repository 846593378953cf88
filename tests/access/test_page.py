"""The page Kelola data: closed to viewers, opened by the password, closed again by time, sign-out and a new password."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from inovasi import access, i18n, paths
from inovasi.access import password, visits
from inovasi.access.people import NotAllowedError
from tests.pages.test_pages import open_page

SECRET = "kuda-tepat-baterai-staples"
OPEN = i18n.t("access.no_sections", "id")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "STATE", tmp_path)
    monkeypatch.setattr(password, "THROTTLE", password.Throttle())
    monkeypatch.setattr(password.check, "__defaults__", (password.THROTTLE,))


def enter(app: AppTest, name: str = "Ani", given: str = SECRET) -> AppTest:
    app.text_input(key="w_sign_in_name").set_value(name)
    app.text_input(key="w_sign_in_password").set_value(given)
    return next(button for button in app.button if button.label == "Masuk").click().run()


def is_open(app: AppTest) -> bool:
    assert not app.exception
    return any(button.key == "sign_out" for button in app.button)


def test_without_configuration_the_page_says_how_to_switch_editing_on() -> None:
    app = open_page("kelola_data", l="id")
    assert not is_open(app) and not app.text_input
    assert [info.value for info in app.info] == [i18n.t("access.off", "id")]
    assert [code.value for code in app.code] == ["make password"]


def test_the_password_opens_and_signing_out_closes() -> None:
    password.keep(SECRET)
    app = open_page("kelola_data", l="id")
    assert not is_open(app) and app.text_input(key="w_sign_in_password").proto.type == 1
    assert is_open(enter(app))
    assert any("Ani" in text.value for text in app.markdown)
    assert SECRET not in str(dict(app.query_params)) and "Ani" not in str(dict(app.query_params))
    assert SECRET not in str(app.session_state)
    app.switch_page("pages/data.py").run()
    app.switch_page("pages/kelola_data.py").run()
    assert is_open(app)
    app.button(key="sign_out").click().run()
    assert not is_open(app)


@pytest.mark.parametrize(
    ("name", "given", "key"), [("Ani", "salah salah salah", "wrong"), (" \u202e ", SECRET, "name"), ("", "", "name")]
)
def test_a_refusal_is_told_once(name: str, given: str, key: str) -> None:
    password.keep(SECRET)
    app = enter(open_page("kelola_data", l="id"), name, given)
    assert not is_open(app)
    assert [error.value for error in app.error] == [i18n.t(f"access.error_{key}", "id")]
    app.run()
    assert not app.error


def test_a_new_password_signs_everyone_out() -> None:
    password.keep(SECRET)
    app = enter(open_page("kelola_data", l="id"))
    assert is_open(app)
    password.keep("lain-lagi-lain-lagi")
    app.run()
    assert not is_open(app)
    password.keep(SECRET)  # even the old password set anew is another hash
    app.run()
    assert not is_open(app)


def test_eight_hours_end_a_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    password.keep(SECRET)
    app = enter(open_page("kelola_data", l="id"))
    now = visits.time.time()
    monkeypatch.setattr(visits.time, "time", lambda: now + visits.LIFE_S - 5)
    assert is_open(app.run())
    monkeypatch.setattr(visits.time, "time", lambda: now + visits.LIFE_S + 5)
    assert not is_open(app.run())


def test_the_password_removed_closes_too() -> None:
    password.keep(SECRET)
    app = enter(open_page("kelola_data", l="id"))
    password.forget()
    assert not is_open(app.run())


def test_another_visit_is_not_signed_in() -> None:
    password.keep(SECRET)
    assert is_open(enter(open_page("kelola_data", l="id")))
    assert not is_open(open_page("kelola_data", l="id"))


def test_outside_a_visit_nobody_is_an_editor() -> None:
    assert access.signed_in() is None
    with pytest.raises(NotAllowedError):
        access.editor()


def test_a_name_is_one_line_without_marks_of_direction() -> None:
    assert visits.clean_name("  Ani\u202e\n\tLestari\x00\u200b ") == "Ani Lestari"
    assert visits.clean_name("x" * 500) == "x" * visits.LONGEST_NAME
    assert visits.clean_name("\u202e\u2067") == ""
