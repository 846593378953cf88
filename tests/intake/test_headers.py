"""Sheets to tables and columns to fields: other order, other spelling, titles above; what is unsure says so."""

import json

import pytest

from inovasi import descriptor, paths
from inovasi.intake import headers
from inovasi.intake.model import Grid, IntakeError, mapping_from

PACKAGE = descriptor.load(paths.DESCRIPTOR)


def grid(*rows: tuple[object, ...], sheet: str = "Lembar1") -> Grid:
    return Grid(sheet, rows)  # type: ignore[arg-type]


def test_a_messy_sheet_is_understood() -> None:
    found = headers.propose(
        grid(
            ("DAFTAR PEMENANG KOMPETISI INOVASI PELAYANAN PUBLIK",),
            ("Per 3 November 2020",),
            (),
            ("No", "Nama Inovasi", "Instansi", "Tahun Penghargan", "Jenjang", "Kompetisi", "Tautan"),
            (1, "SIGAP", "Kab. Sumedang", 2020, "Top 45", "KIPP", "https://x.id"),
        ),
        PACKAGE,
    )
    assert (found.table, found.header_row) == ("awards", 4)
    assert found.columns == {
        "A": "",
        "B": "innovation_id",
        "C": "government_id",
        "D": "award_year",
        "E": "tier_code",
        "F": "competition",
        "G": "source_id",
    }
    assert found.certainty["B"] == 100 and headers.CLOSE <= found.certainty["D"] < 100


@pytest.mark.parametrize("table", PACKAGE.tables, ids=lambda item: item.name)
@pytest.mark.parametrize("kind", ["name", "title_id", "title_en"])
def test_every_table_is_known_by_its_own_headers(table: descriptor.Table, kind: str) -> None:
    titles = tuple(getattr(field, kind) for field in table.fields)
    sheet = {"name": table.name, "title_id": table.title_id, "title_en": table.title_en}[kind][:31]
    found = headers.propose(grid(titles, sheet=sheet), PACKAGE)
    assert (found.table, found.header_row, found.table_certainty) == (table.name, 1, 100)
    assert list(found.columns.values()) == [field.name for field in table.fields]


def test_names_below_titles_are_the_header() -> None:
    table = PACKAGE.table("awards")
    rows = (tuple(f"{field.title_id} *" for field in table.fields), tuple(field.name for field in table.fields))
    assert headers.propose(grid(*rows, sheet="Penghargaan"), PACKAGE).header_row == 2


def test_a_sheet_of_something_else_is_no_table() -> None:
    for rows in (((),), (("a", "b"),), (("Rapat", "Hadir", "Kopi"), ("x", "y", "z")), ((1, 2), (3, 4))):
        assert headers.propose(grid(*rows), PACKAGE).table == ""


def test_a_mapping_is_plain_remembered_whatever_the_order_and_checked_when_read() -> None:
    first = grid(("Judul", "Siapa", "Kapan"), ("SIGAP", "Bali", 2020))
    told = mapping_from(
        {"table": "awards", "header_row": 1, "columns": {"A": "innovation_id", "B": "government_id", "C": "award_year"}}
    )
    key, value = headers.to_remember(first, told)
    value = json.loads(json.dumps(value))
    again = headers.propose(grid(("x",), ("Kapan", "JUDUL", "Siapa")), PACKAGE, {key: value})
    assert (again.table, again.header_row) == ("awards", 2)
    assert again.columns == {"A": "award_year", "B": "innovation_id", "C": "government_id"}
    assert mapping_from(json.loads(json.dumps(told.as_json()))).columns == told.columns
    for broken in (None, [], {}, {"table": 1, "header_row": 1, "columns": {}}, {"table": "x", "header_row": True, "columns": {}}):
        with pytest.raises(IntakeError):
            mapping_from(broken)
