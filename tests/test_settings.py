"""Where others reach this server: the setting first, then the machine's own address, never localhost on a slide."""

import pytest

from inovasi import settings


def test_the_setting_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://jejak.example.go.id/")
    assert settings.address_for_others("http://localhost:8501/forum") == "https://jejak.example.go.id"


@pytest.mark.parametrize("text", ["jejak.example.go.id", "ftp://x", "https://", "javascript:alert(1)"])
def test_a_setting_that_is_no_address_is_refused_with_its_name(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PUBLIC_URL", text)
    with pytest.raises(settings.SettingError, match="PUBLIC_URL"):
        settings.public_url()


def test_localhost_becomes_the_address_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    monkeypatch.setattr(settings, "machine_address", lambda: "192.0.2.7")
    assert settings.address_for_others("http://localhost:8501/forum?x=1") == "http://192.0.2.7:8501"
    assert settings.address_for_others("http://10.1.2.3:8501/") == "http://10.1.2.3:8501"
    assert settings.address_for_others("") == "http://192.0.2.7"
