"""A project that starts from an empty release: every page opens in both languages, and what is unknown is said as unknown."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from inovasi import figures, i18n, paths, release, views
from inovasi.access.people import Editor
from inovasi.figures import evidence, overview, profile_facts, province_map
from inovasi.figures.base import Figure
from inovasi.measures import CATALOGUE
from inovasi.publishing import candidate, releases
from inovasi.publishing.candidate import Edit
from inovasi.views import View

SARI = Editor("Sari", "password")
PLACE = {"province": "16", "government": "prov-16"}
PAGES = sorted(path.stem for path in paths.PAGES.glob("*.py"))
# Counting nothing as if it were a finding; what a table of the form itself counts (columns, provinces without a record) may begin with 0.
NOTHING = re.compile(r"\b0 (dari|of) 0\b|– dari 0|– of 0|: –:|\{")


@pytest.fixture
def empty(build_once: None) -> Iterator[str]:
    made = candidate.make(SARI, release.embedded(), Edit(is_emptied=True))
    yield releases.publish(SARI, made, "Mulai dari kosong").data_version


def every_figure(data_version: str, language: str) -> Iterator[Figure]:
    for page, fig in figures.BUILDERS:
        for likely in ({}, PLACE):
            view = View(page=page, fig=fig, language=language, **likely)
            try:
                yield figures.build(view, data_version)
            except KeyError as error:  # one innovation, one government, one row: the page asks for it
                assert not error.args[0] or isinstance(error.args[0], tuple), (page, fig, error)


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(empty: str, page: str, language: str) -> None:
    for asked in ({}, {"g": "16", "gv": "prov-16"}):
        app = AppTest.from_file(str(paths.ROOT / "dashboard.py"), default_timeout=60).run()
        for key, text in {"l": language, **asked}.items():
            app.query_params[key] = text
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        assert not any(": –." in one.value for one in app.info)


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_no_figure_states_nothing_as_a_finding(empty: str, language: str) -> None:
    titles = {(one.view.page, one.view.fig): one.title for one in every_figure(empty, language)}
    assert len(titles) > 80 and {place: title for place, title in titles.items() if NOTHING.search(title)} == {}


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_maps_say_no_record_and_never_possibly(empty: str, language: str) -> None:
    for code in CATALOGUE:
        figure = province_map.build(View(page="peta_replikasi", fig="peta", language=language, measure=code), empty)
        assert {region.group for region in figure.regions} <= {"none", "na"}, code
    hub = figures.build(View(page="hub_jipp", fig="peta", language=language), empty)
    assert [(entry.label.lower(), entry.count) for entry in hub.legend] == [(i18n.t("looks.none", language), 38)]
    assert i18n.t("profile.hub_none", language) in profile_facts.answer(
        View(page="profil_provinsi", language=language, **PLACE), empty
    )


def test_an_indicator_without_values_is_shown_as_such_and_not_as_another_measure(empty: str) -> None:
    figure = figures.build(View(page="dampak", fig="peta"), empty)
    assert "miskin" in figure.title and "alinan" not in figure.title
    assert {region.group for region in figure.regions} == {"none"}


def test_before_and_after_asks_for_a_province() -> None:
    figure = figures.build(View(page="dampak", fig="sebelum"))
    assert figure.title.startswith("Pilih satu provinsi") and not len(figure.rows) and not figure.drawings
    chosen = figures.build(View(page="dampak", fig="sebelum", province="16"))
    assert len(chosen.rows) and chosen.title != figure.title


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_key_figures_and_answers_say_that_nothing_is_recorded(empty: str, language: str) -> None:
    view = View(language=language)
    assert {(one.value, one.change) for one in overview.key_figures(view, empty)} == {("–", i18n.t("key.none", language))}
    assert evidence.answer(replace(view, page="dampak"), empty) == i18n.t("impact.answer_empty", language)
    assert "–" not in {one.value for one in overview.key_figures(view, release.embedded())}
