"""Uploads as people make them: what is understood, what waits, what is asked, and that no row is lost."""

from datetime import date

import pytest

from inovasi import descriptor, i18n, paths
from inovasi.intake import all_tables, reading, upload
from inovasi.intake.model import Correction, Decision, SheetMapping
from inovasi.intake.outcome import Outcome
from tests.intake import books

PACKAGE = descriptor.load(paths.DESCRIPTOR)
TABLES = all_tables.read_tables(PACKAGE, paths.DATA)
TODAY = date(2026, 11, 24)
URL = "https://contoh.go.id/berita/1"
AWARD_HEAD = ["No", "Nama Inovasi", "Instansi", "Tahun", "Jenjang", "Kompetisi", "Tautan"]


def check(sheets: dict[str, list[list[object]]], **options: object) -> Outcome:
    book = reading.read(books.xlsx(sheets), "isian.xlsx")
    return upload.check(book, PACKAGE, TABLES, today=TODAY, **options)  # type: ignore[arg-type]


def kinds(outcome: Outcome) -> list[tuple[int, str, str]]:
    return [(item.row, item.column, item.kind) for item in outcome.faults]


def conserved(outcome: Outcome) -> None:
    for count in outcome.counts:
        assert count.rows == count.good + count.waiting + count.duplicate + count.empty, count


def test_a_messy_sheet_of_awards() -> None:
    outcome = check(
        {
            "Data": [
                ["DAFTAR PEMENANG"],
                [],
                AWARD_HEAD,
                [1, "Inovasi Zebra Pelangi", "Kab. Sumedang", 2019, "Top 45", "KIPP", URL],
                [2, "Inovasi Zebra Pelangi", "Kab. Sumedang", 2019, "Top 45", "KIPP", URL],
                [],
                [3, "Layanan Kuskus Biru", "Sumsell", 2019, "Top 45", "KIPP", URL],
                [4, "Layanan Kuskus Biru", "Bandung", 2019, "Top 451", "KIPP", URL],
                [5, "Kolibri Senja Raya", "Sumsel", 2019, "Top 45", "KIPP", "koran kemarin"],
                ["Sumber: panitia"],
            ]
        }
    )
    conserved(outcome)
    assert outcome.counts[0].table == "awards"
    assert (outcome.counts[0].good, outcome.counts[0].waiting, outcome.counts[0].duplicate) == (1, 3, 1)
    assert outcome.counts[0].empty == 2, "a blank line and a line of another column"


def test_first_try_gives_kinds_and_suggestions() -> None:
    outcome = check(
        {
            "Penghargaan": [
                AWARD_HEAD[1:],
                ["Layanan Kuskus Biru", "Sumsell", 2019, "Top 45", "KIPP", URL],
                ["Layanan Kuskus Biru", "Bandung", 2019, "Top 45", "KIPP", URL],
                ["Layanan Kuskus Biru", "Sumsel", 2019, "Top 451", "KIPP", URL],
                ["Layanan Kuskus Biru", "Sumsel", 2019, "Top 45", "KIPP", "koran kemarin"],
            ]
        }
    )
    assert kinds(outcome) == [
        (2, "B", "unknown_government"),
        (3, "B", "unknown_government"),
        (4, "D", "unknown_tier"),
        (5, "F", "not_an_address"),
    ]
    assert outcome.faults[0].suggestions[0].label == "Provinsi Sumatera Selatan"
    assert {item.label for item in outcome.faults[1].suggestions} >= {"Kabupaten Bandung", "Kota Bandung"}
    assert outcome.faults[2].suggestions[0].label == "Top 45"
    mended = check(
        {"Penghargaan": [AWARD_HEAD[1:], ["Layanan Kuskus Biru", "Sumsell", 2019, "Top 45", "KIPP", URL]]},
        corrections=[Correction("Penghargaan", 2, "B", outcome.faults[0].suggestions[0].value)],
    )
    assert mended.faults == () and mended.rows["awards"][0]["government_id"] == "prov-16"


