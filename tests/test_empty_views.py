"""An empty view says that nothing is recorded, never counts nothing out of nothing, and names the filter to loosen."""

import re
from dataclasses import replace

import pytest

from inovasi import figures, views
from inovasi.views import View
from tests.test_no_codes import PICKED

EMPTY = ({"first_year": 2010, "last_year": 2010}, {"province": "95"}, {"province": "65", "packages": "out", "search": "xyzzy"})
NOTHING = re.compile(r"\b0 (dari|of) 0\b|\b((?:19|20)\d\d)[–-]\2\b")
PAGES = sorted({page for page, _ in figures.BUILDERS})


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_view_is_told_in_words(page: str, language: str) -> None:
    for owner, fig in figures.BUILDERS:
        if owner != page or (page, fig) in (("data", "rinci"), ("data", "langkah")):
            continue
        for filters in EMPTY:
            view = replace(View(page=page, fig=fig, language=language), **{**PICKED.get(page, {}), **filters})  # type: ignore[arg-type]
            try:
                figure = figures.build(view)
            except KeyError:
                continue
            assert not NOTHING.search(figure.title + figure.subtitle), (fig, figure.title)
            if not len(figure.rows):
                assert not re.match(r"0 ", figure.title), (fig, figure.title)
                if views.active_filters(view):
                    assert any("ongg" in note or "oosen" in note for note in figure.notes), (fig, figure.notes)
