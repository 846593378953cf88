"""Cells to values: dates, numbers, codes and places as Indonesian offices write them."""

import csv
from datetime import date, datetime

import pytest

from inovasi import descriptor, paths
from inovasi.intake import addresses, codes, dates, numbers, places, texts

PACKAGE = descriptor.load(paths.DESCRIPTOR)


def rows(name: str) -> list[dict[str, str]]:
    with (paths.TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KNOWN = places.places(rows("governments"))


@pytest.mark.parametrize(
    ("given", "first", "last", "precision"),
    [
        ("3 November 2020", "2020-11-03", "2020-11-03", "day"),
        ("3 Nov 2020", "2020-11-03", "2020-11-03", "day"),
        ("03 Nopember 2020", "2020-11-03", "2020-11-03", "day"),
        ("Selasa, 3 November 2020", "2020-11-03", "2020-11-03", "day"),
        ("1 Agustus 2021", "2021-08-01", "2021-08-01", "day"),
        ("12 Mei 2019", "2019-05-12", "2019-05-12", "day"),
        ("November 3, 2020", "2020-11-03", "2020-11-03", "day"),
        ("03/11/2020", "2020-11-03", "2020-11-03", "day"),
        ("3-11-2020", "2020-11-03", "2020-11-03", "day"),
        ("2020-11-03", "2020-11-03", "2020-11-03", "day"),
        ("2020-11-03 00:00:00", "2020-11-03", "2020-11-03", "day"),
        ("3-5 November 2020", "2020-11-03", "2020-11-05", "day"),
        ("3 s.d. 5 November 2020", "2020-11-03", "2020-11-05", "day"),
        ("November 2020", "2020-11-01", "2020-11-30", "month"),
        ("Feb 2020", "2020-02-01", "2020-02-29", "month"),
        ("11/2020", "2020-11-01", "2020-11-30", "month"),
        ("٣ November 2020", "2020-11-03", "2020-11-03", "day"),
        ("2020", "2020-01-01", "2020-12-31", "year"),
        (2020, "2020-01-01", "2020-12-31", "year"),
        (44138, "2020-11-03", "2020-11-03", "day"),
        (44138.5, "2020-11-03", "2020-11-03", "day"),
        (datetime(2020, 11, 3, 14, 5), "2020-11-03", "2020-11-03", "day"),
        (date(2020, 11, 3), "2020-11-03", "2020-11-03", "day"),
        ("\u200f3 November\u00a02020\u202c", "2020-11-03", "2020-11-03", "day"),
    ],
)
def test_dates(given: object, first: str, last: str, precision: str) -> None:
    reading = dates.read(given)  # type: ignore[arg-type]
    assert (str(reading.first), str(reading.last), reading.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("given", "problem", "suggested"),
    [
        ("11/23/2020", "month_first", ["2020-11-23"]),
        ("03/11/20", "short_year", ["2020-11-03"]),
        ("31/02/2020", "no_such_day", []),
        ("30 Februari 2020", "no_such_day", []),
        ("44138", "day_count", ["2020-11-03"]),
        ("kemarin", "not_a_date", []),
        ("3 Brumaire 2020", "not_a_date", []),
        (1.5, "not_a_date", []),
        (float("nan"), "not_a_date", []),
        (float("inf"), "not_a_date", []),
        (True, "not_a_date", []),
        ("3 November 1066", "far_date", []),
    ],
)
def test_dates_that_are_problems(given: object, problem: str, suggested: list[str]) -> None:
    reading = dates.read(given)  # type: ignore[arg-type]
    assert reading.problem == problem and [item.value for item in reading.suggestions] == suggested


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12.5", "12.5"),
        ("12,5%", "12.5"),
        ("0,755", "0.755"),
        ("-3", "-3"),
        ("1.234.567", "1234567"),
        ("1 234", "1234"),
        (88.11, "88.11"),
        (5.0, "5"),
    ],
)
def test_numbers(given: object, text: str) -> None:
    assert numbers.read(given, is_whole=False).text == text  # type: ignore[arg-type]


