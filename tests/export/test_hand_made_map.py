"""A small map made by hand, written in each format and read back: types, nulls, dates, and pictures where nothing is cut off."""

import io
import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from matplotlib.image import imread

from inovasi import paths
from inovasi.export import geo, images, note, tabular
from inovasi.figures.base import Column, Figure, Geometry, Source
from inovasi.views import View

ROWS = pd.DataFrame(
    {
        "province_code": ["11", "12", "13"],
        "copies": pd.array([1, None, 3], dtype="Int64"),
        "running": [0.5, None, 0.25],
        "first_date": [pd.Timestamp("2020-11-03"), pd.NaT, pd.Timestamp("2021-01-01")],
        "year": pd.array([2020, 2021, None], dtype="Int64"),
        "remark": ["=1+1", "<b>tebal</b> & 'kutip'", None],
        "never": pd.array([None, None, None], dtype="Int64"),
    }
)
COLUMNS = (
    Column("province_code", "Kode"),
    Column("copies", "Salinan", "integer", unit="salinan", description="Arti."),
    Column("running", "Bagian berjalan", "share", 1),
    Column("first_date", "Pertama", "date"),
    Column("year", "Tahun", "year"),
    Column("remark", "Keterangan"),
    Column("never", "Tidak pernah", "integer"),
)
EXPECTED: list[list[object]] = [
    ["11", 1, 0.5, date(2020, 11, 3), 2020, "=1+1", None],
    ["12", None, None, None, 2021, "<b>tebal</b> & 'kutip'", None],
    ["13", 3, 0.25, date(2021, 1, 1), None, None, None],
]
NAMES = [column.name for column in COLUMNS]
FACTS = note.ReleaseFacts("abc123", "2026-11-24", "http://localhost/peta_replikasi?v=1", "Batas: geoBoundaries", "Contoh")
METADATA = [("Judul", "Salinan"), ("Atribusi", "Batas: geoBoundaries")]
LONG = "Judul yang sangat panjang dengan harga $5 dan $7 tentang salinan inovasi di seluruh kabupaten dan kota " * 2


def figure(title: str = "Salinan", layer: str = "provinces_38") -> Figure:
    return Figure(
        view=View(page="peta_replikasi", fig="peta"),
        title=title,
        subtitle="Keterangan",
        alt="alt",
        definition="Definisi",
        rows=ROWS,
        columns=COLUMNS,
        query="recorded_by_province",
        notes=("Catatan satu.", "Catatan dua."),
        sources=(Source("s1", "Kementerian", "Judul halaman", "https://example.go.id/a", "2020-11-03", "2026-11-24"),),
        geometry=Geometry(layer, "province_code"),
    )


def words(key: str, /, **values: object) -> str:
    return f"{key} {' '.join(str(value) for value in values.values())}".strip()


def picture(kind: str, size: str, *, title: str = "Salinan", entries: int = 3, fills: Sequence[str] = ("11", "12")) -> bytes:
    full, zero = images.Fill("#2f7f96", "", "#155f78"), images.Fill("#f6efdc", "..", "#a08a4f")
    legend = [images.LegendEntry(f"Kelas legenda nomor {place}", full if place else zero, place) for place in range(entries)]
    made = figure(title)
    given = {code: (full, zero)[place % 2] for place, code in enumerate(fills)}
    shapes = geo.shapes(made, paths.BOUNDARIES)
    return images.map_image(made, shapes, given, legend, kind=kind, size=size, words=words, facts=FACTS)


def test_geojson_keeps_every_region_dates_and_what_it_is() -> None:
    content: dict[str, Any] = json.loads(geo.geojson_bytes(figure(), paths.BOUNDARIES, METADATA, FACTS))
    assert (content["title"], content["address"], content["attribution"]) == ("Salinan", FACTS.address, FACTS.attribution)
    assert content["metadata"][1] == {"item": "Atribusi", "content": "Batas: geoBoundaries"}
    found = {item["properties"]["bps_code"]: [item["properties"][name] for name in NAMES] for item in content["features"]}
    as_text: list[list[object]] = [[value.isoformat() if isinstance(value, date) else value for value in row] for row in EXPECTED]
    assert [found["11"], found["12"], found["13"]] == as_text
    assert len(found) == 38 and found["14"] == [None] * len(NAMES)
    assert all(item["geometry"]["coordinates"] for item in content["features"])


