"""Names in an address that no record holds are refused and told, never shown raw."""

import pytest

from inovasi import known, release, views
from inovasi.downloads import DownloadError, download
from inovasi.figures import tables
from tests.pages.test_pages import open_page


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("g", "99"),
        ("b", "tidak_ada"),
        ("lv", "desa_adat"),
        ("t", "top_1"),
        ("in", "tidak-ada"),
        ("gv", "prov-99"),
        ("fo", "forum-tidak-ada"),
        ("i", "tidak_ada"),
        ("m", "i.tidak_ada"),
        ("tb", "tidak_ada"),
    ],
)
def test_an_unknown_name_is_listed_and_falls_back(short: str, text: str) -> None:
    reading = views.parse({short: text})
    assert reading.ignored == ()  # well written
    checked = known.checked(reading, release.current())
    assert checked.ignored == ((short, text),)
    assert checked.view == views.View()


def test_known_names_and_names_of_every_frame_stay() -> None:
    written = {"g": "91", "b": "health", "t": "top_45", "in": "jakarta-kini", "gv": "prov-16", "i": "hdi", "fo": ""}
    known_names = known.names(release.current())
    for short in ("b", "t", "i"):
        written[short] = written[short] if written[short] in known_names[short] else min(known_names[short])
    for short, (table, key) in known.THINGS.items():
        held = tables.values_of(table, key, release.current())
        written[short] = written[short] if written[short] in held else held[0]
    assert known.checked(views.parse(written), release.current()).ignored == ()


def test_a_page_tells_what_it_could_not_read() -> None:
    app = open_page("penyebaran", **{"in": "tidak-ada"}, l="id")
    assert not app.exception
    assert any("in=tidak-ada" in warning.value for warning in app.warning)
    assert app.selectbox(key="w_innovation").value == ""


def test_an_innovation_without_copies_is_named_by_its_name() -> None:
    app = open_page("penyebaran", **{"in": "3-in-1-kariadi-peduli"}, l="id")
    assert not app.exception
    assert not app.warning
    chips = [button.label for button in app.button if button.key == "chip_in"]
    assert chips and "3-in-1-kariadi-peduli" not in chips[0]
    assert "3-in-1-kariadi-peduli" not in " ".join(info.value for info in app.info)


def test_a_file_of_an_unknown_name_is_refused() -> None:
    with pytest.raises(DownloadError, match="in=tidak-ada"):
        download("csv", {"p": "penyebaran", "fig": "kumulatif", "in": "tidak-ada"}, "http://localhost")
