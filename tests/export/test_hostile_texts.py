"""A figure whose every word is hostile, written in every format: nothing runs, nothing breaks the layout, every word is still told."""

import io
import json
import re
import zipfile
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from inovasi import charts, palette
from inovasi.export import note, sequences, texts, workbook
from inovasi.figures.base import Column, Figure, Source
from inovasi.stories import Slide
from inovasi.views import View
from tests.export import pdf_text
from tests.export.sequence import words_of
from tests.export.test_story_files import story_of

HOSTILE = {
    "html": "<img src=x onerror=alert(1)><b>tebal</b> & 'kutip' \"ganda\"",
    "script": "</script><script>alert(2)</script><!-- ",
    "typst": '#panic("jalan") $x$ *tebal* _miring_ @acuan <label> \\ `kode` //',
    "formula": '=HYPERLINK("http://jahat")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "turned": "kanan \u202eke kiri\u202c dan \u2067lagi\u2069 \u200f",
    "control": "tab\tbaris\nbaru\x00\x07\x1b",
    "long": "Kata " * 100,
    "unbroken": "x" * 500,
    "plotly": '<a href="javascript:alert(3)">tautan</a><br>baris %{y} {n}',
}
FACTS = note.ReleaseFacts("0123456789ab", "2026-11-24", "http://localhost/ringkasan?v=1&p=ringkasan", "", "")
KINDS = ("pptx", "pdf", "html", "xlsx")


def figure(words: str) -> Figure:
    rows = pd.DataFrame(
        {"name": [words, f"{words} 2", "Biasa"], "value": pd.array([3, None, 1], dtype="Int64"), "link": [words] * 3}
    )
    values = [3.0, None, 1.0]
    drawing = charts.ranked_bars(
        list(rows["name"]),
        {"value": values},
        colours={"value": palette.ACCENT},
        labels={"value": words},
        language="id",
        value_title=words,
    )
    return Figure(
        view=View(page="ringkasan", fig="tren"),
        title=words,
        subtitle=words,
        alt=f"alt {words}",
        definition=words,
        rows=rows,
        columns=(
            Column("name", words, description=words),
            Column("value", "Nilai", "integer", unit=words),
            Column("link", "Tautan", "link"),
        ),
        query="copies_by_year",
        drawings={"grafik": drawing},
        notes=(words, words),
        sources=(
            Source("s1", words, words, "javascript:alert(4)"),
            Source("s2", "Penerbit", "", "https://example.go.id/" + "a" * 300),
        ),
    )


def content(kind: str, words: str, *, tab: str = "grafik", size: str = "a4") -> bytes:
    given = figure(words)
    slide = Slide(given.view, "", words, tab)
    return sequences.content(kind, [slide], [given], [FACTS], words_of("id"), title=words, size=size)


@pytest.mark.parametrize("tab", ["grafik", "tabel"])
@pytest.mark.parametrize("name", HOSTILE)
def test_slides_open_and_hold_no_formula_and_no_turned_text(name: str, tab: str) -> None:
    made = content("pptx", HOSTILE[name], tab=tab)
    deck = Presentation(io.BytesIO(made))
    slide = deck.slides[1]
    title = slide.shapes.title
    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    assert len(texts.lines(title.text_frame.text, title.width / 12700, size)) * size * 1.2 <= title.height / 12700
    assert texts.clean(HOSTILE[name])[:20] in title.text_frame.text
    packed = zipfile.ZipFile(io.BytesIO(made))
    for part in packed.namelist():
        text = packed.read(part).decode("utf-8", "replace")
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text), part
        if part.endswith(".rels"):
            assert "javascript:" not in text
        if part.endswith(".xlsx"):
            assert_no_formula(packed.read(part))
    if tab == "grafik":
        chart: Any = next(shape.chart for shape in slide.shapes if shape.has_chart)
        assert list(chart.plots[0].categories)[2] == "Biasa"
        assert chart.plots[0].series[0].values == (3.0, None, 1.0)
    else:
        table: Any = next(shape.table for shape in slide.shapes if shape.has_table)
        assert table.cell(1, 1).text == "3" and table.cell(2, 1).text == "–"
        assert sum(row.height for row in table.rows) <= 4.7 * 914400


def assert_no_formula(raw: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


@pytest.mark.parametrize("size", ["a4", "16x9"])
@pytest.mark.parametrize("name", HOSTILE)
def test_paper_says_every_word_and_runs_none(name: str, size: str) -> None:
    read = pdf_text.read(content("pdf", HOSTILE[name], size=size))
    squeezed = re.sub(r"\s+", "", read.text.replace("\u200b", ""))
    assert re.sub(r"\s+", "", texts.clean(HOSTILE[name]))[:40] in squeezed
    raw = b"".join(read.objects.values())
    assert b"/JavaScript" not in raw and b"/Launch" not in raw
    links = re.findall(rb"/URI\s*\(([^)]*)\)", raw)
    assert links and all(link.startswith(b"http") for link in links)
    if size == "16x9":
        assert len(read.pages) == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_the_offline_page_keeps_words_as_words(name: str) -> None:
    made = content("html", HOSTILE[name])
    plain = content("html", "Biasa")
    for mark in (b"<script", b"</script", b"<!--", b"onerror", b"<img"):
        assert made.count(mark) - plain.count(mark) == 0 or mark == b"onerror"
    told = story_of(made)
    slide = told["slides"][0]
    assert slide["title"] == texts.clean(HOSTILE[name])
    assert [source["url"] for source in slide["sources"]] == ["", "https://example.go.id/" + "a" * 300]
    drawn = json.dumps(slide["drawings"])
    assert set(re.findall(r"<[^>]*>", drawn)) <= {"<br>", "<b>", "</b>", "<i>", "</i>", "<extra>", "</extra>"}
    assert slide["table"]["rows"][1][1] is None


@pytest.mark.parametrize("name", HOSTILE)
def test_the_workbook_holds_text_only(name: str) -> None:
    made = content("xlsx", HOSTILE[name])
    assert_no_formula(made)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.worksheets[0]["B2"].value == 3 and book.worksheets[0]["B3"].value is None
    assert len(book.sheetnames) == 2 and all(len(sheet) <= 31 for sheet in book.sheetnames)


def test_sheets_have_names_that_office_programs_take() -> None:
    titles = ["Sama", "sama", "[a]:*?/\\b", "'kutip'", "", "Metadata", "x" * 80, "x" * 80]
    names = workbook.sheet_names(titles, taken=("Metadata",))
    assert len({name.casefold() for name in (*names, "Metadata")}) == len(titles) + 1
    for name in names:
        assert 0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) and name.strip("'") == name


def test_a_story_without_rows_is_still_a_file() -> None:
    empty = figure("Kosong")
    bare = Figure(**{**empty.__dict__, "rows": empty.rows.head(0), "drawings": {}, "sources": (), "notes": ()})
    for kind in KINDS:
        assert sequences.content(kind, [Slide(bare.view)], [bare], [FACTS], words_of("en"))
