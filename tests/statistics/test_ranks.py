"""Rank intervals against ranks computed from the Poisson probabilities themselves."""

import itertools
import math

import pytest
from scipy.stats import skellam

from inovasi.statistics import ranks

HIGHEST = 60


def exact_ranks(counts: list[int], exposures: list[float]) -> list[dict[float, float]]:
    """Return the exact distribution of each unit's rank by going through every outcome (the mass beyond 60 is negligible)."""
    masses = [[math.exp(-mean) * mean**number / math.factorial(number) for number in range(HIGHEST)] for mean in counts]
    found: list[dict[float, float]] = [{} for _ in counts]
    for outcome in itertools.product(range(HIGHEST), repeat=len(counts)):
        weight = math.prod(mass[number] for mass, number in zip(masses, outcome, strict=True))
        if weight < 1e-12:
            continue
        rates = [number / size for number, size in zip(outcome, exposures, strict=True)]
        for index, rate in enumerate(rates):
            rank = 1 + sum(other > rate for other in rates) + (sum(other == rate for other in rates) - 1) / 2
            found[index][rank] = found[index].get(rank, 0.0) + weight
    return found


def quantile(distribution: dict[float, float], probability: float) -> float:
    total = 0.0
    for rank in sorted(distribution):
        total += distribution[rank]
        if total >= probability - 1e-9:
            return rank
    raise AssertionError


def test_three_units_by_brute_force() -> None:
    counts, exposures = [5, 9, 20], [2.0, 2.0, 2.5]
    exact = exact_ranks(counts, exposures)
    for unit, rank in zip(exact, ranks.rank_intervals(counts, exposures, draws=40_000), strict=True):
        assert (rank.low, rank.high) == (quantile(unit, 0.025), quantile(unit, 0.975))
    assert [rank.observed for rank in ranks.rank_intervals(counts, exposures)] == [3, 2, 1]


def test_two_units_against_the_skellam_distribution() -> None:
    """P(unit b beats unit a) = P(Skellam(30, 12) > 0) is 0.995, so b is first in the whole interval; 14 against 12 settles nothing."""
    assert float(skellam.sf(0, 30, 12)) > 0.99
    assert [(rank.low, rank.high) for rank in ranks.rank_intervals([12, 30], [1.0, 1.0])] == [(2, 2), (1, 1)]
    assert 0.025 < float(skellam.sf(0, 14, 12)) < 0.975
    assert [(rank.low, rank.high) for rank in ranks.rank_intervals([12, 14], [1.0, 1.0])] == [(1, 2), (1, 2)]


def test_ties_share_the_middle_and_the_seed_repeats() -> None:
    first = ranks.rank_intervals([7, 7, 7], [1.0, 1.0, 1.0])
    assert [rank.observed for rank in first] == [2, 2, 2]
    assert first == ranks.rank_intervals([7, 7, 7], [1.0, 1.0, 1.0])
    assert ranks.rank_intervals([], []) == []


def test_exposure_must_be_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        ranks.rank_intervals([1], [0.0])
