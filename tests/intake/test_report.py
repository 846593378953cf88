"""Problems in words of both languages, as a list and in the workbook itself."""

import io
import re
from pathlib import Path

import openpyxl
import pytest

from inovasi import i18n, paths
from inovasi.intake import reading, report, upload
from tests.intake import books
from tests.intake.test_upload import AWARD_HEAD, PACKAGE, TABLES, TODAY, URL

BAD = [
    ["Judul"],
    [],
    AWARD_HEAD[1:],
    ["=1+1", "Sumsell", "dua ribu", "Top 45", "KIPP", "@x"],
    ["+62", "Bali", 2019, "Top 45", "KIPP", URL],
]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_kind_that_code_names_has_words(language: str) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(paths.ROOT / "inovasi" / "intake").glob("*.py"))
    words = i18n.words(language)
    kinds = set(re.findall(r'problem(?:=|\(\s*\w+(?:\.\w+)?, (?:\w+|"\w*"|[\w.\[\]]+), )"(\w+)"', source))
    kinds |= set(re.findall(r'Broken\("\w+", "(\w+)"\)', source)) | set(re.findall(r'tell\("(\w+)"', source))
    assert len(kinds) > 30
    for kind in kinds:
        assert f"intake.problems.{kind}" in words and f"intake.advice.{kind}" in words, kind
    errors = set(re.findall(r'IntakeError\(\s*"(\w+)"', source)) | {"locked", "old_workbook", "binary_workbook", "not_a_workbook"}
    assert len(errors) > 15
    for key in errors:
        assert f"intake.errors.{key}" in words, key
    assert {key for key in words if key.startswith("intake.problems.")} == {
        key.replace("advice", "problems") for key in words if key.startswith("intake.advice.")
    }


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_list_and_the_marked_workbook(language: str) -> None:
    content = books.xlsx({"Data": BAD})
    book = reading.read(content, "a.xlsx")
    outcome = upload.check(book, PACKAGE, TABLES, today=TODAY, language=language)
    sheet = openpyxl.load_workbook(io.BytesIO(report.list_workbook(outcome.problems, PACKAGE, language))).worksheets[0]
    assert sheet.max_row == len(outcome.problems) + 1
    for row in sheet.iter_rows(min_row=2, values_only=True):
        assert row[5] and row[6] and "{" not in str(row[5]) + str(row[6])
    marked = openpyxl.load_workbook(io.BytesIO(report.marked_workbook(content, book, outcome.problems, PACKAGE, language)))
    cell = marked["Data"]["B4"]
    assert cell.comment is not None and "Sumatera Selatan" in cell.comment.text and cell.fill.fgColor.rgb.endswith("F6D5C8")
    assert marked["Data"]["A4"].data_type == "s" and marked["Data"]["A4"].value == "=1+1"
    assert marked["Data"]["A5"].quotePrefix and marked["Data"]["A5"].value == "+62"
    assert marked["Data"]["A1"].value == "Judul" and marked["Data"]["A1"].comment is None


def test_a_marked_csv_is_a_workbook_of_text() -> None:
    content = "inovasi;instansi;tahun;jenjang\n=1+1;Sumsell;2019;Top 45\n".encode("cp1252")
    book = reading.read(content, "penghargaan.csv")
    outcome = upload.check(book, PACKAGE, TABLES, today=TODAY)
    marked = openpyxl.load_workbook(io.BytesIO(report.marked_workbook(content, book, outcome.problems, PACKAGE, "id"))).worksheets[
        0
    ]
    assert marked["A2"].data_type == "s" and marked["A2"].value == "=1+1"
    assert marked["B2"].comment is not None
