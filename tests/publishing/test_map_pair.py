"""The two maps before publishing: same classes, legend and frame; what moves is marked, and nothing is drawn where nothing moves."""

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from inovasi import i18n, views
from inovasi.publishing import candidate, changes, map_pair
from inovasi.publishing.candidate import Candidate, Edit
from tests.pages.test_pages import sent
from tests.publishing.conftest import SARI, renamed


@pytest.fixture
def made(base: str) -> Candidate:
    """One copy more, in Papua."""
    return candidate.make(SARI, base, renamed())


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_both_maps_share_classes_legend_and_frame(made: Candidate, base: str, language: str) -> None:
    moves = changes.province_moves(base, made.data_version, language)
    before, after = map_pair.of(base, made.data_version, moves, language)
    assert [move.province_code for move in moves] == ["94"]
    assert [(entry.group, entry.label, entry.fill) for entry in before.legend] == [
        (entry.group, entry.label, entry.fill) for entry in after.legend
    ]
    assert before.geometry == after.geometry and before.drawings["peta"]["layout"] == after.drawings["peta"]["layout"]
    for figure, value in ((before, moves[0].before), (after, moves[0].after)):
        assert sum(entry.count for entry in figure.legend) == 38
        shown = {row["province_code"]: row["value"] for row in figure.rows.to_dict("records")}
        assert (None if pd.isna(shown["94"]) else int(shown["94"])) == value
        assert figure.drawings["peta"]["data"][-1]["locations"] == ["94"]
        assert [tile["code"] for tile in figure.drawings["ubin"]["tiles"] if tile["isSelected"]] == ["94"]
        hover = next(region.hover for region in figure.regions if region.code == "94")
        assert hover.endswith(
            i18n.t(
                "publishing.map_move",
                language,
                before=i18n.number(moves[0].before, language),
                after=i18n.number(moves[0].after, language),
            )
        )
    unmoved = {region.code: region.fill for region in before.regions if region.code != "94"}
    assert unmoved == {region.code: region.fill for region in after.regions if region.code != "94"}


def test_an_emptied_release_has_no_record_anywhere_and_no_zero(base: str) -> None:
    made = candidate.make(SARI, base, Edit(is_emptied=True))
    moves = changes.province_moves(base, made.data_version, "id")
    before, after = map_pair.of(base, made.data_version, moves, "id")
    assert moves and all(move.after in (None, 0) for move in moves)
    assert {region.group for region in after.regions} <= {"none", "zero", "na"}
    assert [entry.label for entry in before.legend] == [entry.label for entry in after.legend]


def previewing(old: str, new: str) -> None:
    """The maps of a preview, alone on a page."""
    from inovasi import session
    from inovasi.ui import manage_preview

    session.serve()
    manage_preview.maps_of(old, new, "id")


def test_the_page_draws_two_maps_that_nobody_can_hand_on(made: Candidate, base: str) -> None:
    app = AppTest.from_function(previewing, kwargs={"old": base, "new": made.data_version}, default_timeout=60).run()
    assert not app.exception
    figures = [data["figure"] for data in sent(app) if "figure" in data]
    assert [figure["title"].split(":")[0] for figure in figures] == ["Semula", "Menjadi"]
    for figure in figures:
        assert figure["isPreview"] and figure["downloads"] == [] == figure["pictures"] and "tabel" in json.dumps(figure["tabs"])


def test_where_nothing_moves_the_page_says_so_and_draws_nothing(base: str) -> None:
    name = Edit(rows={"innovations": renamed().rows["innovations"]})
    made = candidate.make(SARI, base, name)
    assert made.data_version != base
    app = AppTest.from_function(previewing, kwargs={"old": base, "new": made.data_version}, default_timeout=60).run()
    assert not app.exception and [one.value for one in app.markdown] == [i18n.t("publishing.no_province", "id")]
    assert not [data for data in sent(app) if "figure" in data]
