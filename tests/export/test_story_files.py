"""One story written as slides, paper, offline page and workbook, and read back: the same numbers everywhere."""

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from inovasi import i18n, views
from inovasi.export import tabular, texts
from inovasi.export.chart_model import day_number
from inovasi.export.slides import MOST_CHART_ROWS
from inovasi.figures.base import Figure
from tests.export import pdf_text, sequence
from tests.export.sequence import BARS, MAP, REGENCIES, TABLE, TIMELINE, YEARS

LANGUAGES = views.LANGUAGES
MINIMUM_PT = 12
ENGLISH = r"\b(Click|edit|Master|level|Source|more|rows|Sheet\d|Placeholder|Title|Chart|Table|Freeform|TextBox|Rectangle|Group)\b"


def deck(language: str = "id") -> Any:
    return Presentation(io.BytesIO(sequence.content("pptx", language)))


def shapes(slide: Any) -> Iterator[Any]:
    for shape in slide.shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shape.shapes


def chart_of(place: int) -> Any:
    return next(shape.chart for shape in deck().slides[place + 1].shapes if shape.has_chart)


def figure_of(place: int, language: str = "id") -> Figure:
    return sequence.prepared(language).figures[place]


def bars_of(figure: Figure, letter: str) -> dict[str, list[float]]:
    traces: Any = figure.drawings["grafik"]["data"]
    return {trace["name"]: [float(value or 0) for value in trace[letter]] for trace in traces}


# -- slides


def test_the_map_is_one_freeform_a_province_with_its_name_colour_and_words() -> None:
    figure = figure_of(MAP)
    group = next(shape for shape in deck().slides[MAP + 1].shapes if shape.name == "Peta")
    found = {shape.name: shape for shape in group.shapes if not shape.name.endswith("*")}
    assert set(found) == {region.name for region in figure.regions} and len(found) == 38
    for region in figure.regions:
        shape = found[region.name]
        assert shape.shape_type == MSO_SHAPE_TYPE.FREEFORM
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == region.hover
        if region.group.startswith("c"):
            assert f"#{shape.fill.fore_color.rgb}".lower() == region.fill
    outlined = [shape for shape in group.shapes if shape.name.endswith("*")]
    assert [shape.name for shape in outlined] == ["Sumatera Selatan *"]
    legend = next(shape for shape in deck().slides[MAP + 1].shapes if shape.name == "Legenda")
    words = [shape.text_frame.text for shape in legend.shapes if shape.text_frame.text]
    assert words == [f"{entry.label} ({entry.count})" for entry in figure.legend]


def test_bars_are_native_with_the_numbers_of_the_figure_in_chart_and_workbook() -> None:
    expected = bars_of(figure_of(BARS), "x")
    chart = chart_of(BARS)
    found = {series.name: [value or 0 for value in series.values] for series in chart.plots[0].series}
    assert found == {name: values[:MOST_CHART_ROWS] for name, values in expected.items()}
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book["Data"].iter_rows(values_only=True))
    assert list(chart.plots[0].categories) == [row[0] for row in rows[1:]]
    assert {name: [row[at] or 0 for row in rows[1:]] for at, name in enumerate(rows[0]) if at} == found
    refs = {node.text for node in chart._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}f")}
    assert refs and all(ref.startswith("Data!$") for ref in refs)


def test_no_region_of_a_map_throws_a_shadow() -> None:
    for place in (MAP, REGENCIES):
        effects = deck().slides[place + 1]._element.xpath(".//a:effectRef")
        assert effects and {effect.get("idx") for effect in effects if effect.getparent().getparent().tag.endswith("}sp")} == {"0"}


def test_years_are_native_columns_with_every_year() -> None:
    figure = figure_of(YEARS)
    chart = chart_of(YEARS)
    assert {series.name: [value or 0 for value in series.values] for series in chart.plots[0].series} == bars_of(figure, "y")
    traces: Any = figure.drawings["grafik"]["data"]
    assert list(chart.plots[0].categories) == list(traces[0]["x"])


def test_the_table_shows_the_first_rows_and_tells_how_many_are_left() -> None:
    figure = figure_of(TABLE)
    slide = deck().slides[TABLE + 1]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    heads = [cell.text for cell in table.rows[0].cells]
    columns = [next(column for column in figure.columns if column.label == head) for head in heads]
    shown = len(table.rows) - 1
    assert 3 < shown <= 12 and shown < len(figure.rows)
    for line, row in zip(list(table.rows)[1:], figure.rows.head(shown).to_dict("records"), strict=True):
        for cell, column in zip(line.cells, columns, strict=True):
            full = texts.cell_text(row[column.name], column, "id")
            assert cell.text == full or (cell.text.endswith("…") and full.startswith(cell.text[:-1].rstrip()))
    caption = " ".join(shape.text_frame.text for shape in slide.placeholders)
    assert f"{len(figure.rows) - shown} baris lagi" in caption


