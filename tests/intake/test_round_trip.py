"""Everything exported as one workbook and uploaded again changes nothing, table by table, row by row."""

from datetime import date

import pytest

from inovasi import descriptor, paths
from inovasi.intake import all_tables, reading, upload

PACKAGE = descriptor.load(paths.DESCRIPTOR)
TABLES = all_tables.read_tables(PACKAGE, paths.DATA)
TODAY = date.fromisoformat(PACKAGE.data_date)


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_tables_come_back_equal(language: str) -> None:
    book = reading.read(all_tables.workbook(PACKAGE, TABLES, language), "semua.xlsx")
    outcome = upload.check(book, PACKAGE, TABLES, today=TODAY, language=language)
    assert list(outcome.faults)[:5] == []
    assert outcome.questions == ()
    for table in PACKAGE.tables:
        assert list(outcome.rows.get(table.name, ())) == TABLES[table.name], table.name
    for count in outcome.counts:
        assert count.rows == count.good == count.unchanged == len(TABLES[count.table]), count


@pytest.mark.parametrize("name", [item.name for item in PACKAGE.tables if item.editing == "editable"])
def test_a_csv_of_each_table_comes_back_equal(name: str) -> None:
    table = PACKAGE.table(name)
    book = reading.read(all_tables.csv_bytes(table, TABLES[name], "id"), f"{name}.csv")
    outcome = upload.check(book, PACKAGE, TABLES, today=TODAY)
    assert list(outcome.faults)[:3] == []
    assert list(outcome.rows.get(name, ())) == TABLES[name]