def test_a_number_that_could_be_two_is_a_problem_unless_its_column_tells() -> None:
    for given in ("1.234", "1,234"):
        reading = numbers.read(given, is_whole=False)
        assert reading.problem == "two_numbers"
        again = [numbers.read(item.value, is_whole=False).text for item in reading.suggestions]
        assert again == ["1234", "1.234"], "an accepted suggestion is read in one way"
    assert numbers.read("1.234", is_whole=True).text == "1234"
    assert numbers.decimal_sign(["1.234", "12,5"]) == ","
    assert numbers.decimal_sign(["1.234", "12,5", "12.5"]) == ""
    assert numbers.read("1.234", is_whole=False, decimal_sign=",").text == "1234"
    assert numbers.read("1.234", is_whole=False, decimal_sign=".").text == "1.234"
    assert numbers.read("12,5", is_whole=True).problem == "not_whole"
    assert numbers.read("nan", is_whole=False).problem == "not_a_number"
    assert numbers.read(float("inf"), is_whole=False).problem == "not_a_number"


def test_codes_by_their_words_in_both_languages() -> None:
    step = PACKAGE.table("replication_steps").field("step")
    for text in ("running", "Berjalan", " BERJALAN ", "Running"):
        assert codes.code(step, texts.clean(text)) == "running"
    assert codes.code(step, "jalan-jalan") is None
    assert [item.value for item in codes.suggestions(step, "berjaln", "id")][:1] == ["running"]
    for table in PACKAGE.tables:
        for field in table.fields:
            for item in field.codes:
                assert codes.code(field, item) == item, f"{table.name}.{field.name}"
    assert [codes.yes_or_no(text) for text in ("Ya", "TIDAK", "yes", "mungkin")] == ["yes", "no", "yes", None]


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Sumsel", "16"),
        ("Babel", "19"),
        ("Kep. Bangka Belitung", "19"),
        ("DIY", "34"),
        ("D.I. Yogyakarta", "34"),
        ("Jabar", "32"),
        ("Provinsi Jawa Barat", "32"),
        ("West Java", "32"),
        ("NAD", "11"),
        ("Irian Jaya", "94"),
        ("Papua Barat Daya", "92"),
        ("DKI Jakarta", "31"),
        ("32", "32"),
        ("prov-32", "32"),
    ],
)
def test_provinces(spelling: str, code: str) -> None:
    assert places.province(spelling, KNOWN) == code


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("Kab. Sumedang", "kab-3211"),
        ("Kabupaten Sumedang", "kab-3211"),
        ("Pemkab Sumedang", "kab-3211"),
        ("KAB SUMEDANG", "kab-3211"),
        ("Kota Surabaya", "kota-3578"),
        ("Pemerintah Kota Surabaya", "kota-3578"),
        ("Kota Adm. Jakarta Selatan", "kota-3171"),
        ("Kab. Adm. Kepulauan Seribu", "kab-3101"),
        ("Sumatera Selatan", "prov-16"),
        ("3211", "kab-3211"),
        ("Surabaya", "kota-3578"),
    ],
)
def test_governments(spelling: str, key: str) -> None:
    assert places.government(spelling, KNOWN) == key


def test_a_name_that_two_bear_or_none_bears_is_suggested_not_guessed() -> None:
    assert places.government("Bandung", KNOWN) is None
    assert {item.label for item in places.suggestions("Bandung", KNOWN)} >= {"Kabupaten Bandung", "Kota Bandung"}
    assert places.province("Sumatera Selatn", KNOWN) is None
    assert places.suggestions("Sumatera Selatn", KNOWN, only_provinces=True)[0].label == "Sumatera Selatan"
    for item in places.suggestions("Sumedan", KNOWN):
        assert places.government(item.value, KNOWN), "a suggestion is understood when it is taken"


def test_every_name_of_the_release_is_understood() -> None:
    missed = [row["name_id"] for row in rows("governments") if places.government(row["name_id"], KNOWN) != row["government_id"]]
    assert missed == []
    for row in rows("provinces"):
        for text in (row["name_id"], row["name_en"], row["abbreviation"]):
            assert places.province(text, KNOWN) == row["province_code"], text


def test_what_looks_like_an_address_and_is_none() -> None:
    for text in ("http://[::1", "https://", "https://a", "javascript:alert(1)", "ftp://a.b/c", "https://a.b/" + "x" * 3000):
        assert not addresses.is_address(text) and addresses.key(text) == addresses.host(text) == ""
    assert addresses.host("https://www.menpan.go.id/x?y=1") == "menpan.go.id"


def test_invisible_signs_go_and_markup_stays_text() -> None:
    assert texts.clean("\u202eabc\u200b  d\u00a0e") == "abc d e"
    assert texts.clean("<b>\"x\"</b> & 'y'") == "<b>\"x\"</b> & 'y'"
    assert texts.of_cell(33.0) == "33" and texts.of_cell(date(2020, 1, 2)) == "2020-01-02"