def test_the_timeline_keeps_its_days_and_its_gaps() -> None:
    traces: Any = figure_of(TIMELINE).drawings["grafik"]["data"]
    marks = next(trace for trace in traces if trace.get("name") == "Penetapan")
    rows = list(figure_of(TIMELINE).drawings["grafik"]["layout"]["yaxis"]["categoryarray"])  # type: ignore[index]
    expected = [(day_number(x), float(rows.index(y))) for x, y in zip(marks["x"], marks["y"], strict=True)]
    expected = [pair for pair in expected if pair[1] < MOST_CHART_ROWS]
    chart = chart_of(TIMELINE)
    series = next(series for series in chart.plots[0].series if series.name == "Penetapan")
    c = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    found = [[float(node.text) for node in series._element.find(f"{c}{part}").iter(f"{c}v")] for part in ("xVal", "yVal")]
    assert list(zip(*found, strict=True)) == expected
    lines = next(iter(chart.plots[0].series))
    count = int(lines._element.find(f"{c}xVal").find(f".//{c}ptCount").get("val"))
    assert 0 < len(list(lines._element.find(f"{c}xVal").iter(f"{c}v"))) < count  # a gap is no point
    names = next(shape for shape in deck().slides[TIMELINE + 1].shapes if shape.name == "Nama baris")
    assert [shape.text_frame.text for shape in names.shapes] == rows[:MOST_CHART_ROWS]


def test_regencies_are_freeforms_and_their_slide_is_small() -> None:
    figure = figure_of(REGENCIES)
    group = next(shape for shape in deck().slides[REGENCIES + 1].shapes if shape.name == "Peta")
    assert {shape.name for shape in group.shapes} == {region.name for region in figure.regions} and len(group.shapes) == 17
    packed = zipfile.ZipFile(io.BytesIO(sequence.content("pptx")))
    assert all(packed.getinfo(name).compress_size < 1_000_000 for name in packed.namelist())
    assert len(sequence.content("pptx")) < 2_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_says_what_it_is_where_from_and_in_its_notes_why(language: str) -> None:
    made = deck(language)
    given = sequence.prepared(language)
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert made.core_properties.title == given.story.title
    assert made.core_properties.language == {"id": "id-ID", "en": "en-GB"}[language]
    assert len(made.slides) == 7
    for slide, figure, facts in zip(list(made.slides)[1:], given.figures, given.facts, strict=True):
        foot = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 16)
        assert views.number(figure.view, facts.data_version) in foot.text_frame.text
        links = [run.hyperlink.address for paragraph in foot.text_frame.paragraphs for run in paragraph.runs]
        assert facts.address in links
        notes = slide.notes_slide.notes_text_frame.text
        assert "Mulai dari sini." in notes and facts.address in notes
        assert texts.clean(figure.definition) in notes
        assert all(source.url in notes for source in figure.sources)
        fields = slide._element.xpath('.//a:fld[@type="slidenum"]')
        assert len(fields) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_a_slide_is_smaller_than_12_points_but_the_foot_and_titles_fit(language: str) -> None:
    for slide in list(deck(language).slides)[1:]:
        for shape in shapes(slide):
            if not shape.has_text_frame or (shape.is_placeholder and shape.placeholder_format.idx in (4, 16)):
                continue
            sizes = [run.font.size.pt for paragraph in shape.text_frame.paragraphs for run in paragraph.runs if run.font.size]
            assert all(size >= MINIMUM_PT for size in sizes), shape.name
        title = slide.shapes.title
        size = title.text_frame.paragraphs[0].runs[0].font.size.pt
        assert len(texts.lines(title.text_frame.text, title.width / 12700, size)) * size * 1.2 <= title.height / 12700


def test_shapes_of_a_slide_have_their_own_number_and_figures_a_text_alternative() -> None:
    for slide in list(deck().slides)[1:]:
        numbers = Counter(slide._element.xpath(".//p:cNvPr/@id"))
        assert [number for number, count in numbers.items() if count > 1] == []
        described = [node.get("name") for node in slide._element.xpath(".//p:cNvPr[@descr]")]
        assert "QR" in described and {"Peta", "Grafik", "Tabel"} & set(described)


def test_an_indonesian_deck_has_no_english_word_of_ours() -> None:
    packed = zipfile.ZipFile(io.BytesIO(sequence.content("pptx")))
    for name in packed.namelist():
        if re.match(r"ppt/(slides|slideLayouts|slideMasters|notesSlides|notesMasters|charts)/[^/]+\.xml", name):
            text = packed.read(name).decode()
            said = re.findall(r"<(?:a:t|c:f|c:v)>([^<]*)<", text) + re.findall(r'<p:cNvPr [^>]*name="([^"]*)"', text)
            assert [words for words in said if re.search(ENGLISH, words)] == [], name