def test_a_good_award_makes_its_page_and_its_innovation_and_a_key_that_stays() -> None:
    sheets: dict[str, list[list[object]]] = {
        "Penghargaan": [AWARD_HEAD[1:], ["Layanan Kuskus Biru", "Sumsel", 2019, "Top 45", "KIPP", URL]]
    }
    first, second = check(sheets), check(sheets)
    assert first.rows == second.rows and first.faults == ()
    (row,) = first.rows["awards"]
    assert row["innovation_id"] == "layanan-kuskus-biru" and row["name_as_published"] == "Layanan Kuskus Biru"
    assert (
        row["tier_code"] == "top_45"
        and row["is_award"] == "yes"
        and row["source_file"] == "isian.xlsx"
        and row["source_row"] == "2"
    )
    assert first.made["sources"][0]["publisher"] == "contoh.go.id"
    assert first.made["innovations"][0]["origin_government_id"] == "prov-16"
    assert {item["alias"] for item in first.made["innovation_aliases"]} == {"Layanan Kuskus Biru"}
    assert {item.kind for item in first.notices} >= {"new_innovations", "new_sources"}


def test_a_row_without_key_finds_its_record_and_keeps_what_it_does_not_say() -> None:
    held = next(row for row in TABLES["awards"] if row["agency"] and row["innovation_id"] and row["government_id"])
    head = ["innovation_id", "government_id", "award_year", "tier_code", "competition", "rank"]
    row = [held[name] for name in head[:-1]]
    outcome = check({"awards": [head, [*row, "7"]]})
    assert outcome.faults == ()
    assert outcome.rows["awards"] == ({**held, "rank": "7"},)


def test_a_name_that_looks_like_a_known_one_is_asked_and_decided() -> None:
    known = next(row for row in TABLES["innovations"] if len(row["name"]) > 20 and row["origin_government_id"].startswith("kab-"))
    misspelt = known["name"].replace("a", "e", 1) + "h"
    sheets: dict[str, list[list[object]]] = {
        "Penghargaan": [AWARD_HEAD[1:], [misspelt, "Kab. Sumedang", 2019, "Top 45", "KIPP", URL]]
    }
    outcome = check(sheets)
    assert [item.kind for item in outcome.faults] == ["identity_open"]
    (question,) = outcome.questions
    assert question.new.name == misspelt and question.new.government == "Kabupaten Sumedang"
    assert question.candidates[0].key == known["innovation_id"] and question.candidates[0].name == known["name"]
    for choice, key, aliases in (("same", known["innovation_id"], 0), ("alias", known["innovation_id"], 1), ("new", None, 1)):
        decided = check(sheets, decisions=[Decision("innovations", misspelt, choice, known["innovation_id"] if key else "")])
        assert decided.faults == () and decided.questions == ()
        assert decided.rows["awards"][0]["innovation_id"] == (key or decided.made["innovations"][0]["innovation_id"])
        assert len(decided.made.get("innovation_aliases", ())) == aliases, choice


def test_a_new_government_that_looks_like_a_known_one_is_asked() -> None:
    sheets: dict[str, list[list[object]]] = {"governments": [["name_id", "level"], ["Kementerian Kesehatann", "kementerian"]]}
    outcome = check(sheets)
    assert [item.table for item in outcome.questions] == ["governments"]
    assert outcome.questions[0].candidates[0].key == "kl-kemenkes"
    new = check(sheets, decisions=[Decision("governments", "Kementerian Kesehatann", "new")])
    assert new.rows["governments"][0]["government_id"] == "kl-kementerian-kesehatann"


