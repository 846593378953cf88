"""Names as an upload may bring them: HTML, quotes, marks of direction, formulas, 500 characters. Every figure and every file shows them as words."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from inovasi import downloads, figures, views
from inovasi.plotly_text import harmless
from inovasi.ui import card_content
from inovasi.views import View
from tests.access import made_package
from tests.access.hostile import ALL, GOVERNMENT, HOSTILE, INNOVATION, renamed
from tests.export import pdf_text
from tests.export.test_hostile_texts import assert_no_formula

ALLOWED = {"<br>", "<br/>", "<br />", "<b>", "</b>", "<i>", "</i>", "<extra>", "</extra>"}
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


@pytest.fixture(scope="module", params=HOSTILE)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, str]:
    target = tmp_path_factory.mktemp(request.param)
    return request.param, target, made_package.build(target, renamed(HOSTILE[request.param]))


@pytest.fixture
def served(made: tuple[str, Path, str], monkeypatch: pytest.MonkeyPatch) -> str:
    made_package.serve(made[1], made[2], monkeypatch)
    return HOSTILE[made[0]]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
        yield from strings(item)


def test_every_figure_draws_the_names_as_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_package.serve(tmp_path, made_package.build(tmp_path, renamed(ALL)), monkeypatch)
    named = 0
    for page, fig in figures.BUILDERS:
        view = View(page=page, fig=fig, innovation=INNOVATION, government=GOVERNMENT, province="16", row="r001")
        try:
            figure = figures.build(view)
        except KeyError:
            continue
        content = card_content.payload(view, figures.release.current(), False, "h3")["figure"]
        for name, drawing in content["drawings"].items():
            if "tiles" in drawing:
                continue
            for text in strings(drawing):
                assert set(re.findall(r"<[^>]*>", text)) <= ALLOWED, (page, fig, name, text)
                assert not TURNING.search(text), (page, fig, name)
        named += "Nama <img" in str(figure.rows.values)
        json.dumps(content, default=str)
    assert named > 5


FILES = (
    View(page="inovasi_rinci", fig="jejak", innovation=INNOVATION),
    View(page="pemerintah_rinci", fig="diberikan", government=GOVERNMENT),
    View(page="penyebaran", fig="silsilah", innovation=INNOVATION),
    View(page="data", fig="tabel", table="raw_innovations"),
)


@pytest.mark.parametrize("view", FILES, ids=lambda view: f"{view.page}-{view.fig}")
@pytest.mark.parametrize("kind", ["csv", "xlsx", "pptx", "pdf", "html"])
def test_every_file_is_written_and_none_of_it_runs(served: str, kind: str, view: View) -> None:
    parameters = views.parameters(view) | {"fig": view.fig, "rows": "shown"}
    content = downloads.download(kind, parameters, "http://localhost").content
    if kind == "xlsx":
        assert_no_formula_but_links_to_sources(content)
    if kind == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+@\t" and cell[:1] and not re.fullmatch(r"[+-][\d.,]+", cell)]
    if kind == "pptx":
        for name, part in parts_of(content):
            if name.endswith((".xml", ".rels")):
                assert not TURNING.search(part.decode()), name
            if name.endswith(".rels"):
                assert b"jahat.example" not in part
            if name.endswith(".xlsx"):
                assert_no_formula(part)
    if kind == "pdf":
        raw = b"".join(pdf_text.read(content).objects.values())
        assert b"/JavaScript" not in raw and b"/Launch" not in raw
        assert not [link for link in re.findall(rb"/URI\s*\(([^)]*)\)", raw) if b"jahat" in link]
    if kind == "html":
        plain = content.decode()
        assert "<img src=x" not in plain and "<script>window.broken" not in plain


def parts_of(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give every part of a packed document, the workbooks behind its charts with their own parts too."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            yield name, part
            if name.endswith(".xlsx"):
                yield from parts_of(part)


def assert_no_formula_but_links_to_sources(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or "jahat" not in str(cell.hyperlink.target)


def test_only_our_own_bare_tags_are_markup() -> None:
    assert harmless("<b>x</b><br><b onclick=1><a href='y'>") == "<b>x</b><br>&lt;b onclick=1&gt;&lt;a href='y'&gt;"
    assert harmless({"text": ["a\u202eb", 3, None, True]}) == {"text": ["ab", 3, None, True]}
    assert harmless("5 < 6") == "5 &lt; 6"
