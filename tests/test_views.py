"""An address and a view say the same thing; nonsense falls back and is told."""

from dataclasses import replace
from datetime import date

import pytest

from inovasi import descriptor, paths, release, views
from inovasi.views import View


def test_address_reads_back() -> None:
    view = View(page="peta_replikasi", measure="given", first_year=2015, last_year=2020, frame="34", province="16", language="en")
    reading = views.parse(views.parameters(view))
    assert reading.view == view
    assert reading.ignored == ()


def test_address_writes_defaults_and_version() -> None:
    text = views.address(View(page="peta_replikasi"))
    assert text.startswith("v=1&p=peta_replikasi&")
    assert "m=recorded" in text and "as_of=2026-11-24" in text and "k=in" in text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("g", "99x"),
        ("y", "2020-2010"),
        ("y", "1800"),
        ("as_of", "2020-13-01"),
        ("as_of", "2999-01-01"),
        ("p", "tidak_ada"),
        ("zz", "1"),
        ("m", "<script>"),
        ("f", "35"),
        ("l", "fr"),
        ("v", "99"),
    ],
)
def test_nonsense_is_ignored_and_told(key: str, text: str) -> None:
    reading = views.parse({key: text, "g2": "x"})
    assert reading.view == View()
    assert (key, text) in reading.ignored


def test_a_single_year_is_the_last_one() -> None:
    view = views.parse({"y": "2019"}).view
    assert (view.first_year, view.last_year) == (2010, 2019)


@pytest.mark.parametrize(("year", "frame"), [(2011, "33"), (2012, "34"), (2021, "34"), (2022, "38"), (2025, "38")])
def test_frame_of_year_is_that_of_31_december(year: int, frame: str) -> None:
    assert views.frame_of_year(year) == frame


def test_cut_off_is_never_after_as_of() -> None:
    assert View(last_year=2020).cut_off == date(2020, 12, 31)
    assert View(last_year=2026).cut_off == release.data_date()
    assert View(last_year=2020, as_of=date(2019, 6, 1)).cut_off == date(2019, 6, 1)


def test_view_number_depends_on_view_and_release() -> None:
    view = View(page="peta_replikasi")
    numbers = {views.number(view, "a"), views.number(view, "b"), views.number(replace(view, province="16"), "a")}
    assert len(numbers) == 3


def test_a_filter_can_be_taken_back() -> None:
    view = View(page="peta_replikasi", province="16", first_year=2015, last_year=2018)
    assert views.active_filters(view) == ("y", "g")
    assert views.without(views.without(view, "y"), "g") == View(page="peta_replikasi")


def test_forum_and_innovation_are_filters_of_the_plans_but_not_of_the_page_they_are_about() -> None:
    view = View(page="rencana_aksi", forum="f-2020-11-03-sumatera-selatan", innovation="ayo-ceting")
    assert views.parse(views.parameters(view)).view == view
    assert views.active_filters(view) == ("fo", "in")
    assert views.active_filters(replace(view, page="inovasi_rinci")) == ()
    assert views.without(views.without(view, "fo"), "in") == View(page="rencana_aksi")
    assert views.parse({"fo": "f 1;drop"}).ignored == (("fo", "f 1;drop"),)


def test_default_date_is_that_of_the_package() -> None:
    assert descriptor.load(paths.DESCRIPTOR).data_date == release.data_date().isoformat()
