"""The template: made from the descriptor, understood without a question when it is filled in, and its examples are true."""

import io
import zipfile

import openpyxl
import pytest

from inovasi.intake import all_tables, headers, reading, template, upload
from tests.intake.test_upload import PACKAGE, TABLES, TODAY, URL


@pytest.fixture(scope="module", params=["id", "en"])
def made(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param, template.workbook(PACKAGE, TABLES, request.param)


def test_every_sheet_is_known_and_empty(made: tuple[str, bytes]) -> None:
    language, content = made
    book = reading.read(content, "templat.xlsx")
    by_sheet = {grid.sheet: headers.propose(grid, PACKAGE) for grid in book.grids}
    for table in template.editable(PACKAGE):
        found = by_sheet[template.sheet_name(table, language)]
        assert (found.table, found.header_row, found.table_certainty) == (table.name, 2, 100), table.name
        assert list(found.columns.values()) == [item.name for item in template.asked(table)]
    others = set(by_sheet) - {template.sheet_name(table, language) for table in template.editable(PACKAGE)}
    assert len(others) == 3 and all(by_sheet[sheet].table == "" for sheet in others)
    outcome = upload.check(book, PACKAGE, TABLES, today=TODAY)
    assert outcome.faults == () and outcome.rows == {}


def test_choices_help_and_frozen_heads(made: tuple[str, bytes]) -> None:
    language, content = made
    book = openpyxl.load_workbook(io.BytesIO(content))
    awards = book[template.sheet_name(PACKAGE.table("awards"), language)]
    assert awards.freeze_panes == "B3" and awards["A1"].comment is not None
    lists = {str(item.sqref).split(":")[0][:-1]: item.formula1 for item in awards.data_validations.dataValidation}
    letters = {cell.value: cell.column_letter for cell in awards[2]}
    assert {letters[name] for name in ("government_id", "innovation_id", "competition", "tier_code", "subject_code")} <= set(lists)
    where = lists[letters["government_id"]].replace("$", "").replace("'", "").lstrip("=")
    sheet, area = where.split("!")
    names = {row[0].value for row in book[sheet][area]}
    assert names == {row["name_id" if language == "id" else "name_en"] for row in TABLES["governments"]}
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        assert not [name for name in box.namelist() if b"<f>" in box.read(name) and "worksheets" in name]


def test_a_filled_template_is_taken_without_a_question() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template.workbook(PACKAGE, TABLES, "id")))
    sheet = book["Penghargaan"]
    values = {"award_year": 2019, "competition": "KIPP", "tier_code": "Top 45", "innovation_id": "Layanan Kuskus Biru"}
    values |= {"government_id": "Kabupaten Sumedang", "source_id": URL}
    for cell in sheet[2]:
        if cell.value in values:
            sheet.cell(3, cell.column, values[cell.value])
    buffer = io.BytesIO()
    book.save(buffer)
    outcome = upload.check(reading.read(buffer.getvalue(), "t.xlsx"), PACKAGE, TABLES, today=TODAY)
    assert outcome.faults == () and len(outcome.rows["awards"]) == 1


@pytest.mark.parametrize("table", template.editable(PACKAGE), ids=lambda item: item.name)
def test_the_examples_are_records_and_are_read_back_as_they_are(table: object) -> None:
    rows = template._examples(table, TABLES)  # type: ignore[arg-type]
    names = template._names(TABLES, "id")
    fields = table.fields  # type: ignore[attr-defined]
    lines = [[item.name for item in fields]]
    lines += [[template._as_written(table, item, row, names, "id") for item in fields] for row in rows]  # type: ignore[arg-type]
    text = "\n".join(";".join('"' + value.replace('"', '""') + '"' for value in line) for line in lines)
    outcome = upload.check(reading.read(text.encode(), f"{table.name}.csv"), PACKAGE, TABLES, today=TODAY)  # type: ignore[attr-defined]
    assert list(outcome.faults)[:3] == []
    assert list(outcome.rows.get(table.name, ())) == rows  # type: ignore[attr-defined]


def test_csv_templates_are_known() -> None:
    for table in template.editable(PACKAGE):
        grid = reading.read(template.csv_bytes(table, "id"), f"{all_tables.table_title(table, 'id')}.csv").grids[0]
        found = headers.propose(grid, PACKAGE)
        assert (found.table, len([name for name in found.columns.values() if name])) == (table.name, len(template.asked(table)))
