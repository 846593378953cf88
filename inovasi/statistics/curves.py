"""The logistic curve of cumulative adopters, and when it may be drawn.

Grain: one dated adopter a unit, cumulated by year. Unit: adopters, years.
Source: Verhulst (1838); for the spread of an innovation Griliches (1957), Econometrica 25, 501-522. Least squares by scipy's curve_fit.
The intervals are those of least squares; cumulative counts are not independent, so they are narrower than the truth and only serve the rule below.
"""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

LEAST_ADOPTERS = 10
LEAST_YEARS = 4  # fewer points than this leave nothing over three parameters
LARGEST_RATIO = 2.0  # of the upper bound of the asymptote to the observed total
METHODS = MappingProxyType(
    {
        "logistic": (
            "methods.logistic.name",
            "methods.logistic.text",
            "Griliches (1957), Econometrica 25: 501–522; Verhulst (1838), Corresp. Math. Phys. 10: 113–121",
        )
    }
)


@dataclass(frozen=True)
class Logistic:
    """A fitted curve asymptote / (1 + exp((inflection - x) / scale)), with the 95 % interval of its asymptote."""

    asymptote: float
    inflection: float
    scale: float
    asymptote_low: float
    asymptote_high: float

    def at(self, x: float) -> float:
        """Return the curve at x."""
        return logistic(x, self.asymptote, self.inflection, self.scale)


def logistic(x: float, asymptote: float, inflection: float, scale: float) -> float:
    """Return the logistic function; far below its inflection it is 0, not an overflow."""
    return asymptote / (1 + math.exp(min((inflection - x) / scale, 700)))


def fit(xs: Sequence[float], ys: Sequence[float]) -> Logistic | None:
    """Return the least-squares curve, or None where it does not converge or its errors cannot be told.

    Raises ValueError when the two differ in length. Fewer than four points give None.
    """
    if len(xs) != len(ys):
        raise ValueError(f"{len(xs)} x, {len(ys)} y")
    if len(xs) < LEAST_YEARS or max(ys) <= 0:
        return None
    import numpy as np
    from scipy.optimize import OptimizeWarning, curve_fit
    from scipy.stats import t as student

    def curve(x: "np.ndarray", asymptote: float, inflection: float, scale: float) -> "np.ndarray":
        return asymptote / (1 + np.exp(np.clip((inflection - x) / scale, -700, 700)))

    half = next((x for x, y in zip(xs, ys, strict=True) if y >= max(ys) / 2), xs[-1])
    start = (max(ys) * 1.1, half, max((max(xs) - min(xs)) / 6, 0.3))
    with warnings.catch_warnings():
        warnings.simplefilter("error", OptimizeWarning)
        try:
            found, covariance = curve_fit(curve, np.asarray(xs, float), np.asarray(ys, float), p0=start, maxfev=20_000)
        except (RuntimeError, OptimizeWarning):  # no convergence, or no covariance: there is no curve to speak of
            return None
    error = math.sqrt(covariance[0][0]) if covariance[0][0] >= 0 else math.nan
    if not math.isfinite(error) or found[2] <= 0:
        return None
    reach = float(student.ppf(0.975, len(xs) - 3)) * error
    return Logistic(float(found[0]), float(found[1]), float(found[2]), float(found[0]) - reach, float(found[0]) + reach)


def verdict(years: Sequence[int], cumulated: Sequence[int]) -> tuple[str, Logistic | None]:
    """Return why a curve may not be drawn (few, years, no_fit, no_bend, wide), or `ok` with the curve.

    The rule: at least 10 dated adopters over at least 4 years; the fitted inflection inside the years observed; the upper
    bound of the asymptote below twice the observed total.
    """
    total = max(cumulated, default=0)
    if total < LEAST_ADOPTERS:
        return "few", None
    if len(years) < LEAST_YEARS:
        return "years", None
    found = fit([float(year) for year in years], [float(value) for value in cumulated])
    if found is None:
        return "no_fit", None
    if not years[0] <= found.inflection <= years[-1]:
        return "no_bend", found
    if not found.asymptote_high < LARGEST_RATIO * total:
        return "wide", found
    return "ok", found
