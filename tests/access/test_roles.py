"""Who among the people an identity provider names is an editor."""

from pathlib import Path
from typing import Any

import pytest

from inovasi import paths
from inovasi.access import roles
from inovasi.access.people import Editor

NOW = 1_800_000_000.0
CLAIMS: dict[str, Any] = {
    "is_logged_in": True,
    "client_id": "jejak",
    "aud": "jejak",
    "iat": NOW - 60,
    "sub": "42",
    "email": "Ani@Menpan.go.id",
    "email_verified": True,
    "realm_access": {"roles": ["pegawai", "editor-jejak-inovasi"]},
}
RULES = 'emails = ["ani@menpan.go.id"]\nclaim = "realm_access.roles"\nroles = ["editor-jejak-inovasi"]\n'


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "STATE", tmp_path)


def rules(text: str) -> None:
    roles.path().parent.mkdir(parents=True, exist_ok=True)
    roles.path().write_text(text)


def asked(**changed: Any) -> Editor | None:
    return roles.editor_of({key: value for key, value in (CLAIMS | changed).items() if value is not None}, NOW)


def test_by_verified_address_or_by_role() -> None:
    rules(RULES)
    assert asked() == Editor("Ani@Menpan.go.id", "oidc")
    assert asked(email="budi@menpan.go.id") == Editor("budi@menpan.go.id", "oidc")  # by role
    assert asked(realm_access=None) == Editor("Ani@Menpan.go.id", "oidc")  # by address
    assert asked(email=None) == Editor("42", "oidc")
    rules('claim = "groups"\nroles = ["editor"]\n')
    assert asked(groups="editor") and asked(groups=["a", "editor"])


@pytest.mark.parametrize(
    "changed",
    [
        {"is_logged_in": False},
        {"is_logged_in": None},
        {"aud": "lain"},
        {"aud": ["jejak", "lain"], "azp": "jejak"},
        {"aud": None},
        {"client_id": None},
        {"client_id": "", "aud": ""},
        {"iat": NOW - roles.LIFE_S},
        {"iat": NOW + 600},
        {"iat": None},
        {"iat": "sekarang"},
        {"iat": True},
        {"email": "budi@menpan.go.id", "realm_access": {"roles": ["pegawai"]}},
        {"email_verified": False, "realm_access": None},
        {"email_verified": None, "realm_access": None},
        {"email_verified": "true", "realm_access": None},
        {"email": "", "sub": "", "realm_access": None},
        {"email": "x", "realm_access": "editor-jejak-inovasi"},
        {"email": "x", "realm_access": {"roles": {"editor-jejak-inovasi": True}}},
        {"email": "x", "realm_access": {"roles": ["editor-jejak-inovasi-bukan"]}},
    ],
)
def test_everyone_else_is_no_editor(changed: dict[str, Any]) -> None:
    rules(RULES)
    assert asked(**changed) is None


@pytest.mark.parametrize(
    "text", ["", "emails = []", 'emails = [""]\nroles = [""]\nclaim = ""', 'roles = ["pegawai"]', "emails = 3"]
)
def test_a_list_that_names_nobody_lets_nobody_in(text: str) -> None:
    assert asked() is None
    rules(text)
    assert asked() is None and asked(email="") is None


def test_a_name_taken_out_of_the_list_loses_its_rights_at_the_next_question() -> None:
    rules(RULES)
    assert asked() is not None
    rules("emails = []\n")
    assert asked() is None


def test_a_list_that_cannot_be_read_lets_nobody_in_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    rules("emails = [")
    assert asked() is None
    assert "editors.toml cannot be read" in caplog.text
