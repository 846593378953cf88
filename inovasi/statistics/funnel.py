"""Funnel plots of counts: exact Poisson intervals, exact limits around an expected count, and overdispersion.

Sources: Garwood 1936 (doi:10.2307/2333958) for the interval; Spiegelhalter 2005 (doi:10.1002/sim.1970) for limits and overdispersion.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.stats import chi2, poisson

WARNING_LEVEL = 0.95
ALARM_LEVEL = 0.998
TRIM_SHARE = 0.1
FEW = 5  # below this a rate says little; the product never shows one

METHODS: Mapping[str, tuple[str, str, str]] = {  # code -> name key, text key, source
    "funnel_plot": (
        "methods.funnel_plot.name",
        "methods.funnel_plot.text",
        "Spiegelhalter 2005, doi:10.1002/sim.1970",
    ),
    "poisson_interval": (
        "methods.poisson_interval.name",
        "methods.poisson_interval.text",
        "Garwood 1936, doi:10.2307/2333958; Ulm 1990, doi:10.1093/oxfordjournals.aje.a115507",
    ),
}


def poisson_interval(count: int, level: float = WARNING_LEVEL) -> tuple[float, float]:
    """Return the exact (Garwood) interval of the mean behind one observed Poisson count. Raises ValueError for a negative count."""
    if count < 0:
        raise ValueError(f"A count cannot be negative: {count}")
    tail = (1 - level) / 2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return low, float(chi2.ppf(1 - tail, 2 * count + 2)) / 2


def limits(expected: float, level: float = WARNING_LEVEL) -> tuple[float, float]:
    """Return the counts between which an observed count falls with probability `level` when `expected` is true.

    Exact, interpolated between whole counts as in Spiegelhalter 2005, appendix A.1.1, so that limits are smooth in `expected`;
    never below 0. Raises ValueError unless `expected` is positive.
    """
    lows, highs = limits_along([expected], level)
    return lows[0], highs[0]


def limits_along(expected: Sequence[float], level: float = WARNING_LEVEL) -> tuple[list[float], list[float]]:
    """Return the lower and the upper limit of each expected count, as `limits` gives them: a curve at once. Raises as `limits`."""
    means = np.asarray(expected, dtype=float)
    if not (means > 0).all():
        raise ValueError(f"An expected count must be positive: {means.min()}")
    tail = (1 - level) / 2
    return _quantiles(tail, means), _quantiles(1 - tail, means)


def _quantiles(probability: float, expected: np.ndarray) -> list[float]:
    """Return r - a, where r is the least count with P(R <= r) > probability and a the share of its mass that lies beyond it."""
    count = poisson.ppf(probability, expected)
    beyond = (poisson.cdf(count, expected) - probability) / poisson.pmf(count, expected)
    found: list[float] = np.maximum(0.0, count - beyond).tolist()
    return found


def position(count: int, expected: float) -> str:
    """Return where a count lies: `within` the 95 % limits, `above`/`below` them, or `far_above`/`far_below` the 99.8 % limits."""
    for level, prefix in ((ALARM_LEVEL, "far_"), (WARNING_LEVEL, "")):
        low, high = limits(expected, level)
        if count > high:
            return f"{prefix}above"
        if count < low:
            return f"{prefix}below"
    return "within"


def chance_spread(unit_count: int) -> float:
    """Return up to which overdispersion counts are taken to differ by chance alone: 1 + 2 sqrt(2 / units), Spiegelhalter 2005, section 3.2."""
    return 1 + 2 * (2 / unit_count) ** 0.5


def overdispersion(counts: Sequence[int], expected: Sequence[float], trim_share: float = TRIM_SHARE) -> float | None:
    """Return the mean squared standardised residual, with the outermost share at each end pulled in (winsorised); None below 5 units.

    About 1 when counts differ by chance alone; clearly above 1 when something other than population moves them. Spiegelhalter 2005,
    section 3.2 and appendix A.2, with z = (count - expected) / sqrt(expected).
    """
    if len(counts) < FEW:
        return None
    residuals = sorted((count - mean) / mean**0.5 for count, mean in zip(counts, expected, strict=True))
    cut = int(len(residuals) * trim_share)
    low, high = residuals[cut], residuals[len(residuals) - 1 - cut]
    return sum(min(max(residual, low), high) ** 2 for residual in residuals) / len(residuals)
