"""One story of six views, and every file of it: what the tests of files share."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from inovasi import downloads, figures, i18n, release, stories
from inovasi.export import sequences
from inovasi.export.note import ReleaseFacts, Words
from inovasi.figures.base import Figure
from inovasi.stories import Slide, Story
from inovasi.views import View

BASE = "http://localhost:8501"
MAP, BARS, YEARS, TABLE, TIMELINE, REGENCIES = range(6)
VIEWS = (
    (View(page="peta_replikasi", fig="peta", province="16"), "peta"),
    (View(page="peta_replikasi", fig="peta"), "grafik"),
    (View(page="ringkasan", fig="tren"), "grafik"),
    (View(page="peta_replikasi", fig="daftar", province="16"), "tabel"),
    (View(page="hub_jipp", fig="linimasa"), "grafik"),
    (View(page="peta_replikasi", fig="kabkota", province="16"), "peta"),
)


@dataclass(frozen=True)
class Prepared:
    """A story with its figures and facts."""

    story: Story
    figures: Sequence[Figure]
    facts: Sequence[ReleaseFacts]
    words: Words


def words_of(language: str) -> Words:
    def words(key: str, /, **values: object) -> str:
        return i18n.t(key, language, **values)

    return words


@lru_cache(maxsize=2)
def prepared(language: str = "id") -> Prepared:
    version = release.current()
    slides = tuple(Slide(view, "", "Mulai dari sini.", tab, version) for view, tab in VIEWS)
    story = stories.in_language(Story("Forum Sumatera Selatan", slides), language)
    built = [figures.build(slide.view, version) for slide in story.slides]
    facts = [downloads.facts_of(slide.view, version, BASE) for slide in story.slides]
    return Prepared(story, built, facts, words_of(language))


@lru_cache(maxsize=16)
def content(kind: str, language: str = "id", size: str = "a4") -> bytes:
    given = prepared(language)
    return sequences.content(kind, given.story.slides, given.figures, given.facts, given.words, title=given.story.title, size=size)
