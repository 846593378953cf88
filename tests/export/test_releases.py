"""A story whose slides were added from an older release shows those figures, or the current ones, in every file as asked."""

import io
from dataclasses import replace

import openpyxl
import pytest

from inovasi import downloads, figures, release, short_codes, stories, views
from inovasi.export.web import Stage
from inovasi.stories import Change, Slide, Story
from inovasi.views import View
from tests.export import pdf_text
from tests.export.test_story_files import story_of
from tests.two_releases import old_release

__all__ = ["old_release"]
VIEW = View(page="peta_replikasi", fig="peta")


def counted(content: bytes) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    return sum(row[rows[0].index("Salinan tercatat")] or 0 for row in rows[1:])


def test_frozen_figures_are_those_of_the_release_a_slide_was_added_from(old_release: str) -> None:
    slide = Slide(VIEW, tab="peta", data_version=old_release)
    story = Story("Uji", (slide,))
    then, now = figures.build(VIEW, old_release), figures.build(VIEW, release.current())
    assert then.rows["value"].sum() < now.rows["value"].sum()
    assert stories.changed_since(slide, release.current()) is Change.OTHER_ROWS
    asked = {"cerita": stories.to_parameter(story), "l": "id"}
    for which, figure in (("kept", then), ("current", now)):
        given = asked | {"release": which}
        assert counted(downloads.download("xlsx", given, "http://x").content) == figure.rows["value"].sum()
        assert figure.title in pdf_text.read(downloads.download("pdf", given, "http://x").content).text.replace("\n", " ")
        assert story_of(downloads.presented(given, "http://x"))["slides"][0]["title"] == figure.title


def test_a_slide_is_brought_up_to_the_current_release(old_release: str) -> None:
    story = Story("Uji", (Slide(VIEW, data_version=old_release), Slide(VIEW, title="lain", data_version=old_release)))
    changed = stories.brought_up(story, 1, release.current())
    assert [slide.data_version for slide in changed.slides] == [old_release, release.current()]
    assert replace(changed.slides[1], data_version=old_release) == story.slides[1]
    with pytest.raises(IndexError):
        stories.brought_up(story, 2, release.current())


def test_a_presented_story_leads_back_and_tells_short_addresses() -> None:
    story = Story("Uji", (Slide(VIEW, tab="peta"),))
    parameter = stories.to_parameter(story)
    page = story_of(downloads.presented({"cerita": parameter, "l": "en"}, "http://x"))
    assert page["back"] == f"/forum?l=en&cerita={parameter}"
    shown = replace(VIEW, language="en")
    code = views.number(shown, release.current())
    assert page["slides"][0]["scanned"] == f"http://x/k/{code}" and page["slides"][0]["code"].startswith("<svg")
    assert short_codes.resolve(code, release.current()) == f"/{shown.page}?{views.address(shown)}"
    assert story_of(downloads.download("html", {"cerita": parameter}, "http://x").content)["back"] == ""
    assert Stage().back == ""
