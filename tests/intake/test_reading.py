"""Files to grids: what an office program shows is what is read; what is dangerous or unreadable is refused, soon and small."""

import io
import resource
import time
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from inovasi.intake import cells, limits, reading
from inovasi.intake.limits import LIMITS
from inovasi.intake.model import IntakeError, letter, place
from tests.intake import books

SHEET = "xl/worksheets/sheet1.xml"
SMALL = replace(LIMITS, rows=50, columns=10, sheets=2, grid_cells=200, cells=400)


def key_of(content: bytes, name: str = "a.xlsx", limits: object = LIMITS) -> str:
    with pytest.raises(IntakeError) as caught:
        reading.read(content, name, limits)  # type: ignore[arg-type]
    return caught.value.key


def test_letters_and_places_are_inverse() -> None:
    assert [letter(item) for item in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(place(letter(item)) == item for item in range(0, 17000, 7))


def test_values_stand_where_the_office_program_shows_them() -> None:
    book = reading.read(books.xlsx({"Data": [[], ["", "x"], [1, 2.5, date(2020, 11, 3), True]]}), "C:\\data\\isi.xlsx")
    grid = book.grids[0]
    assert book.file_name == "isi.xlsx" and grid.sheet == "Data"
    assert grid.rows[1][1] == "x" and grid.rows[2][:2] == (1, 2.5)
    assert grid.rows[2][2] == date(2020, 11, 3) and grid.rows[2][3] is True


def test_hidden_rows_merged_cells_and_formulas() -> None:
    def fill(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        for row in (["Provinsi", "Nilai"], ["Jawa Barat", 1], [None, 2], ["Bali", "=1+1"]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[3].hidden = True

    grid = reading.read(books.by_openpyxl(fill), "a.xlsx").grids[0]
    assert grid.rows[2] == ("Jawa Barat", 2) and grid.merged_count == 1
    assert grid.hidden_rows == {3}
    assert grid.uncached == {(4, "B")}, "openpyxl stores no value of a formula"


def test_a_formula_gives_its_stored_value_and_an_error_is_noted() -> None:
    cells = b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    grid = reading.read(books.with_part(books.xlsx({"S": [[1]]}), {SHEET: xml % cells}), "a.xlsx").grids[0]
    assert grid.rows[0][0] == 2 and not grid.uncached and grid.errors == {(1, "B")}


def test_macros_and_links_are_left_aside_and_said() -> None:
    content = books.with_part(
        books.xlsx({"S": [["a"]]}), {"xl/vbaProject.bin": b"\x00", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    )
    assert reading.read(content, "a.xlsm").ignored == ("macros", "links")


@pytest.mark.parametrize(
    ("content", "separator", "encoding"),
    [
        ("a;b\n1,5;Müller\n".encode("cp1252"), ";", "cp1252"),
        (b"\xef\xbb\xbfa,b\r\n1,x\r\n", ",", "utf-8-sig"),
        ("a\tb\n1\tö\n".encode(), "\t", "utf-8"),
        ("a;b\n1;x\n".encode("utf-16"), ";", "utf-16"),
    ],
)
def test_csv_as_people_have_it(content: bytes, separator: str, encoding: str) -> None:
    book = reading.read(content, "isi.csv")
    assert (book.separator, book.encoding, book.kind) == (separator, encoding, "csv")
    assert book.grids[0].rows[0] == ("a", "b") and len(book.grids[0].rows[1]) == 2


def test_what_is_no_table_is_refused_with_its_reason() -> None:
    assert key_of(b"") == "empty_file"
    assert key_of(b"%PDF-1.7") == "not_a_table_file"
    assert key_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old") == "old_workbook"
    assert key_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")) == "locked"
    assert key_of(b"PK\x03\x04 cut off") == "broken_workbook"
    assert key_of(b"<html><table>") == "not_a_table_file"
    assert key_of(b"a,b\n\x00\x00") == "not_a_table_file"
    assert key_of(b" \n\n") == "no_cells"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr("word/document.xml", "<x/>")
    assert key_of(buffer.getvalue()) == "not_a_workbook"


def test_limits_of_sheets_rows_columns_and_file() -> None:
    assert key_of(books.xlsx({f"S{n}": [["a"]] for n in range(3)}), limits=SMALL) == "too_many_sheets"
    assert key_of(books.xlsx({"S": [["a"]] * 51}), limits=SMALL) == "too_many_rows"
    assert key_of(books.xlsx({"S": [["a"] * 11]}), limits=SMALL) == "too_many_columns"
    assert key_of(books.xlsx({"S": [["a"] * 9] * 30}), limits=SMALL) == "too_many_cells"
    assert key_of(b"a,b\n" * 60, "a.csv", SMALL) == "too_many_rows"
    assert key_of(b"x" * 2000, limits=replace(LIMITS, file_bytes=1000)) == "file_too_large"


def xml_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><worksheet><sheetData>&e9;</sheetData></worksheet>'.encode()


def far_cell() -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return f'<worksheet {space}><sheetData><row r="1"><c r="A1"><v>1</v></c></row>{cell}</sheetData></worksheet>'.encode()


def lying_directory() -> bytes:
    """A part whose directory entry says 100 bytes while 50 MB follow."""
    content = books.with_part(books.xlsx({"S": [["a"]]}), {SHEET: b" " * (50 << 20)})
    size = (50 << 20).to_bytes(4, "little")
    return content.replace(size, (100).to_bytes(4, "little"))


def overlapping() -> bytes:
    """A directory that names the same packed bytes many times."""
    base = books.with_part(books.xlsx({"S": [["a"]]}), {})
    end = base.rindex(b"PK\x05\x06")
    start = int.from_bytes(base[end + 16 : end + 20], "little")
    directory = base[start:end] * 500
    count = int.from_bytes(base[end + 10 : end + 12], "little") * 500
    tail = bytearray(base[end:])
    tail[8:10] = tail[10:12] = count.to_bytes(2, "little")
    tail[12:16] = len(directory).to_bytes(4, "little")
    return base[:start] + directory + bytes(tail)


BOMBS = {
    "zeros": lambda: books.with_part(books.xlsx({"S": [["a"]]}), {SHEET: b" " * (280 << 20)}),
    "many parts": lambda: books.with_part(
        books.xlsx({"S": [["a"]]}), {f"xl/worksheets/s{n}.xml": b" " * (3 << 20) for n in range(110)}
    ),
    "entities": lambda: books.with_part(books.xlsx({"S": [["a"]]}), {SHEET: xml_bomb()}),
    "entities in strings": lambda: books.with_part(books.xlsx({"S": [["a"]]}), {"xl/sharedStrings.xml": xml_bomb()}),
    "far cell": lambda: books.with_part(books.xlsx({"S": [["a"]]}), {SHEET: far_cell()}),
    "lying directory": lying_directory,
    "overlapping parts": overlapping,
    "nested": lambda: books.with_part(books.xlsx({"S": [["a"]]}), {SHEET: b"<c>" * 1_000_000}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_in_time_and_memory(name: str) -> None:
    content = BOMBS[name]()
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    key_of(content)
    assert time.perf_counter() - start < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400 * 1024, "kilobytes"


def test_a_reader_that_dies_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """calamine asks for a terabyte when two cells stand far apart; here the check before it is off."""
    parts = {SHEET: far_cell()}
    with zipfile.ZipFile(io.BytesIO(books.with_part(books.xlsx({"S": [["a"]]}), parts))) as box:
        content = {name: box.read(name) for name in box.namelist()}
    with pytest.raises(IntakeError) as caught:
        cells.read(limits.packed(content))
    assert caught.value.key == "broken_workbook"
    monkeypatch.setattr(cells, "SECONDS", 0.001)
    with pytest.raises(IntakeError) as caught:
        cells.read(books.xlsx({"S": [["a"]]}))
    assert caught.value.key == "takes_too_long"


def test_places_of_cells_that_are_none_are_refused() -> None:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    for row, cell in (("1", "A99999999"), ("1", "ZZZZ1"), ("x", "A1"), ("999999999", "A1"), ("1", "A-1")):
        xml = f'<worksheet {space}><sheetData><row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData></worksheet>'
        assert key_of(books.with_part(books.xlsx({"S": [["a"]]}), {SHEET: xml.encode()})) == "broken_workbook"
