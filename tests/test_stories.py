"""Stories: edits, the file and the address they travel in, what is refused, and what has changed since."""

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

import pytest

from inovasi import figures, release, stories
from inovasi.figures.base import Figure
from inovasi.stories import Change, Slide, Story, StoryError
from inovasi.views import View

OLD = "0123456789ab"
MAP = Slide(View(page="peta_replikasi", fig="peta", province="16"), "Judul “sendiri”", "Catatan\ndua baris", "peta", OLD)
TREND = Slide(View(page="ringkasan", fig="tren", language="en"))
STORY = Story("Forum Sumatera Selatan & <b>tebal</b>", (MAP, TREND))


def tree(**changes: object) -> dict[str, object]:
    return json.loads(stories.to_file(STORY)) | changes


def slide_with(**changes: object) -> dict[str, object]:
    given = tree()
    slides = given["slides"]
    assert isinstance(slides, list)
    slides[1] = slides[1] | changes
    return given


def test_slides_are_added_moved_duplicated_rewritten_and_removed() -> None:
    story = stories.added(STORY, MAP)
    assert [slide.view.page for slide in story.slides] == ["peta_replikasi", "ringkasan", "peta_replikasi"]
    assert stories.moved(story, 1, 0).slides == (TREND, MAP, MAP)
    assert stories.moved(story, 0, 99).slides == (TREND, MAP, MAP)
    assert stories.moved(story, 2, -5).slides[0] == MAP
    assert stories.duplicated(STORY, 1).slides == (MAP, TREND, TREND)
    assert stories.removed(STORY, 0).slides == (TREND,)
    changed = stories.rewritten(STORY, 1, title="Baru", tab="tabel").slides[1]
    assert (changed.title, changed.note, changed.tab, changed.view) == ("Baru", "", "tabel", TREND.view)
    assert stories.renamed(STORY, "Lain").title == "Lain" and STORY.title != "Lain"
    assert {slide.view.language for slide in stories.in_language(STORY, "en").slides} == {"en"}


@pytest.mark.parametrize(
    "act", [stories.removed, stories.duplicated, stories.rewritten, lambda story, place: stories.moved(story, place, 0)]
)
@pytest.mark.parametrize("place", [-1, 2])
def test_a_slide_that_is_not_there_is_an_error(act: Callable[[Story, int], Story], place: int) -> None:
    with pytest.raises(IndexError):
        act(STORY, place)


def test_file_and_address_give_the_same_story_back() -> None:
    assert stories.from_file(stories.to_file(STORY)) == STORY
    parameter = stories.to_parameter(STORY)
    assert stories.from_parameter(parameter) == STORY
    assert quote(parameter, safe="") == parameter
    assert stories.from_parameter(stories.to_parameter(Story())) == Story()


def test_ten_views_make_an_address_that_a_message_can_carry() -> None:
    ten = Story("Sepuluh", tuple(replace(MAP, title="", note="", view=replace(MAP.view, last_year=2016 + n)) for n in range(10)))
    assert len(stories.to_parameter(ten)) < 400


def test_a_story_too_long_for_an_address_still_fits_a_file() -> None:
    notes = tuple(replace(MAP, note="".join(chr(0x4E00 + (n * 997 + at * 7919) % 20000) for at in range(1500))) for n in range(9))
    long = Story("Panjang", notes)
    with pytest.raises(StoryError, match="keep this story as a file"):
        stories.to_parameter(long)
    assert stories.from_file(stories.to_file(long)) == long


@pytest.mark.parametrize(
    ("given", "slide", "field"),
    [
        (tree(format="lain"), 0, "format"),
        (tree(v=2), 0, "v"),
        (tree(v=True), 0, "v"),
        (tree(title=5), 0, "title"),
        (tree(title="x" * 301), 0, "title"),
        (tree(slides={}), 0, "slides"),
        (tree(slides=[tree()["slides"][0]] * 61), 0, "slides"),  # type: ignore[index]
        (tree(extra=1), 0, "extra"),
        (tree(slides=["x"]), 1, "slide"),
        (slide_with(note="x" * 2001), 2, "note"),
        (slide_with(note=None), 2, "note"),
        (slide_with(title="\ud800"), 2, "title"),
        (slide_with(tab="../x"), 2, "tab"),
        (slide_with(data_version="../../etc"), 2, "data_version"),
        (slide_with(view="v=1&p=ringkasan&fig=tidak_ada"), 2, "view"),
        (slide_with(view="v=1&p=ringkasan&fig=tren&y=1800-1900"), 2, "view"),
        (slide_with(view="p=ringkasan&p=data&fig=tren"), 2, "view"),
        (slide_with(picture="x"), 2, "picture"),
    ],
)
def test_what_is_no_story_is_refused_with_slide_and_field(given: object, slide: int, field: str) -> None:
    with pytest.raises(StoryError) as caught:
        stories.from_file(json.dumps(given).encode())
    assert (caught.value.slide, caught.value.field) == (slide, field)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1]", b"[" * 200_000, b'{"format":', b" " * 400_001])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(StoryError):
        stories.from_file(content)


def test_a_damaged_address_is_refused_and_a_bomb_is_not_unpacked() -> None:
    good = stories.to_parameter(STORY)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, stories.DICTIONARY)
    packed = packer.compress(b" " * 4_000_000) + packer.flush()
    bomb = "1" + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    assert len(bomb) < stories.LONGEST_PARAMETER
    for text in ("", "1", good[:-9], "2" + good[1:], good[:5] + "%" + good[6:], "1AAAA", bomb, "1" * 7001):
        with pytest.raises(StoryError):
            stories.from_parameter(text)


def test_changes_since_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    now = release.current()
    fresh = replace(TREND, data_version=now)
    assert stories.changed_since(fresh, now) is Change.NONE
    assert stories.changed_since(replace(TREND, data_version=OLD), now) is Change.UNKNOWN  # that file was never here
    real = figures.build(TREND.view, now)
    then: dict[str, Figure] = {}

    def build(view: View, data_version: str) -> Figure:
        return then["figure"] if data_version == OLD else real

    monkeypatch.setattr(stories.release, "is_kept", lambda version: version == OLD)
    monkeypatch.setattr(stories.figures, "build", build)
    old = replace(TREND, data_version=OLD)
    then["figure"] = replace(real, rows=real.rows.copy(), title="lain")
    assert stories.changed_since(old, now) is Change.SAME_ROWS
    then["figure"] = replace(real, rows=real.rows.head(3))
    assert stories.changed_since(old, now) is Change.OTHER_ROWS
    then["figure"] = replace(real, columns=real.columns[:1])
    assert stories.changed_since(old, now) is Change.OTHER_ROWS

    def gone(view: View, data_version: str) -> Figure:
        raise KeyError(view.row)

    monkeypatch.setattr(stories.figures, "build", gone)
    assert stories.changed_since(old, now) is Change.UNKNOWN
