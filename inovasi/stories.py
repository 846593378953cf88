"""Stories: an ordered set of views with a title and a note each, kept as a small file or as one parameter of an address.

A story holds views, never pictures or numbers: whoever opens it sees the current figures and is told which have changed since.
Every function is pure. Reading is strict: what is not exactly a story is refused with the slide and the field that is wrong.
"""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from urllib.parse import parse_qsl

import duckdb
import pandas as pd

from inovasi import figures, release, views
from inovasi.access.readers import RestrictedError
from inovasi.i18n import known, t
from inovasi.views import View

FORMAT = "jejak-inovasi-story"
GRAMMAR_VERSION = 1
MOST_SLIDES = 60
LONGEST_TITLE = 300
LONGEST_NOTE = 2_000
LARGEST_FILE_BYTES = 400_000
LONGEST_PARAMETER = 7_000  # proxies and office programs cut longer addresses; a longer story travels as a file
SLIDE_FIELDS = ("view", "title", "note", "tab", "data_version")
VERSION_PATTERN = r"[0-9a-f]{12}"
TAB_PATTERN = r"[a-z]{0,20}"
# What nearly every story holds: given to the compressor beforehand, so that a short story makes a short address.
# It is part of grammar version 1 and never changes under it.
DICTIONARY = (
    b'{"format":"jejak-inovasi-story","v":1,"title":"","slides":[{"view":"v=1&p=sumber_metode&p=data&p=pemerintah_rinci&p=inovasi_rinci'
    b"&p=ringkasan&fig=tren&p=hub_jipp&fig=linimasa&fig=tahun&p=peta_replikasi&fig=kabkota&fig=daftar&fig=peta&m=recorded&m2=&y2=0&s=1&t="
    b"&tab=peta&o=&y=2010-2026&f=auto&g=16&k=in&l=en&l=id&as_of=2026-11-24"
    b'","title":"","note":"","tab":"tabel","data_version":"","tab":"ubin","tab":"grafik","tab":"peta","data_version":"'
)


class StoryError(ValueError):
    """A story that cannot be read or kept: which slide (1 is the first, 0 the story itself), which field, and why.

    The reason is a key of `[story_errors]` with its values, so that every reader gets it in their own language.
    """

    def __init__(self, slide: int, field: str, reason: str, **values: object) -> None:
        self.slide, self.field, self.reason, self.values = slide, field, reason, values
        super().__init__(self.words("en"))

    def words(self, language: str) -> str:
        """Return where and why in a language; a field that no story has stays as it was written."""
        key = f"story_fields.{self.field}"
        field = t(key, language) if known(key, language) else self.field
        where = t("forum.error_slide", language, slide=self.slide, field=field) if self.slide else field
        return f"{where}: {t(f'story_errors.{self.reason}', language, **self.values)}"


@dataclass(frozen=True)
class Slide:
    """One view of a story. An empty title is the figure's own; an empty tab its first; `data_version` the release it was added from."""

    view: View
    title: str = ""
    note: str = ""
    tab: str = ""
    data_version: str = ""


@dataclass(frozen=True)
class Story:
    """Slides in the order in which they are shown."""

    title: str = ""
    slides: tuple[Slide, ...] = ()


class Change(Enum):
    """What happened to the figure of a slide since it was added."""

    NONE = "none"  # the same release
    SAME_ROWS = "same_rows"  # another release, the same rows
    OTHER_ROWS = "other_rows"  # another release, other rows
    UNKNOWN = "unknown"  # another release, and the old one is no longer kept or has no such figure


def added(story: Story, slide: Slide) -> Story:
    """Return the story with a slide at its end. Raises StoryError when it is full."""
    return _checked(replace(story, slides=(*story.slides, slide)))


def moved(story: Story, place: int, target: int) -> Story:
    """Return the story with the slide at `place` (0 is the first) standing at `target`; beyond the ends it stands at the end."""
    slides = list(story.slides)
    slide = slides.pop(_in(story, place))
    slides.insert(max(0, min(target, len(slides))), slide)
    return replace(story, slides=tuple(slides))


def removed(story: Story, place: int) -> Story:
    """Return the story without the slide at `place`."""
    _in(story, place)
    return replace(story, slides=story.slides[:place] + story.slides[place + 1 :])


