"""Search forgives spelling and knows synonyms."""

import pytest

from inovasi import search

ROWS = [
    ("Siaga Urusan Penting Kependudukan", "Kabupaten Penukal Abab Lematang Ilir"),
    ("Gebrakan Suami Siaga", "menurunkan kematian ibu", "Sumatera Selatan"),
    ("Jam Kunci", "Kota Palembang"),
    ("Kelas Perizinan", None),
]
SYNONYMS = {"dukcapil": ["kependudukan"], "aki": ["kematian ibu"], "smart city": ["jam kunci"]}


@pytest.mark.parametrize(
    ("asked", "positions"),
    [
        ("", [0, 1, 2, 3]),
        ("dukcapil", [0]),
        ("AKI", [1]),
        ("kependudkan", [0]),
        ("sumatra selatan", [1]),
        ("SIAGA suami", [1]),
        ("izin", [3]),
        ("smart city", [2]),
        ("tidak ada sama sekali", []),
        ("%' or 1=1", []),
    ],
)
def test_found(asked: str, positions: list[int]) -> None:
    assert search.found(asked, search.index(ROWS), SYNONYMS) == positions
