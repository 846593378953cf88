"""Every page opens through the real entry point, in both languages, and keeps its view."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from inovasi import card_addresses, i18n, paths, views
from inovasi.ui import card_files

PAGES = sorted(paths.PAGES.glob("*.py"))


def open_page(page: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "dashboard.py"), default_timeout=60)
    app.run()
    for key, text in parameters.items():
        app.query_params[key] = text
    app.switch_page(f"pages/{page}.py").run()
    for data in sent(app):
        if "address" in data:
            assert card(data["address"])["title"]
    return app


def sent(app: AppTest) -> list[dict]:
    """What the components of a page are sent."""

    def elements(node: object) -> Iterator[object]:
        for child in getattr(node, "children", {}).values():
            yield child
            yield from elements(child)

    return [json.loads(node.proto.json) for node in elements(app._tree) if node.type == "bidi_component"]


def card(address: str) -> dict:
    """The card that the browser fetches from an address."""
    parts = urlsplit(address)
    _, prefix, release, _, kind = parts.path.split("/")
    assert f"/{prefix}" == card_addresses.PREFIX
    return json.loads(gzip.decompress(card_files.content(kind, release, dict(parse_qsl(parts.query, keep_blank_values=True)))))


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_page_opens_with_its_question(page: Path, language: str) -> None:
    app = open_page(page.stem, l=language)
    assert not app.exception
    assert [title.value for title in app.title] == [i18n.t(f"pages.{page.stem}.question", language)]


def test_nonsense_in_a_link_is_told_and_ignored() -> None:
    app = open_page("peta_replikasi", g="zz", m="recorded", zz="1")
    assert not app.exception
    assert any("g=zz" in warning.value for warning in app.warning)


def test_filters_follow_from_page_to_page() -> None:
    app = open_page("peta_replikasi", g="16", y="2010-2020", l="id")
    assert app.selectbox(key="w_province").value == "16"
    app.switch_page("pages/data.py").run()
    assert not app.exception
    assert app.selectbox(key="w_province").value == "16"
    app.button(key="chip_g").click().run()
    assert app.selectbox(key="w_province").value == ""


@pytest.mark.parametrize(
    "measure",
    [
        "recorded",
        "given",
        "share_running",
        "regency_reach",
        "explored",
        "years_to_running",
        "milestones",
        "hub",
        "awards",
        "awards_per_million",
        "agencies",
        "i.poverty_rate_march",
        "i.tidak_ada",
    ],
)
def test_every_measure_draws(measure: str) -> None:
    app = open_page("peta_replikasi", m=measure, y="2010-2023", g="16")
    assert not app.exception


@pytest.mark.parametrize("year", ["2010-2011", "2010-2012", "2010-2022", "2026-2026"])
def test_every_frame_draws(year: str) -> None:
    app = open_page("peta_replikasi", y=year, g="94", y2="2015")
    assert not app.exception


def test_a_step_button_moves_the_year() -> None:
    app = open_page("hub_jipp", y="2010-2020")
    app.button(key="year_back").click().run()
    assert app.slider(key="w_last_year").value == 2019


def test_empty_result_says_what_to_loosen() -> None:
    app = open_page("data", tb="awards", q="zzzzqqqq", l="id")
    assert not app.exception
    assert any("zzzzqqqq" in info.value for info in app.info)


def test_a_row_that_is_not_there_is_told() -> None:
    app = open_page("data", tb="awards", id="nonsense")
    assert not app.exception
    assert any("nonsense" in info.value for info in app.info)


def test_awards_can_be_seen_by_tier() -> None:
    app = open_page("peta_replikasi", m="awards", t="top_45", l="id")
    assert not app.exception
    assert app.selectbox(key="w_tier").value == "top_45"
    assert app.button(key="chip_t").label.startswith("Top 45")


@pytest.mark.parametrize(("province", "year"), [("95", "2010-2021"), ("65", "2010-2011")])
def test_a_province_that_does_not_stand_in_the_frame_is_told(province: str, year: str) -> None:
    app = open_page("peta_replikasi", g=province, y=year, l="id")
    assert not app.exception
    assert len(app.info) == 1


@pytest.mark.parametrize(
    "link",
    [
        {"p": "inovasi_rinci", "in": "laboratorium-kemiskinan"},
        {"p": "inovasi_rinci", "in": "gebrakan-suami-siaga", "l": "en"},
        {"p": "pemerintah_rinci", "gv": "prov-16"},
        {"p": "pemerintah_rinci", "gv": "kl-kemenkes", "l": "en"},
    ],
    ids=lambda link: link.get("in") or link["gv"],
)
def test_a_thing_has_its_view(link: dict[str, str]) -> None:
    app = open_page(link["p"], **link)
    assert not app.exception and not app.info
    assert app.selectbox(key="w_innovation" if "in" in link else "w_government").value == (link.get("in") or link["gv"])


@pytest.mark.parametrize(("page", "key"), [("inovasi_rinci", "in"), ("pemerintah_rinci", "gv")])
def test_a_thing_that_is_not_on_record_is_told(page: str, key: str) -> None:
    app = open_page(page, **{key: "nonsense", "l": "id"})
    assert not app.exception
    assert any("nonsense" in warning.value for warning in app.warning)
    assert app.selectbox(key=f"w_{ {'in': 'innovation', 'gv': 'government'}[key] }").value is None


@pytest.mark.parametrize("indicator", ["poverty_rate_march", "stunting_prevalence", "maternal_mortality_ratio", "tidak_ada"])
def test_dampak_opens_with_every_kind_of_indicator(indicator: str) -> None:
    app = open_page("dampak", i=indicator, g="16", l="id")
    assert not app.exception
    wanted = indicator if indicator != "tidak_ada" else views.View().indicator
    assert app.selectbox(key="w_indicator").value == wanted
    assert not app.info  # with a province there is no call to choose one


def test_dampak_filters_act_and_follow_to_the_address() -> None:
    app = open_page("dampak", l="id")
    assert any("Pilih satu provinsi" in info.value for info in app.info)
    app.selectbox(key="w_indicator").set_value("stunting_prevalence").run()
    app.selectbox(key="w_measure").set_value("recorded_per_million").run()
    app.selectbox(key="w_province").set_value("16").run()
    app.button(key="year_back").click().run()
    assert not app.exception
    assert any("Prevalensi stunting" in text.value for text in app.markdown)
    assert not any("Pilih satu provinsi" in info.value for info in app.info)
    written = views.parameters(app.session_state["view"])  # what the browser writes into the address bar
    assert (written["i"], written["m"], written["y"]) == ("stunting_prevalence", "recorded_per_million", "2010-2025")


def test_incomplete_indicators_are_marked_in_the_list() -> None:
    app = open_page("dampak", l="id")
    options = app.selectbox(key="w_indicator").options
    assert len(options) == 27
    assert sum("(tidak lengkap)" in option for option in options) == 10


def test_an_innovation_chosen_on_penyebaran_narrows_it_and_shows_as_a_chip() -> None:
    app = open_page("penyebaran", l="id")
    assert not app.exception
    app.selectbox(key="w_innovation").set_value("asan-xidmat").run()
    assert not app.exception
    assert app.button(key="chip_in").label.startswith("ASAN Xidmat")
    app.button(key="chip_in").click().run()
    assert app.selectbox(key="w_innovation").value == ""


def test_an_innovation_without_copies_is_told_on_penyebaran() -> None:
    app = open_page("penyebaran", **{"in": "3-in-1-kariadi-peduli"}, l="id")
    assert not app.exception
    assert any("Belum ada catatan salinan dari 3 in 1 Kariadi Peduli" in info.value for info in app.info)
    assert app.selectbox(key="w_innovation").value == "3-in-1-kariadi-peduli"


@pytest.mark.parametrize(
    "filters", [{"y": "2010-2010"}, {"g": "65", "k": "out"}, {"f": "33"}, {"f": "37", "g": "31"}, {"y": "2010-2012", "g": "95"}]
)
def test_penyebaran_stands_where_little_is_recorded(filters: dict[str, str]) -> None:
    app = open_page("penyebaran", **filters, l="id")
    assert not app.exception


@pytest.mark.parametrize("government", ["prov-16", "prov-31", "prov-95", "kab-1606", "kota-1671"])
@pytest.mark.parametrize("day", ["2026-11-24", "2020-11-03"])
def test_profil_opens_for_every_kind_of_region_and_day(government: str, day: str) -> None:
    app = open_page("profil_provinsi", gv=government, as_of=day, l="id")
    assert not app.exception and not app.info
    assert app.selectbox(key="w_region").value == government and app.selectbox(key="w_as_of").value == day


def test_profil_takes_the_province_of_other_pages_and_its_filters_act() -> None:
    app = open_page("profil_provinsi", g="16", l="id")
    assert not app.exception and app.selectbox(key="w_region").value == "prov-16"
    assert "3 November 2020 (forum)" in app.selectbox(key="w_as_of").options
    app.selectbox(key="w_as_of").set_value("2020-11-03").run()
    assert not app.exception
    assert any("harinya tidak tercatat" in text.value for text in app.markdown)
    assert app.button(key="chip_as_of").label.startswith("per 3 November 2020")
    app.selectbox(key="w_region").set_value("prov-33").run()
    app.selectbox(key="w_packages").set_value("out").run()
    written = views.parameters(app.session_state["view"])
    assert (written["gv"], written["as_of"], written["k"]) == ("prov-33", "2020-11-03", "out")
    app.button(key="chip_as_of").click().run()
    assert app.selectbox(key="w_as_of").value == "2026-11-24"


def test_profil_asks_for_a_region_first() -> None:
    app = open_page("profil_provinsi", l="id")
    assert not app.exception
    assert [info.value for info in app.info] == [i18n.t("profile.choose_region", "id")]


def test_the_day_of_a_view_follows_to_other_pages_as_a_chip() -> None:
    app = open_page("hub_jipp", as_of="2020-11-03", l="id")
    assert app.button(key="chip_as_of").label.startswith("per 3 November 2020")