def duplicated(story: Story, place: int) -> Story:
    """Return the story with a second one of the slide right after it. Raises StoryError when it is full."""
    slide = story.slides[_in(story, place)]
    return _checked(replace(story, slides=(*story.slides[: place + 1], slide, *story.slides[place + 1 :])))


def rewritten(story: Story, place: int, *, title: str | None = None, note: str | None = None, tab: str | None = None) -> Story:
    """Return the story with the words or the tab of one slide changed. Raises StoryError for what is too long."""
    slide = story.slides[_in(story, place)]
    slides = list(story.slides)
    slides[place] = replace(
        slide,
        title=slide.title if title is None else title,
        note=slide.note if note is None else note,
        tab=slide.tab if tab is None else tab,
    )
    return _checked(replace(story, slides=tuple(slides)))


def renamed(story: Story, title: str) -> Story:
    """Return the story under another title. Raises StoryError for one that is too long."""
    return _checked(replace(story, title=title))


def brought_up(story: Story, place: int, data_version: str) -> Story:
    """Return the story with one slide taken over to a release, as if it had been added from it."""
    slides = list(story.slides)
    slides[_in(story, place)] = replace(story.slides[place], data_version=data_version)
    return replace(story, slides=tuple(slides))


def in_language(story: Story, language: str) -> Story:
    """Return the story with every view in one language; titles and notes stay as they were written."""
    return replace(story, slides=tuple(replace(slide, view=replace(slide.view, language=language)) for slide in story.slides))


def to_file(story: Story) -> bytes:
    """Return a story as a small JSON file, the same for the same story."""
    return json.dumps(_plain(_checked(story)), ensure_ascii=False, indent=1).encode()


def from_file(content: bytes) -> Story:
    """Read a story file. Raises StoryError for anything that is not exactly one."""
    if len(content) > LARGEST_FILE_BYTES:
        raise StoryError(0, "file", "too_large", most=LARGEST_FILE_BYTES)
    try:
        tree = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise StoryError(0, "file", "no_json") from error
    return _read(tree)


def to_parameter(story: Story) -> str:
    """Return a story as one parameter of an address: letters, digits, - and _. Raises StoryError when it is too long; a file holds more."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, DICTIONARY)
    text = json.dumps(_plain(_checked(story)), ensure_ascii=False, separators=(",", ":")).encode()
    packed = packer.compress(text) + packer.flush()
    written = f"{GRAMMAR_VERSION}{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"
    if len(written) > LONGEST_PARAMETER:
        raise StoryError(0, "address", "long_address", length=len(written), most=LONGEST_PARAMETER)
    return written


def from_parameter(text: str) -> Story:
    """Read what `to_parameter` wrote. Raises StoryError; never unpacks more than a story file may hold."""
    if len(text) > LONGEST_PARAMETER or not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise StoryError(0, "address", "no_address")
    if text[0] != str(GRAMMAR_VERSION):
        raise StoryError(0, "address", "version", given=text[0], known=GRAMMAR_VERSION)
    try:
        packed = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
        unpacker = zlib.decompressobj(-15, DICTIONARY)
        content = unpacker.decompress(packed, LARGEST_FILE_BYTES + 1)
    except (binascii.Error, zlib.error) as error:
        raise StoryError(0, "address", "damaged") from error
    if not unpacker.eof and len(content) <= LARGEST_FILE_BYTES:
        raise StoryError(0, "address", "damaged")
    return from_file(content)


def changed_since(slide: Slide, current_version: str) -> Change:
    """Say whether the rows of a slide's figure differ between the release it was added from and the current one."""
    if slide.data_version == current_version:
        return Change.NONE
    if not release.is_kept(slide.data_version):
        return Change.UNKNOWN
    try:
        then = figures.build(slide.view, slide.data_version)
        now = figures.build(slide.view, current_version)
    except (KeyError, duckdb.Error, RestrictedError):  # a row that is gone, an older release that lacks a table, an internal table
        return Change.UNKNOWN
    names = [column.name for column in now.columns]
    if names != [column.name for column in then.columns]:
        return Change.OTHER_ROWS
    is_same = _comparable(then.rows[names]).equals(_comparable(now.rows[names]))
    return Change.SAME_ROWS if is_same else Change.OTHER_ROWS


