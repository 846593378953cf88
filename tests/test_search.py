"""Search forgives spelling and knows synonyms, in SQL over the text of rows."""

from collections.abc import Iterator

import duckdb
import pytest

from inovasi import listings, search
from inovasi.search import Searched

ROWS = [
    ("Siaga Urusan Penting Kependudukan", "Kabupaten Penukal Abab Lematang Ilir", "running"),
    ("Gebrakan Suami Siaga", "menurunkan kematian ibu, Sumatera Selatan", "trial"),
    ("Jam Kunci", "Kota Palembang", None),
    ("Kelas Perizinan (é)", None, None),
]
SYNONYMS = {"dukcapil": ["kependudukan"], "aki": ["kematian ibu"], "smart city": ["jam kunci"]}
CODES = {"state": {"running": "berjalan running", "trial": "uji coba trial"}}


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("create table handed (number integer, name varchar, place varchar, state varchar)")
        opened.executemany("insert into handed values (?, ?, ?, ?)", [(number, *row) for number, row in enumerate(ROWS)])
        opened.execute(f"create table rows as select *, {listings.searchable(['name', 'place'])} as words from handed")
        yield opened


def found(asked: str, connection: duckdb.DuckDBPyConnection) -> list[int]:
    vocabulary = [word for (word,) in connection.execute(listings.words_of("rows")).fetchall()]
    where = Searched(
        texts=("words",),
        key="number",
        codes=CODES,
        holds=lambda part: any(part in f" {word}" for word in vocabulary),
        vocabulary=lambda least, most: [word for word in vocabulary if least <= len(word) <= most],
    )
    condition = search.condition(asked, where, SYNONYMS)
    sql = f"select number from rows{f' where {condition.sql}' if condition else ''} order by number"
    return [number for (number,) in connection.execute(sql, dict(condition.params) if condition else {}).fetchall()]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("", [0, 1, 2, 3]),
        ("dukcapil", [0]),
        ("AKI", [1]),
        ("kependudkan", [0]),
        ("sumatra selatan", [1]),
        ("South Sumatra", [1]),
        ("SIAGA suami", [1]),
        ("izin", [3]),
        ("é", [3]),
        ("smart city", [2]),
        ("berjalan", [0]),
        ("uji coba", [1]),
        ("siaga trial", [1]),
        ("ila", []),  # three letters are found at the beginning of a word only
        ("ili", [0]),
        ("kelas siaga", []),
        ("2", [2]),  # the key of a row, whole
        ("tidak ada sama sekali", []),
        ("%' or 1=1", []),
    ],
)
def test_found(asked: str, numbers: list[int], connection: duckdb.DuckDBPyConnection) -> None:
    assert found(asked, connection) == numbers


def test_a_close_spelling_counts_only_where_no_word_holds_the_term(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("insert into rows values (9, 'Kependudkan', null, null, ' kependudkan ')")
    assert found("kependudkan", connection) == [9]


def test_text_is_read_the_same_way_on_both_sides(connection: duckdb.DuckDBPyConnection) -> None:
    for name, words in connection.execute("select name || ' ' || coalesce(place, ''), words from rows").fetchall():
        assert words.strip() == search.normalised(name)
