"""Exact Poisson intervals and funnel limits against published tables and against sums of the probabilities themselves."""

import math

import pytest

from inovasi.statistics import funnel


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (20, 12.217, 30.888), (50, 37.111, 65.919)],
)
def test_interval_of_garwood_1936(count: int, low: float, high: float) -> None:
    """95 % limits as tabled by Garwood 1936 and Ulm 1990 (10 observed: 4.80 to 18.39)."""
    assert funnel.poisson_interval(count) == pytest.approx((low, high), abs=0.0006)


def test_interval_refuses_a_negative_count() -> None:
    with pytest.raises(ValueError, match="negative"):
        funnel.poisson_interval(-1)


def cumulative(count: int, mean: float) -> float:
    return sum(math.exp(-mean) * mean**number / math.factorial(number) for number in range(count + 1))


def test_limits_meet_the_published_interval() -> None:
    """By Garwood's table 10 is just the highest count at a mean of 4.795 and just the lowest at 18.390: P(R >= 10) = P(R <= 10) = 2.5 %."""
    assert funnel.limits(4.795389)[1] == pytest.approx(9, abs=0.001)
    assert funnel.limits(18.390356)[0] == pytest.approx(10, abs=0.001)


@pytest.mark.parametrize("mean", [0.4, 1.7, 8.0, 31.5])
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_limits_by_summing_probabilities(mean: float, level: float) -> None:
    """Spiegelhalter 2005, A.1.1: the least count whose cumulative probability passes p, less the share of its mass beyond p."""
    for limit, probability in zip(funnel.limits(mean, level), ((1 - level) / 2, (1 + level) / 2), strict=True):
        count = next(number for number in range(200) if cumulative(number, mean) >= probability)
        below = cumulative(count - 1, mean) if count else 0.0
        share = (cumulative(count, mean) - probability) / (cumulative(count, mean) - below)
        assert limit == pytest.approx(max(0.0, count - share), abs=1e-6)


def test_limits_ask_for_a_positive_mean() -> None:
    with pytest.raises(ValueError, match="positive"):
        funnel.limits(0)


def test_positions() -> None:
    assert [funnel.position(count, 10.0) for count in (0, 3, 10, 18, 25)] == ["far_below", "below", "within", "above", "far_above"]


def test_overdispersion_by_hand() -> None:
    """Ten units, expected 4 each: residuals -1.5 .. and one wild 20 (z = 8), which is pulled in to the next, z = 1."""
    counts = [1, 2, 3, 3, 4, 4, 5, 5, 6, 20]
    residuals = [-1.0, -1.0, -0.5, -0.5, 0, 0, 0.5, 0.5, 1.0, 1.0]
    assert funnel.overdispersion(counts, [4.0] * 10) == pytest.approx(sum(z * z for z in residuals) / 10)
    assert funnel.overdispersion([1, 2], [1.0, 2.0]) is None


def test_a_curve_of_limits_is_the_limits_of_its_points() -> None:
    means = [0.2, 1.0, 4.795389, 60.0]
    lows, highs = funnel.limits_along(means, funnel.ALARM_LEVEL)
    assert list(zip(lows, highs, strict=True)) == [funnel.limits(mean, funnel.ALARM_LEVEL) for mean in means]
    with pytest.raises(ValueError, match="positive: 0"):
        funnel.limits_along([3.0, 0.0])
