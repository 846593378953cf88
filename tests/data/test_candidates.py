"""Name candidates are proposals: they must find the known twin spellings and must not drown a reviewer."""

import pytest

from inovasi.candidates import COLUMNS, similar_names


def _pairs(names: list[tuple[str, str, str]], threshold: float) -> set[tuple[str, str]]:
    found = similar_names(names, threshold)
    return {(str(a), str(b)) for a, b in zip(found["id_a"], found["id_b"], strict=True)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sagarurung Keli Selai", "SAGARURUNG KELI SALAI"),
        ("SANPIISAN", "SAN PIISAN"),
        ("Klinik BUM Desa", "Klinik BUMDes"),
        ("Gebrakan Suami Siaga (Gebrakan Susi)", "Gebrakan Susi"),
    ],
)
def test_known_twin_spellings_are_proposed(first: str, second: str) -> None:
    assert _pairs([("a", first, ""), ("b", second, "")], 85) == {("a", "b")}


def test_unlike_names_and_spellings_of_one_id_are_left_out() -> None:
    names = [("a", "Jam Kunci", ""), ("a", "JAM KUNCI", ""), ("b", "Poltabes", ""), ("c", "", "")]
    assert similar_names(names, 85).empty


def test_empty_result_keeps_its_columns() -> None:
    assert tuple(similar_names([], 85).columns) == COLUMNS


def test_unknown_governments_are_not_the_same() -> None:
    found = similar_names([("a", "Sekolah Keluarga", ""), ("b", "Sekolah keluarga", "")], 85)
    assert not found.loc[0, "is_same_government"]
    assert found.loc[0, "score"] == 100


def test_order_is_by_falling_score() -> None:
    names = [
        ("a", "Mal Pelayanan Publik Badung", "x"),
        ("b", "Mal Pelayanan Publik Bandung", "y"),
        ("c", "Mal Pelayanan Publik", "z"),
    ]
    scores = list(similar_names(names, 60)["score"])
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("threshold", [-1, 101])
def test_threshold_outside_its_range_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        similar_names([], threshold)