def _comparable(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.astype(object).where(rows.notna(), None).reset_index(drop=True)


def _plain(story: Story) -> dict[str, object]:
    slides = [
        {
            "view": views.address(slide.view),
            "title": slide.title,
            "note": slide.note,
            "tab": slide.tab,
            "data_version": slide.data_version,
        }
        for slide in story.slides
    ]
    return {"format": FORMAT, "v": GRAMMAR_VERSION, "title": story.title, "slides": slides}


def _read(tree: object) -> Story:
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise StoryError(0, "format", "no_story", format=FORMAT)
    if tree.get("v") != GRAMMAR_VERSION or isinstance(tree.get("v"), bool):
        raise StoryError(0, "v", "version", given=tree.get("v"), known=GRAMMAR_VERSION)
    _no_other_keys(tree, ("format", "v", "title", "slides"), 0)
    slides = tree.get("slides")
    if not isinstance(slides, list):
        raise StoryError(0, "slides", "no_list")
    if len(slides) > MOST_SLIDES:
        raise StoryError(0, "slides", "many_slides", count=len(slides), most=MOST_SLIDES)
    read = tuple(_read_slide(item, number) for number, item in enumerate(slides, start=1))
    return _checked(Story(_text(tree, "title", 0), read))


def _read_slide(item: object, number: int) -> Slide:
    if not isinstance(item, dict):
        raise StoryError(number, "slide", "no_object")
    _no_other_keys(item, SLIDE_FIELDS, number)
    texts = {name: _text(item, name, number) for name in SLIDE_FIELDS}
    reading = views.parse(_parameters(texts.pop("view"), number), _latest(texts["data_version"]))
    if reading.ignored:
        short, text = reading.ignored[0]
        raise StoryError(number, "view", "unreadable", part=f"{short}={text}")
    return Slide(reading.view, **texts)


def _latest(data_version: str) -> date:
    """Return the last day that a slide may name: that of the current data, or of the release it was added from where that is newer."""
    own = release.facts(data_version).data_date if release.is_kept(data_version) else date.min
    return max(own, release.data_date())


def _parameters(address: str, number: int) -> Mapping[str, str]:
    pairs = parse_qsl(address, keep_blank_values=True)
    if len({key for key, _ in pairs}) != len(pairs):
        raise StoryError(number, "view", "twice")
    return dict(pairs)


def _text(tree: Mapping[str, object], name: str, number: int) -> str:
    value = tree.get(name)
    if not isinstance(value, str):
        raise StoryError(number, name, "missing" if value is None else "no_text")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise StoryError(number, name, "half_letter")
    return value


def _no_other_keys(tree: Mapping[str, object], known: tuple[str, ...], number: int) -> None:
    for key in tree:
        if key not in known:
            raise StoryError(number, str(key)[:40], "unknown_field")


def _checked(story: Story) -> Story:
    """Return the story when it keeps to the limits. Raises StoryError."""
    if len(story.slides) > MOST_SLIDES:
        raise StoryError(0, "slides", "many_slides", count=len(story.slides), most=MOST_SLIDES)
    _short(story.title, LONGEST_TITLE, 0, "title")
    for number, slide in enumerate(story.slides, start=1):
        _short(slide.title, LONGEST_TITLE, number, "title")
        _short(slide.note, LONGEST_NOTE, number, "note")
        if not re.fullmatch(TAB_PATTERN, slide.tab):
            raise StoryError(number, "tab", "no_tab", given=slide.tab[:20])
        if slide.data_version and not re.fullmatch(VERSION_PATTERN, slide.data_version):
            raise StoryError(number, "data_version", "no_version", given=slide.data_version[:20])
        if (slide.view.page, slide.view.fig) not in figures.BUILDERS:
            raise StoryError(number, "view", "no_figure", page=slide.view.page, figure=slide.view.fig)
    return story


def _short(text: str, most: int, number: int, field: str) -> None:
    if len(text) > most:
        raise StoryError(number, field, "long_text", length=len(text), most=most)


def _in(story: Story, place: int) -> int:
    if not 0 <= place < len(story.slides):
        raise IndexError(f"No slide {place}; the story has {len(story.slides)}.")
    return place
