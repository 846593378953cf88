"""Do two measures of provinces go together? Rank correlation with an interval, behind a gate of ten provinces.

Spearman, C. (1904), American Journal of Psychology 15, 72-101. Interval: Fisher's z with the standard error of
Bonett, D. G. and Wright, T. A. (2000), Psychometrika 65, 23-28, doi:10.1007/BF02294183.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np

from inovasi.statistics.gates import Condition, Gate

FEWEST_PLACES = 10
Z_95 = 1.959963984540054
METHODS: Mapping[str, tuple[str, str, str]] = {
    "spearman": (
        "methods.spearman.name",
        "methods.spearman.text",
        "Spearman 1904, doi:10.2307/1412159; Bonett & Wright 2000, doi:10.1007/BF02294183",
    ),
}


@dataclass(frozen=True)
class Association:
    """Spearman's rho of n pairs with its 95 % interval, all between -1 and 1."""

    n: int
    rho: float
    low: float
    high: float


def gate(n: int) -> Gate:
    """Return the gate of the coefficient: at least ten provinces with both values."""
    return Gate("spearman", (Condition("places_both", FEWEST_PLACES, n),))


def spearman(first: Sequence[float], second: Sequence[float]) -> Association:
    """Return Spearman's rho (ties get their mean rank) with the Fisher interval in the form of Bonett and Wright.

    Raises ValueError for unequal lengths, unknown values, fewer than four pairs, or a side without any variation.
    """
    from scipy.stats import rankdata  # half a second to import, and only pages with a coefficient need it

    one, two = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    if one.shape != two.shape or one.size < 4 or np.isnan(one).any() or np.isnan(two).any():
        raise ValueError(f"Spearman needs at least four complete pairs, got {one.size} and {two.size} values.")
    if np.ptp(one) == 0 or np.ptp(two) == 0:
        raise ValueError("Spearman needs variation on both sides; one side holds a single value.")
    rho = float(np.corrcoef(rankdata(one), rankdata(two))[0, 1])
    rho = min(max(rho, -1.0), 1.0)
    if abs(rho) > 1 - 1e-12:
        return Association(one.size, round(rho), round(rho), round(rho))
    half = Z_95 * sqrt((1 + rho**2 / 2) / (one.size - 3))
    return Association(one.size, rho, tanh(atanh(rho) - half), tanh(atanh(rho) + half))
