"""Files read back by other programs hold the values they were given; nothing in them can run."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from matplotlib.image import imread
from pptx import Presentation

from inovasi import downloads, figures, release, views
from inovasi.export import note, tabular
from inovasi.figures.base import Column, Figure
from inovasi.ui import card_content
from inovasi.views import View
from tests.export import pdf_text

MEAN = ["=1+1", "<b>tebal</b>", '+cmd|" /C calc"', "-2", "@sum", "\u202eterbalik", "x" * 500]
ROWS = pd.DataFrame(
    {
        "name": MEAN,
        "count": pd.array([1, None, 3, 4, 5, 6, 7], dtype="Int64"),
        "share": [0.5, None, 0.25, 0.0, 1.0, 0.125, 0.333333333],
        "when": [pd.Timestamp("2020-11-03"), pd.NaT, *[pd.Timestamp("2021-01-01")] * 5],
        "year": [2020, 2021, 2022, 2023, 2024, 2025, 2026],
    }
)
COLUMNS = (
    Column("name", "=Nama"),
    Column("count", "Jumlah", "integer"),
    Column("share", "Bagian", "share", 1),
    Column("when", "Tanggal", "date"),
    Column("year", "Tahun", "year"),
)
FIGURE = Figure(
    View(page="peta_replikasi", fig="peta"),
    "Judul",
    "Keterangan",
    "alt",
    "Definisi",
    ROWS,
    COLUMNS,
    "recorded_by_province",
    notes=("Catatan.",),
)
FACTS = note.ReleaseFacts("abc123", "2026-11-24", "http://localhost/peta_replikasi?v=1", "Attribution", "Sample")


def words(key: str, /, **values: object) -> str:
    return key.removeprefix("export.").replace("sheet_", "").capitalize()


def test_csv_with_comma() -> None:
    content = tabular.csv_bytes(FIGURE, ROWS, ",")
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines[0][0] == "'=Nama"
    assert lines[1] == ["'=1+1", "1", "0.5", "2020-11-03", "2020"]
    assert lines[2] == ["<b>tebal</b>", "", "", "", "2021"]
    assert not any(cell.startswith(("=", "+", "@")) for line in lines for cell in line)


def test_csv_with_semicolon_writes_a_decimal_comma() -> None:
    lines = list(csv.reader(io.StringIO(tabular.csv_bytes(FIGURE, ROWS, ";").decode("utf-8-sig")), delimiter=";"))
    assert [line[2] for line in lines[1:4]] == ["0,5", "", "0,25"]


def test_xlsx_is_typed_and_cannot_run() -> None:
    content = tabular.xlsx_bytes(FIGURE, ROWS, note.metadata(FIGURE, FACTS, words), words)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Data", "Metadata", "Dictionary"]
    sheet = book["Data"]
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:E8"
    assert [cell.value for cell in sheet[2]][:3] == ["=1+1", 1, 0.5]
    assert sheet["A2"].data_type == "s" and sheet["C2"].number_format == "0.0%"
    assert sheet["D2"].value.date() == date(2020, 11, 3)
    assert [cell.value for cell in sheet[3]] == ["<b>tebal</b>", None, None, None, 2021]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    about = {row[0]: row[1] for row in book["Metadata"].iter_rows(values_only=True)}
    assert about["Data_version"] == "abc123" and about["Address"] == FACTS.address
    assert about["View_number"] == views.number(FIGURE.view, "abc123")


def test_parquet_keeps_types_and_metadata() -> None:
    table = pq.read_table(io.BytesIO(tabular.parquet_bytes(FIGURE, ROWS, [], FACTS)))
    assert [str(field.type) for field in table.schema] == ["string", "int64", "double", "date32[day]", "int32"]
    assert table.column("count").to_pylist() == [1, None, 3, 4, 5, 6, 7]
    assert table.schema.metadata[b"data_version"] == b"abc123"


def test_file_name_says_what_it_holds() -> None:
    name = note.file_name(FIGURE, FACTS, "xlsx")
    assert name.startswith("jejak-inovasi_peta-replikasi_peta_recorded_2010-2026_id_") and name.endswith(".xlsx")
    assert name.isascii()


@pytest.mark.parametrize("frame", views.FRAMES)
def test_map_files_hold_every_region_and_the_values_of_the_figure(frame: str, tmp_path: object) -> None:
    view = View(page="peta_replikasi", fig="peta", frame=frame, last_year=2021)
    figure = figures.build(view)
    expected = {
        row["province_code"]: row["value"] for row in figure.rows.astype(object).where(figure.rows.notna(), None).to_dict("records")
    }
    content = json.loads(downloads.download("geojson", views.parameters(view), "http://x").content)
    assert {item["properties"]["bps_code"]: item["properties"]["value"] for item in content["features"]} == expected
    assert len(content["features"]) == int(frame)
    assert any("geoBoundaries" in item["content"] for item in content["metadata"])
    packed = gpd.read_file(io.BytesIO(downloads.download("gpkg", views.parameters(view), "http://x").content))
    assert packed.crs.to_epsg() == 4326
    assert {
        code: None if value != value else value for code, value in zip(packed["bps_code"], packed["value"], strict=True)
    } == expected


@pytest.mark.parametrize(("size", "width", "height"), [("16x9", 1920, 1080), ("a4", 3507, 2481)])
def test_map_pictures_have_print_size_and_are_not_blank(size: str, width: int, height: int) -> None:
    view = View(page="peta_replikasi", fig="peta")
    picture = imread(io.BytesIO(downloads.download("png", views.parameters(view) | {"size": size}, "http://x").content))
    assert picture.shape[:2] == (height, width)
    assert len({tuple(pixel) for pixel in picture[:: height // 40, :: width // 60].reshape(-1, picture.shape[2]).round(2)}) > 5
    drawing = downloads.download("svg", views.parameters(view) | {"size": size}, "http://x").content.decode()
    assert drawing.startswith("<?xml") and "http://www.w3.org/2000/svg" in drawing


def test_regencies_can_be_taken_as_a_map() -> None:
    view = View(page="peta_replikasi", fig="kabkota", province="16", frame="34")
    content = json.loads(downloads.download("geojson", views.parameters(view), "http://x").content)
    assert len(content["features"]) == 17


def test_all_rows_are_more_than_the_rows_shown() -> None:
    view = View(page="data", fig="tabel", table="awards", search="stunting")
    shown = downloads.download("csv", views.parameters(view), "http://x").content
    every = downloads.download("csv", views.parameters(view) | {"rows": "all"}, "http://x").content
    assert len(every.splitlines()) == 715
    assert 1 < len(shown.splitlines()) < 100


@pytest.mark.parametrize(
    "parameters",
    [
        {"p": "peta_replikasi", "fig": "kabkota", "g": "95", "y": "2010-2021"},
        {"p": "peta_replikasi", "fig": "tidak_ada"},
        {"p": "data", "fig": "kamus", "kind": "geojson"},
        {"p": "data", "fig": "tabel", "kind": "exe"},
    ],
)
def test_what_does_not_exist_is_refused(parameters: dict[str, str]) -> None:
    given = dict(parameters)
    with pytest.raises(downloads.DownloadError):
        downloads.download(given.pop("kind", "csv"), given, "http://x")


FIVE = {
    ("peta_replikasi", "peta"): "value",
    ("peta_replikasi", "kabkota"): "value",
    ("ringkasan", "tren"): "copy_count",
    ("ringkasan", "cakupan"): "found_count",
    ("sumber_metode", "rekonsiliasi"): "loaded_count",
    ("sumber_metode", "lingkup"): "copy_count",
}


@pytest.mark.parametrize("page_and_figure", FIVE, ids=lambda item: "-".join(item))
def test_a_workbook_gives_the_figures_of_the_screen(page_and_figure: tuple[str, str]) -> None:
    page, code = page_and_figure
    view = View(page=page, fig=code, province="16" if code == "kabkota" else "", language="en")
    figure = figures.build(view)
    content = downloads.download("xlsx", views.parameters(view), "http://x").content
    read = pd.read_excel(io.BytesIO(content), sheet_name="Data", dtype=object)
    label = next(column.label for column in figure.columns if column.name == FIVE[page_and_figure])
    shown = figure.rows[FIVE[page_and_figure]]
    assert read[label].isna().tolist() == shown.isna().tolist()
    assert read[label].dropna().astype(float).tolist() == shown.dropna().astype(float).tolist()
    assert len(read) == len(figure.rows) >= 5


def test_a_workbook_recomputed_with_pandas_equals_the_title() -> None:
    view = View(page="peta_replikasi", fig="daftar", language="en")
    figure = figures.build(view)
    read = pd.read_excel(io.BytesIO(downloads.download("xlsx", views.parameters(view), "http://x").content), sheet_name="Data")
    counted = read[read["Counted as"].isin(["Counted", "Application package"]) & ~read["State"].isin(["Explored"])]
    assert figure.title.startswith(f"{len(counted)} recorded copies")
    by_map = figures.build(replace(view, fig="peta")).rows["value"].sum()
    assert by_map == len(counted)


RELATED_ROWS = {
    "penghargaan": ("innovations", "jam-kunci"),
    "salinan": ("innovations", "smart-kampung"),
    "pilihan": ("forums", "f-2020-11-03-sumatera-selatan"),
}


def test_every_figure_of_every_page_can_be_taken_in_both_languages() -> None:
    release.current()
    for language in views.LANGUAGES:
        for page, code in figures.BUILDERS:
            table, row = RELATED_ROWS.get(code, ("replications", "r004"))
            view = View(page=page, fig=code, province="16", language=language, table=table, row=row)
            view = replace(view, innovation="gebrakan-suami-siaga", government="prov-16")
            for kind in ("csv", "xlsx", "parquet"):
                assert downloads.download(kind, views.parameters(view), "http://x").content


def test_every_figure_of_every_page_is_a_slide_and_one_page_of_a_handout() -> None:
    for page, code in figures.BUILDERS:
        table, row = RELATED_ROWS.get(code, ("replications", "r004"))
        view = View(
            page=page, fig=code, province="16", table=table, row=row, innovation="gebrakan-suami-siaga", government="prov-16"
        )
        given = views.parameters(view)
        assert len(Presentation(io.BytesIO(downloads.download("pptx", given, "http://x").content)).slides) == 1
        paper = pdf_text.read(downloads.download("pdf", given | {"size": "16x9"}, "http://x").content)
        assert len(paper.pages) == 1, (page, code)


def test_the_card_offers_every_way_of_showing_as_a_slide() -> None:
    figure = figures.build(View(page="peta_replikasi", fig="peta", language="en"))
    items = card_content.downloads(figure)[-1]["items"]
    assert [item["label"] for item in items] == [
        "PPTX Map",
        "PPTX Tile map",
        "PPTX Chart",
        "PPTX Table",
        "PDF A4",
        "PDF 16:9",
        "Offline page (HTML)",
    ]
    for item in items[:4]:
        path, query = item["href"].split("?")
        given = dict(parse_qsl(query, keep_blank_values=True))
        deck = Presentation(io.BytesIO(downloads.download(path.rsplit("/", 1)[1], given, "http://x").content))
        names = {shape.name for shape in deck.slides[0].shapes}
        assert item["label"].removeprefix("PPTX ") in names


def test_two_files_of_one_view_have_two_names() -> None:
    view = views.parameters(View(page="peta_replikasi", fig="peta"))
    asked = [
        ("csv", {}),
        ("csv", {"sep": "semicolon"}),
        ("csv", {"rows": "all"}),
        ("csv", {"rows": "all", "sep": "semicolon"}),
        ("xlsx", {"rows": "all"}),
    ]
    names = [downloads.download(kind, view | options, "http://x").name for kind, options in asked]
    assert len(set(names)) == len(asked)
