"""Spearman's rho against published examples, its interval against the formula and a bootstrap."""

import numpy as np
import pytest

from inovasi.statistics import association

# Siegel, S. (1956), Nonparametric Statistics for the Behavioral Sciences, chapter 9: authoritarianism and social-status striving
# of 12 students, as ranks; sum of squared differences 52, published rs = .82.
AUTHORITARIANISM = [2, 6, 5, 1, 10, 9, 8, 3, 4, 12, 7, 11]
STRIVING = [3, 4, 2, 1, 8, 11, 10, 6, 7, 12, 5, 9]
# The worked example of the encyclopaedia article on the coefficient: IQ and hours of television of ten people, rho = -29/165.
IQ = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
HOURS = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]


def test_siegel_1956() -> None:
    found = association.spearman(AUTHORITARIANISM, STRIVING)
    assert round(found.rho, 2) == 0.82
    assert found.rho == pytest.approx(1 - 6 * 52 / (12**3 - 12))
    assert found.n == 12


def test_ten_pairs_without_ties() -> None:
    assert association.spearman(IQ, HOURS).rho == pytest.approx(-29 / 165)


def test_interval_of_bonett_and_wright() -> None:
    found = association.spearman(AUTHORITARIANISM, STRIVING)
    z, half = 0.5 * np.log((1 + found.rho) / (1 - found.rho)), 1.96 * np.sqrt((1 + found.rho**2 / 2) / 9)
    assert found.low == pytest.approx(np.tanh(z - half), abs=1e-4)
    assert found.high == pytest.approx(np.tanh(z + half), abs=1e-4)


def test_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    generator = np.random.default_rng(3)
    truth = 6 / np.pi * np.arcsin(0.5 / 2)  # rho of a bivariate normal with r = 0.5 (Pearson 1907)
    hits = 0
    for _ in range(400):
        draws = generator.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], size=30)
        found = association.spearman(list(draws[:, 0]), list(draws[:, 1]))
        hits += found.low <= truth <= found.high
    assert 0.91 <= hits / 400 <= 0.985


def test_perfect_order_has_no_width() -> None:
    found = association.spearman([1, 2, 3, 4, 5], [10, 20, 30, 40, 99])
    assert (found.rho, found.low, found.high) == (1, 1, 1)


@pytest.mark.parametrize(
    ("first", "second"),
    [([1, 2, 3], [1, 2, 3]), ([1, 2, 3, 4], [1, 2, 3]), ([1, 2, 3, 4], [5, 5, 5, 5]), ([1, 2, 3, float("nan")], [1, 2, 3, 4])],
)
def test_what_cannot_be_ranked_raises(first: list[float], second: list[float]) -> None:
    with pytest.raises(ValueError, match="Spearman needs"):
        association.spearman(first, second)
