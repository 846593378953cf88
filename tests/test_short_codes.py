"""Short codes lead to the view they stand for, and to nothing else."""

from pathlib import Path

from inovasi import short_codes, views
from inovasi.views import View

MAP = View(page="peta_replikasi", fig="peta", province="16")


def test_a_code_leads_to_its_view(tmp_path: Path) -> None:
    short_codes.remember([MAP, View()], "0" * 12, tmp_path)
    address = short_codes.resolve(views.number(MAP, "0" * 12), "0" * 12, tmp_path)
    assert address == f"/peta_replikasi?{views.address(MAP)}"
    assert short_codes.resolve("ffffffff", "0" * 12, tmp_path) is None
    assert short_codes.resolve(views.number(MAP, "0" * 12), "1" * 12, tmp_path) == address  # printed before the next release
    assert list(tmp_path.iterdir()) == [short_codes.path_of("0" * 12, tmp_path)]


def test_what_is_no_code_is_never_looked_up(tmp_path: Path) -> None:
    for text in ("", "../secret", "ABCDEF12", "0" * 9):
        assert short_codes.resolve(text, "0" * 12, tmp_path) is None


def test_a_damaged_file_and_an_outside_address_resolve_nothing(tmp_path: Path) -> None:
    path = short_codes.path_of("0" * 12, tmp_path)
    path.write_text("{", encoding="utf-8")
    assert short_codes.resolve("0" * 8, "0" * 12, tmp_path) is None
    path.write_text('{"00000000": "//elsewhere.example", "11111111": "https://elsewhere.example"}', encoding="utf-8")
    assert short_codes.resolve("0" * 8, "0" * 12, tmp_path) is None
    assert short_codes.resolve("1" * 8, "0" * 12, tmp_path) is None


def test_a_full_file_takes_no_more_and_keeps_what_it_has(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(short_codes, "MOST_CODES", 1)
    short_codes.remember([MAP], "0" * 12, tmp_path)
    short_codes.remember([View()], "0" * 12, tmp_path)
    assert short_codes.resolve(views.number(MAP, "0" * 12), "0" * 12, tmp_path)
    assert short_codes.resolve(views.number(View(), "0" * 12), "0" * 12, tmp_path) is None