def test_copies_with_steps_and_plans_in_one_workbook() -> None:
    outcome = check(
        {
            "Replikasi": [
                ["ID Replikasi", "Inovasi", "Daerah asal", "Daerah replikator", "Tahun", "Sumber"],
                ["baru-1", "Layanan Kuskus Biru", "Jatim", "Kab. Sumedang", 2021, URL],
                ["baru-2", "Layanan Kuskus Biru", "Kab. Sumedang", "Kab Sumedang", 2021, URL],
            ],
            "Langkah": [
                ["ID Replikasi", "Tahap", "Tanggal", "Bukti", "Sumber"],
                ["baru-1", "Dipilih", "3 November 2020", "menurut pihak ketiga", URL],
                ["baru-1", "Berjalan", "2021", "dokumen resmi", URL],
                ["baru-2", "Dipilih", "November 2020", "dokumen resmi", URL],
                ["baru-1", "Dipilih", "1/2/2030", "dokumen resmi", URL],
            ],
            "Rencana aksi": [["Kunci rencana aksi", "ID Replikasi", "Tanggal"], ["ra-1", "baru-1", date(2020, 11, 4)]],
            "Tonggak": [
                ["Kunci rencana aksi", "Tonggak", "Tahap", "Tenggat", "Realisasi"],
                ["ra-1", "Bentuk tim", "Persiapan", "2020-12-01", "1 Nov 2020"],
                ["ra-1", "Uji coba", "Pelaksanaan", "1/2/2021", ""],
                ["ra-1", "Lapor", "Monitoring dan evaluasi", "2021", ""],
            ],
        }
    )
    conserved(outcome)
    steps = outcome.rows["replication_steps"]
    assert [
        (row["step"], row["date_from"], row["date_to"], row["precision"], row["step_no"], row["step_rank"]) for row in steps
    ] == [
        ("chosen", "2020-11-03", "2020-11-03", "day", "1", "1"),
        ("running", "2021-01-01", "2021-12-31", "year", "2", "5"),
    ]
    found = {(item.sheet, item.row, item.kind) for item in outcome.faults}
    assert found == {
        ("Replikasi", 3, "own_origin"),
        ("Langkah", 4, "parent_waits"),
        ("Langkah", 5, "in_future"),
        ("Tonggak", 2, "done_before_made"),
        ("Tonggak", 4, "day_needed"),
    }
    assert [row["title_id"] for row in outcome.rows["plan_milestones"]] == ["Uji coba"]


def test_equal_rows_overlapping_rows_and_keys_twice() -> None:
    line = ["Layanan Kuskus Biru", "Sumsel", 2019, "Top 45", "KIPP", URL]
    outcome = check({"Penghargaan": [[*AWARD_HEAD[1:], "Kunci penghargaan"], [*line, "x1"], [*line, "x1"], [*line, "x2"]]})
    assert (outcome.counts[0].good, outcome.counts[0].duplicate, outcome.counts[0].waiting) == (1, 1, 1)
    assert kinds(outcome) == [(4, "", "overlaps")]
    assert [item.kind for item in outcome.notices if item.row] == ["duplicate"]
    other = ["Layanan Kuskus Biru", "Bali", *line[2:], "x1"]
    keys = check({"Penghargaan": [[*AWARD_HEAD[1:], "Kunci penghargaan"], [*line, "x1"], other]})
    assert kinds(keys) == [(3, "G", "key_twice")] and keys.counts[0].good == 1


