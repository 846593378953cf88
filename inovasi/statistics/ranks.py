"""Ranks with their uncertainty: how far apart units really are when each count could have come out otherwise.

Source: Goldstein & Spiegelhalter 1996 (doi:10.2307/2983325): a rank is only shown with its interval.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

DRAWS = 4000
SEED = 20261124
LEVEL = 0.95

METHODS: Mapping[str, tuple[str, str, str]] = {
    "rank_intervals": (
        "methods.rank_intervals.name",
        "methods.rank_intervals.text",
        "Goldstein & Spiegelhalter 1996, doi:10.2307/2983325",
    ),
}


@dataclass(frozen=True)
class Rank:
    """The rank of one unit, 1 for the highest rate: as observed, and between which ranks 95 % of the redrawn ones lie. Ties share the middle."""

    observed: float
    low: float
    high: float


def rank_intervals(
    counts: Sequence[int],
    exposures: Sequence[float],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = LEVEL,
) -> list[Rank]:
    """Return the rank of each unit's rate with its interval by parametric bootstrap.

    Every count is drawn anew from a Poisson distribution with the observed count as its mean, all rates are ranked, and the interval holds
    the middle `level` of the ranks drawn (percentiles that were drawn, not interpolated). The seed makes the result the same every time.
    Raises ValueError for an exposure that is not positive or a negative count.
    """
    if any(exposure <= 0 for exposure in exposures) or any(count < 0 for count in counts):
        raise ValueError("Counts must not be negative, and exposures must be positive.")
    if not counts:
        return []
    means, sizes = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    drawn = np.random.default_rng(seed).poisson(means, size=(draws, len(means))) / sizes
    ranks = rankdata(-drawn, axis=1)
    observed = rankdata(-(means / sizes))
    tail = (1 - level) / 2
    lows = np.quantile(ranks, tail, axis=0, method="inverted_cdf")
    highs = np.quantile(ranks, 1 - tail, axis=0, method="inverted_cdf")
    return [Rank(float(at), float(low), float(high)) for at, low, high in zip(observed, lows, highs, strict=True)]
