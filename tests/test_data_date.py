"""What is shown follows the data date of the release being read: nothing dated up to it is hidden, nothing after it can be asked for."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from inovasi import figures, paths, release, stories, views
from inovasi.access.people import Editor
from inovasi.figures import common, overview
from inovasi.publishing import candidate, changes, releases
from inovasi.publishing.candidate import Edit
from inovasi.stories import Slide, Story
from inovasi.ui import card_files
from inovasi.views import View

SARI = Editor("Sari", "password")
EMBEDDED, LATER = date(2026, 11, 24), date(2027, 3, 5)
HAPPENED = date(2027, 2, 1)


@pytest.fixture
def later(build_once: None) -> Iterator[str]:
    """Publish a release whose data go up to 5 March 2027 and hold one more copy, running since 1 February 2027; return its version."""
    base = release.embedded()
    tables = candidate.tables_of(base)
    copy = tables["replications"][0] | {
        "replication_id": "r901",
        "adopter_kind": "government",
        "adopter_government_id": "prov-94",
        "adopter_province_code": "",
        "origin_government_id": "prov-35",
        "is_own_origin": "no",
        "is_package": "no",
        "is_unnamed": "no",
        "reported_year": "2027",
    }
    step = dict.fromkeys(tables["replication_steps"][0], "") | {
        "replication_id": "r901",
        "step_no": "1",
        "step": "running",
        "step_rank": "5",
        "date_from": HAPPENED.isoformat(),
        "date_to": HAPPENED.isoformat(),
        "precision": "day",
        "date_kind": "happened",
        "evidence": "adopter_claims",
        "source_id": tables["replication_steps"][0]["source_id"],
    }
    edit = Edit(rows={"replications": pd.DataFrame([copy]), "replication_steps": pd.DataFrame([step])})
    made = candidate.make(SARI, base, edit, LATER)
    yield releases.publish(SARI, made, "Catatan sampai Maret 2027").data_version


def in_papua(view: View, data_version: str) -> int | None:
    rows = common.records(figures.build(replace(view, page="peta_replikasi", fig="peta"), data_version).rows)
    found = next(row["value"] for row in rows if row["province_code"] == "94")
    return None if found is None else int(found)


def opened(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(paths.ROOT / "dashboard.py"), default_timeout=60)
    app.query_params |= query
    app.run()
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def test_the_opening_view_reaches_to_the_end_of_the_release(later: str) -> None:
    assert release.current() == later
    assert (View().as_of, View().last_year, View().cut_off) == (LATER, 2027, LATER)
    assert views.last_year() == 2027 and views.known_year(LATER) == 2027 and views.known_year(EMBEDDED) == 2025
    before = in_papua(replace(View(), as_of=EMBEDDED, last_year=2026), later) or 0
    assert in_papua(View(), later) == before + 1
    assert in_papua(replace(View(), as_of=date(2027, 1, 31)), later) == (before or None)


def test_each_release_is_read_up_to_its_own_day(later: str) -> None:
    with release.reading(release.embedded()):
        assert (View().as_of, View().last_year) == (EMBEDDED, 2026)
        old = overview.key_figures(View(), release.embedded())
    moves = {move.code: move for move in changes.key_moves(release.embedded(), later, "id")}
    assert [figure.value for figure in old] == [move.before for move in moves.values()]
    assert any(move.is_moved for move in moves.values())
    assert [(move.province_code) for move in changes.province_moves(release.embedded(), later, "id")] == ["94"]


def test_an_address_asks_for_nothing_after_the_data(later: str) -> None:
    told = views.parse({"as_of": "2027-03-05", "y": "2010-2027", "y2": "2027"})
    assert told.ignored == () and told.view.as_of == LATER and told.view.last_year == 2027
    assert [short for short, _ in views.parse({"as_of": "2027-03-06", "y": "2010-2028"}).ignored] == ["as_of", "y"]
    with release.reading(release.embedded()):
        assert [short for short, _ in views.parse({"as_of": "2027-03-05", "y2": "2027"}).ignored] == ["as_of", "y2"]


def test_a_link_with_its_own_day_and_year_keeps_them(later: str) -> None:
    view = views.parse({"p": "peta_replikasi", "as_of": "2026-11-24", "y": "2010-2026"}).view
    assert (view.as_of, view.last_year) == (EMBEDDED, 2026)
    assert views.active_filters(view) == ("y", "as_of")  # told as chips, which can be taken off
    plain = views.without(views.without(view, "y"), "as_of")
    assert plain == View(page="peta_replikasi")


def test_cards_of_both_releases_are_read_up_to_their_own_day(later: str) -> None:
    asked = {"p": "peta_replikasi", "fig": "peta", "y": "2010-2027", "as_of": "2027-03-05"}
    kept = json.loads(gzip.decompress(card_files.content("tahun", later, asked)))
    assert kept["years"][-1] == 2027
    old = json.loads(gzip.decompress(card_files.content("tahun", release.embedded(), {"p": "peta_replikasi", "fig": "peta"})))
    assert old["years"][-1] == 2026
    assert card_files.find("tahun", "0" * 12, asked) is None  # no release of that name, and no error


def visiting() -> None:
    """A page in small: what dashboard.py and a page with a slider of years do (the test client runs pages without dashboard.py)."""
    from inovasi import session
    from inovasi.ui import filter_bar, frame

    session.serve()
    view = frame.open_page("penyebaran")
    filter_bar.year(view)
    filter_bar.compare(view)


def test_the_filters_end_at_the_year_of_the_release(later: str) -> None:
    app = AppTest.from_function(visiting, default_timeout=60).run()
    slider, others = app.slider(key="w_last_year"), app.selectbox(key="w_compare")
    assert (slider.max, slider.value) == (2027, 2027) and any("2026" in option for option in others.options)
    releases.make_current(SARI, release.embedded(), "Kembali dulu")
    app.run()
    assert not app.exception
    assert (app.slider(key="w_last_year").max, app.slider(key="w_last_year").value) == (2026, 2026)
    releases.make_current(SARI, later, "Jadi lagi")
    app.run()
    assert not app.exception and app.slider(key="w_last_year").value == 2027


def test_the_days_of_a_profile_begin_with_that_of_the_release(later: str) -> None:
    assert "5 Maret 2027" in opened("profil_provinsi").selectbox(key="w_as_of").options[0]


def test_a_view_is_carried_to_another_release() -> None:
    newest = View(as_of=EMBEDDED, last_year=2026, year2=2026)
    assert views.carried(newest, EMBEDDED, LATER) == replace(newest, as_of=LATER, last_year=2027)
    chosen = replace(newest, as_of=date(2020, 11, 3), last_year=2020)
    assert views.carried(chosen, EMBEDDED, LATER) == chosen
    future = View(as_of=LATER, first_year=2027, last_year=2027, year2=2027)
    assert views.carried(future, LATER, EMBEDDED) == View(as_of=EMBEDDED, first_year=2026, last_year=2026, year2=0)


def test_a_story_of_a_later_release_can_still_be_read_after_an_undo(later: str) -> None:
    slide = Slide(View(page="peta_replikasi", fig="peta"), data_version=later)
    text = stories.to_parameter(Story("Maret", (slide,)))
    releases.make_current(SARI, release.embedded(), "Kembali dulu")
    read = stories.from_parameter(text).slides[0]
    assert read == slide
    assert read.view.cut_off == EMBEDDED  # what is current goes no further, and says so
    with release.reading(later):
        assert read.view.cut_off == LATER