def test_hidden_rows_formulas_and_tables_that_no_upload_changes_are_told() -> None:
    def fill(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        sheet.title = "indicators"
        sheet.append(["indicator_id", "indicator_year", "frame", "province_code", "value"])
        sheet.append(["hdi", 2023, 38, "Jabar", "=1+1"])
        sheet.append(["hdi", 2023, 38, "Bali", "1.234"])
        sheet.row_dimensions[3].hidden = True
        other = book.create_sheet("provinces")  # type: ignore[attr-defined]
        other.append(["province_code", "name_id"])
        other.append(["32", "Jawa Barat Baru"])

    outcome = upload.check(reading.read(books.by_openpyxl(fill), "a.xlsx"), PACKAGE, TABLES, today=TODAY)
    found = {(item.sheet, item.row, item.kind) for item in outcome.problems}
    assert ("indicators", 2, "formula_without_value") in found
    assert ("indicators", 3, "two_numbers") in found
    assert ("indicators", 0, "hidden_rows") in found
    assert ("provinces", 0, "reference_table") in found
    assert "provinces" not in outcome.rows
    conserved(outcome)


def test_a_mapping_by_hand_goes_before_the_guess() -> None:
    sheets: dict[str, list[list[object]]] = {"X": [["siapa", "apa"], ["Layanan Kuskus Biru", "Nama lain kuskus"]]}
    told = SheetMapping("innovation_aliases", 1, {"A": "innovation_id", "B": "alias"})
    known = TABLES["innovations"][0]
    sheets["X"][1][0] = known["name"]
    outcome = check(sheets, mappings={"X": told})
    assert outcome.rows["innovation_aliases"] == ({"innovation_id": known["innovation_id"], "alias": "Nama lain kuskus"},)
    left_out = check(sheets)
    assert left_out.counts[0].is_left_out and [item.kind for item in left_out.notices] == ["sheet_left_out"]


@pytest.mark.parametrize(
    "name", ['<img src=x onerror="alert(1)">', 'O\'Brien & "Sons"', "\u202e\u05d0\u05d1\u05d2 abc", "N" * 500, "=1+1", "@SUM(A1)"]
)
def test_hostile_names_pass_as_text(name: str) -> None:
    outcome = check({"innovations": [["name", "origin_government_id"], [name, "Bali"]]})
    assert outcome.faults == ()
    (row,) = outcome.rows["innovations"]
    assert row["name"] == name.replace("\u202e", "") and row["innovation_id"]


HEAD = ["Nama Inovasi", "Instansi", "Tahun", "Jenjang", "Kompetisi", "Tautan"]


def winner(name: str, year: object = 2019) -> list[object]:
    return [name, "Kab. Sumedang", year, "Top 45", "KIPP", URL]


def told(outcome: Outcome) -> dict[str, dict[str, object]]:
    return {item.kind: dict(item.params) for item in outcome.problems if item.is_notice}


def test_a_head_that_is_repeated_further_down_loses_no_row() -> None:
    outcome = check({"Data": [HEAD, winner("Zebra Ajaib Satu"), [], ["Lanjutan"], HEAD, winner("Kuskus Biru Dua")]})
    conserved(outcome)
    assert [row["name_as_published"] for row in outcome.rows["awards"]] == ["Zebra Ajaib Satu", "Kuskus Biru Dua"]
    assert told(outcome)["repeated_header"] == {"rows": 1, "first": 5}


def test_records_above_the_head_are_told() -> None:
    outcome = check({"Data": [["Daftar 2019"], winner("Zebra Ajaib Satu"), HEAD, winner("Kuskus Biru Dua")]})
    assert told(outcome)["rows_above"] == {"rows": 1, "first": 2}
    plain = check({"Data": [["Daftar 2019"], ["Identitas", "", "Lomba"], HEAD, winner("Kuskus Biru Dua")]})
    assert "rows_above" not in told(plain) and plain.counts[0].good == 1


def test_values_that_a_stray_separator_pushed_aside_are_told() -> None:
    text = ";".join(HEAD) + "\r\nZebra Ajaib;Kab. Sumedang;2019;Top 45;KIPP;" + URL + ";Jakarta;3\r\n"
    outcome = upload.check(reading.read(text.encode(), "a.csv"), PACKAGE, TABLES, today=TODAY)
    conserved(outcome)
    assert told(outcome)["cells_without_heading"] == {"cells": 2, "first": "G2"}


@pytest.mark.parametrize(
    ("year", "suggested"), [("Tahun 2019", ["2019"]), ("2019*", ["2019"]), ("2018/2019", []), ("dua ribu", [])]
)
def test_a_year_among_words_is_suggested_not_taken(year: str, suggested: list[str]) -> None:
    outcome = check({"Data": [HEAD, winner("Zebra Ajaib Satu", year)]})
    (fault,) = outcome.faults
    assert (fault.kind, fault.row, fault.column, fault.value) == ("not_a_year", 2, "C", year)
    assert [item.value for item in fault.suggestions] == suggested


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_notice_has_words_in_both_languages(language: str) -> None:
    for kind in ("rows_above", "cells_without_heading", "repeated_header"):
        for group in ("problems", "advice"):
            assert "{" not in i18n.t(f"intake.{group}.{kind}", language, rows=1, cells=1, first=2)
