"""Moran's I against PySAL's published example and by hand; neighbours of provinces and islands."""

import csv
import itertools
from pathlib import Path

import libpysal
import pytest
from shapely.geometry import box

from inovasi.statistics import neighbours


def test_st_louis_homicides_as_published_by_pysal() -> None:
    """PySAL documentation, esda.moran.Moran: HR8893 of 78 counties round St. Louis (Messner et al. 1999), rook weights: I = 0.24366, E = -0.01299."""
    weights = libpysal.io.open(libpysal.examples.get_path("stl_hom_rook.gal")).read()
    with Path(libpysal.examples.get_path("stl_hom.csv")).open(encoding="utf-8") as file:
        rates = {str(number): float(row["HR8893"]) for number, row in enumerate(csv.DictReader(file), start=1)}
    found = neighbours.moran(rates, {code: tuple(others) for code, others in weights.neighbors.items()})
    assert found.statistic == pytest.approx(0.24366, abs=5e-6)
    assert found.expected == pytest.approx(-1 / 77)
    assert found.province_count == 78
    assert found.p_value < 0.01


def test_four_in_a_row_by_hand() -> None:
    """Values 1 2 3 4 in a row, row-standardised: z = -1.5 -0.5 0.5 1.5, lags -0.5 -0.5 0.5 0.5, so I = (0.75+0.25+0.25+0.75) / 5 = 0.4."""
    row = {"a": ("b",), "b": ("a", "c"), "c": ("b", "d"), "d": ("c",)}
    found = neighbours.moran({"a": 1.0, "b": 2.0, "c": 3.0, "d": 4.0}, row)
    assert found.statistic == pytest.approx(0.4)
    assert found.expected == pytest.approx(-1 / 3)
    assert dict(found.lags) == {"a": 2.0, "b": 2.0, "c": 3.0, "d": 3.0}
    assert found == neighbours.moran({"a": 1.0, "b": 2.0, "c": 3.0, "d": 4.0}, row)  # a fixed seed
    every = [
        neighbours.moran(dict(zip("abcd", order, strict=True)), row).statistic
        for order in itertools.permutations((1.0, 2.0, 3.0, 4.0))
    ]
    exact = sum(abs(value + 1 / 3) >= abs(0.4 + 1 / 3) - 1e-9 for value in every) / 24
    assert found.p_value == pytest.approx(exact, abs=0.03)


def test_unknown_provinces_and_those_left_alone_are_out() -> None:
    row = {"a": ("b",), "b": ("a", "c"), "c": ("b", "d"), "d": ("c", "e"), "e": ("d",)}
    found = neighbours.moran({"a": 1.0, "b": 2.0, "d": 3.0, "e": 5.0}, row)
    assert found.province_count == 4
    with pytest.raises(ValueError, match="different values"):
        neighbours.moran({"a": 1.0, "c": 2.0}, row)


def test_islands_are_joined_with_their_two_nearest() -> None:
    shapes = {"a": box(0, 0, 1, 1), "b": box(1, 1, 2, 2), "c": box(3, 1, 4, 2), "d": box(9, 9, 10, 10)}
    found, links = neighbours.joined(shapes)
    assert found["a"] == ("b", "c")  # b touches at a corner (queen); c is an island whose two nearest are b and a
    assert found["c"] == ("a", "b", "d")
    assert links == {("b", "c"), ("a", "c"), ("c", "d"), ("b", "d")}


@pytest.mark.parametrize(("frame", "count"), [("33", 33), ("34", 34), ("37", 37), ("38", 38)])
def test_every_province_of_a_frame_has_neighbours_both_ways(frame: str, count: int) -> None:
    found, links = neighbours.of_frame(frame)
    assert len(found) == count and all(found.values())
    assert all(code in found[other] for code, others in found.items() for other in others)
    assert {"31", "36", "33"} == set(found["32"])  # Jawa Barat: Jakarta, Banten, Jawa Tengah
    assert ("35", "51") in links and ("51", "52") in links  # Bali with its two nearest, across the straits