def test_geopackage_keeps_types_nulls_and_metadata(tmp_path: Path) -> None:
    path = tmp_path / "map.gpkg"
    path.write_bytes(geo.geopackage_bytes(figure(), paths.BOUNDARIES, METADATA))
    info = pyogrio.read_info(path)
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert types == {
        "bps_code": "OFTString",
        "province_code": "OFTString",
        "copies": "OFTInteger64",
        "running": "OFTReal",
        "first_date": "OFTDate",
        "year": "OFTInteger",
        "remark": "OFTString",
        "never": "OFTInteger64",
    }
    assert info["crs"] == "EPSG:4326" and info["geometry_type"] == "MultiPolygon"
    assert info["layer_metadata"] == {"DESCRIPTION": "Judul: Salinan\nAtribusi: Batas: geoBoundaries", "IDENTIFIER": "Salinan"}
    rows = pyogrio.read_arrow(path, read_geometry=False)[1].select(["bps_code", *NAMES]).to_pylist()
    assert [list(row.values())[1:] for row in rows[:3]] == EXPECTED
    assert len(rows) == 38 and list(rows[3].values()) == ["14", *[None] * len(NAMES)]
    given = gpd.read_file(paths.BOUNDARIES / "idn_provinces_38.geojson").set_index("bps_code").geometry
    written = gpd.read_file(path).set_index("bps_code").geometry
    assert written.geom_equals(given.loc[written.index]).all()


@pytest.mark.parametrize(("layer", "count"), [("provinces_33", 33), ("provinces_37", 37), ("regencies_38_16", 17)])
def test_shapes_follow_the_frame(layer: str, count: int) -> None:
    assert len(geo.shapes(figure(layer=layer), paths.BOUNDARIES)) == count


def test_regencies_of_papua_are_more_in_the_frames_before_it_was_split() -> None:
    before, after = (len(geo.shapes(figure(layer=f"regencies_{frame}_94"), paths.BOUNDARIES)) for frame in ("34", "38"))
    assert before > after > 0


def test_parquet_reads_back_equal_and_tells_its_sources() -> None:
    table = pq.read_table(io.BytesIO(tabular.parquet_bytes(figure(), ROWS, METADATA, FACTS)))
    assert [list(row.values()) for row in table.to_pylist()] == EXPECTED
    about = {key.decode(): text.decode() for key, text in table.schema.metadata.items()}
    assert about["attribution"] == FACTS.attribution and about["as_of"] == "2026-11-24"
    assert json.loads(about["sources"])[0]["url"] == "https://example.go.id/a"
    assert table.schema.field("copies").metadata == {b"label": b"Salinan", b"unit": b"salinan", b"description": b"Arti."}
    assert str(table.schema.field("never").type) == "int64"


def test_xlsx_reads_back_equal() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(tabular.xlsx_bytes(figure(), ROWS, METADATA, lambda key, **_: key[-25:].replace(".", " ")))
    )
    lines = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    found = [[value.date() if hasattr(value, "date") else value for value in line] for line in lines]
    assert found == EXPECTED
    assert book.worksheets[0]["F2"].data_type == "s" and book.worksheets[0]["F2"].hyperlink is None


@pytest.mark.parametrize("size", images.SIZES_INCH)
@pytest.mark.parametrize(("title", "entries"), [("Salinan", 3), (LONG, 16)], ids=["short", "long"])
def test_no_word_of_a_picture_touches_its_edge(size: str, title: str, entries: int) -> None:
    pixels = imread(io.BytesIO(picture("png", size, title=title, entries=entries)))[:, :, :3]
    margin = pixels.shape[1] // 60
    for edge in (pixels[:, :margin], pixels[:, -margin:], pixels[:margin], pixels[-margin // 2 :]):
        assert np.all(edge == 1.0)
    assert pixels.std() > 0.02


def test_svg_holds_its_words_as_text_and_is_the_same_each_time() -> None:
    first, second = (picture("svg", "a4", title=LONG, entries=12) for _ in range(2))
    assert first == second
    written = re.findall(r"<text[^>]*>([^<]*)</text>", first.decode())
    everything = " ".join(written)
    assert LONG.strip() in everything
    assert "Kelas legenda nomor 11 (11)" in written and "Catatan satu. Catatan dua." in written
    assert FACTS.attribution in written and "24 November 2026" in everything


def test_a_region_without_a_fill_is_drawn_as_without_a_record() -> None:
    some, none = (picture("svg", "16x9", fills=fills).decode() for fills in (("11",), ()))
    for drawing in (some, none):  # the hand-made legend has no such entry, so the colour can only come from the map
        assert images.NO_RECORD.colour in drawing


def test_pictures_made_at_the_same_time_are_equal() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: picture("svg", "16x9"), range(4)))
    assert len(set(made)) == 1