def test_the_theme_holds_our_colours_and_a_font_of_every_office() -> None:
    packed = zipfile.ZipFile(io.BytesIO(sequence.content("pptx")))
    theme = packed.read("ppt/theme/theme1.xml").decode()
    assert "0F5C73" in theme and 'latin typeface="Arial"' in theme
    assert len([name for name in packed.namelist() if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", name)]) == 2


# -- paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_hold_the_rows_of_the_figures(language: str) -> None:
    read = pdf_text.read(sequence.content("pdf", language))
    everything = re.sub(r"\s+", "", read.text.replace("\u200b", ""))
    for place in (MAP, YEARS, REGENCIES):
        figure = figure_of(place, language)
        columns = [column for column in figure.columns if column.kind not in ("link",) and not column.name.endswith("_code")][:3]
        for row in figure.rows.to_dict("records"):
            cells = "".join(texts.cell_text(row[column.name], column, language) for column in columns)
            assert re.sub(r"\s+", "", cells) in everything, cells
    for figure in sequence.prepared(language).figures:
        assert re.sub(r"\s+", "", figure.title) in everything


@pytest.mark.parametrize("size", ["a4", "16x9"])
def test_paper_is_tagged_titled_dated_with_bookmarks_and_its_own_fonts(size: str) -> None:
    content = sequence.content("pdf", "id", size)
    read = pdf_text.read(content)
    raw = b"".join(read.objects.values())
    assert b"/MarkInfo" in raw and b"/StructTreeRoot" in raw and b"/Outlines" in raw
    assert re.search(rb"/Lang\s*\(id\)", raw)
    assert b"pdfuaid" in raw
    assert raw.count(b"/FontFile2") + raw.count(b"/FontFile3") == raw.count(b"/Type/FontDescriptor") > 0
    assert f"1 / {len(read.pages)}" in read.pages[0]
    if size == "16x9":
        assert len(read.pages) == 7  # a cover and one page a view, whatever its words


def test_a_long_table_repeats_its_head_on_paper() -> None:
    read = pdf_text.read(sequence.content("pdf"))
    pages = [page for page in read.pages if "Kepulauan Bangka Belitung" in page or "Papua Pegunungan" in page]
    assert sum("Dilembagakan" in page for page in pages) >= 2


def test_words_of_charts_on_paper_are_text() -> None:
    read = pdf_text.read(sequence.content("pdf", "id", "16x9"))
    squeezed = re.sub(r"\s+", "", read.pages[BARS + 1])
    assert "JawaTengah" in squeezed and "salinan" in squeezed


# -- offline page


def story_of(content: bytes) -> dict[str, Any]:
    found = re.search(rb'<script type="application/json" id="story">(.*?)</script>', content, re.DOTALL)
    assert found is not None
    return dict(json.loads(found.group(1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_offline_page_holds_rows_and_drawings_and_asks_nobody(language: str) -> None:
    content = sequence.content("html", language)
    assert len(content) < 10_000_000
    told = story_of(content)
    assert [slide["tab"] for slide in told["slides"]] == ["peta", "grafik", "grafik", "tabel", "grafik", "peta"]
    for slide, figure in zip(told["slides"], sequence.prepared(language).figures, strict=True):
        kinds = [column.kind for column in figure.columns]
        expected = tabular.values(figure, figure.rows.head(500))
        assert len(slide["table"]["rows"]) == len(expected)
        for found, row in zip(slide["table"]["rows"], expected, strict=True):
            numbers = [(a, b) for a, b, kind in zip(found, row, kinds, strict=True) if kind in tabular.NUMERIC_KINDS]
            assert all(a == (round(b, 9) if isinstance(b, float) else b) for a, b in numbers)
    bars = told["slides"][BARS]["drawings"]["grafik"]["data"]
    assert {trace["name"]: [float(value or 0) for value in trace["x"]] for trace in bars} == bars_of(figure_of(BARS, language), "x")
    assert set(told["geometry"]) == {"geo/provinces_38.geojson", "geo/regencies_38_16.geojson"}
    own = content.decode().split("PlotlyGeoAssets", 1)[0]
    assert not re.search(r"(src|href)=", own)
    assert "default-src 'none'" in own


def test_our_modules_are_one_script() -> None:
    text = sequence.content("html").decode()
    script = text[text.rindex('<script type="module">') :]
    assert "import {" not in script and "export function" not in script
    assert script.index("function element") < script.index("function drawTable") < script.index('addEventListener("keydown"')


# -- workbook


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_a_sheet_a_view_with_all_rows_and_one_of_metadata(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sequence.content("xlsx", language)))
    given = sequence.prepared(language)
    assert len(book.sheetnames) == 7 and book.sheetnames[-1] == "Metadata"
    for name, figure in zip(book.sheetnames, given.figures, strict=False):
        lines = list(book[name].iter_rows(min_row=2, values_only=True))
        found = [[cell.date() if hasattr(cell, "date") else cell for cell in line] for line in lines]
        assert found == tabular.values(figure, figure.rows)
    about = [tuple(row) for row in book["Metadata"].iter_rows(min_row=2, values_only=True)]
    for name, figure, facts in zip(book.sheetnames, given.figures, given.facts, strict=False):
        assert (name, i18n.t("export.view_number", language), views.number(figure.view, facts.data_version)) in about
        assert (name, i18n.t("export.address", language), facts.address) in about
        assert (name, i18n.t("takeaway.slide_note", language), "Mulai dari sini.") in about
