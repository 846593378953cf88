"""Did places that were treated change otherwise than places that were not? Difference-in-differences and synthetic control, with their gates.

A panel is a frame with one row per place and one column per year (whole numbers, ascending), in the unit of the outcome, without unknowns:
a place with an unknown value in the window does not belong in it. Nothing here says that a difference was caused by the treatment.

Group-time effects: Callaway, B. and Sant'Anna, P. H. C. (2021), Journal of Econometrics 225, 200-230, doi:10.1016/j.jeconom.2020.12.001.
The 2x2 it is made of: Card, D. and Krueger, A. B. (1994), American Economic Review 84, 772-793.
Synthetic control and its placebo test: Abadie, A., Diamond, A. and Hainmueller, J. (2010), JASA 105, 493-505, doi:10.1198/jasa.2009.ap08746.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
import pandas as pd

from inovasi.statistics.gates import AT_MOST, Condition, Gate

DID_BEFORE, DID_AFTER, DID_TREATED, DID_COMPARED = 3, 2, 5, 5
SCM_BEFORE, SCM_AFTER, SCM_DONORS = 8, 2, 10
FEWEST_ASSIGNMENTS = 1000  # other ways to draw the treated places, so that the placebo distribution has a shape
TREND_LEVEL = 0.05
MOST_MISFIT = 0.25  # synthetic control: error before / spread of all places before; a rule of ours, looser than "follows the line"
PLACEBO_DRAWS = 1999
SOLVER_SCALE, SOLVER_SLACK = 1000, 1e-3  # the slack is the duality gap as a share of the mean squared gap
SEED = 20261124
METHODS: Mapping[str, tuple[str, str, str]] = {
    "did": (
        "methods.did.name",
        "methods.did.text",
        "Callaway & Sant'Anna 2021, doi:10.1016/j.jeconom.2020.12.001; Card & Krueger 1994, American Economic Review 84, 772–793",
    ),
    "scm": (
        "methods.scm.name",
        "methods.scm.text",
        "Abadie, Diamond & Hainmueller 2010, doi:10.1198/jasa.2009.ap08746",
    ),
}


@dataclass(frozen=True)
class Effect:
    """The difference-in-differences of one year against the base year, with its 95 % interval."""

    year: int
    estimate: float
    low: float
    high: float
    is_after: bool


@dataclass(frozen=True)
class GroupTime:
    """Effects of one cohort by year (the base year is 0 by construction and left out) and their mean over the years after."""

    base_year: int
    effects: tuple[Effect, ...]
    average: float
    low: float
    high: float
    p_value: float
    trend_p: float | None  # joint test that all years before are zero; None with fewer than two years before
    treated_count: int
    compared_count: int


@dataclass(frozen=True)
class Synthetic:
    """One treated place and the weighted mean of its donors, year by year."""

    years: tuple[int, ...]
    actual: tuple[float, ...]
    synthetic: tuple[float, ...]
    weights: Mapping[str, float]
    error_before: float  # root mean squared gap before
    error_after: float
    average_gap: float  # mean gap after

    @property
    def ratio(self) -> float:
        """Return the error after over the error before, the statistic of the placebo test."""
        return self.error_after / self.error_before if self.error_before > 0 else float("inf")


def two_by_two(*, treated_before: float, treated_after: float, compared_before: float, compared_after: float) -> float:
    """Return the change of the treated less the change of the compared (Card and Krueger 1994, table 3)."""
    return (treated_after - treated_before) - (compared_after - compared_before)


def group_time_effects(panel: pd.DataFrame, treated: Sequence[str], first_treated_year: int) -> GroupTime:
    """Return the effects of a cohort against places never treated in the window, each year against the last year before.

    Least squares of the change since the base year on years and treated x year; standard errors clustered by place,
    t with (places - 1) degrees of freedom. Raises ValueError for unknown values, no year before or after, or fewer than two places a side.
    """
    import statsmodels.regression.linear_model as linear  # 0.7 s to import, needed only where a gate is open

    years, base = _checked(panel, first_treated_year)
    is_treated = panel.index.isin(list(treated))
    if is_treated.sum() < 2 or (~is_treated).sum() < 2:
        raise ValueError("Group-time effects need at least two treated and two compared places.")
    others = [year for year in years if year != base]
    changes = panel[others].sub(panel[base], axis=0).to_numpy(dtype=float)
    by_year = np.tile(np.eye(len(others)), (len(panel), 1))
    flags = np.repeat(is_treated.astype(float), len(others))[:, None]
    design = np.hstack([by_year, by_year * flags])
    places = np.repeat(np.arange(len(panel)), len(others))
    fit = linear.OLS(changes.reshape(-1), design).fit(cov_type="cluster", cov_kwds={"groups": places}, use_t=True)
    bounds = np.asarray(fit.conf_int())[len(others) :]
    estimates = np.asarray(fit.params)[len(others) :]
    effects = tuple(
        Effect(year, float(estimates[at]), float(bounds[at, 0]), float(bounds[at, 1]), year >= first_treated_year)
        for at, year in enumerate(others)
    )
    after = np.array([year >= first_treated_year for year in others])
    contrast = np.concatenate([np.zeros(len(others)), after / after.sum()])
    mean = fit.t_test(contrast)
    low, high = np.asarray(mean.conf_int()).reshape(-1)
    trend_p = None
    if (~after).sum() >= 2:
        restrictions = np.hstack([np.zeros(((~after).sum(), len(others))), np.eye(len(others))[~after]])
        trend_p = float(fit.f_test(restrictions).pvalue)
    return GroupTime(
        base_year=base,
        effects=effects,
        average=float(np.asarray(mean.effect).item()),
        low=float(low),
        high=float(high),
        p_value=float(np.asarray(mean.pvalue).item()),
        trend_p=trend_p,
        treated_count=int(is_treated.sum()),
        compared_count=int((~is_treated).sum()),
    )


def placebo_averages(panel: pd.DataFrame, treated_count: int, first_treated_year: int) -> np.ndarray:
    """Return the average effect for PLACEBO_DRAWS random choices of that many places (fixed seed): what chance alone would show."""
    years, base = _checked(panel, first_treated_year)
    after = [year for year in years if year >= first_treated_year]
    changes = (panel[after].mean(axis=1) - panel[base]).to_numpy(dtype=float)
    generator = np.random.default_rng(SEED)
    drawn = np.array([generator.permutation(changes) for _ in range(PLACEBO_DRAWS)])
    return np.asarray(drawn[:, :treated_count].mean(axis=1) - drawn[:, treated_count:].mean(axis=1))


def placebo_share(estimate: float, placebos: Sequence[float] | np.ndarray) -> float:
    """Return the share of placebo runs (the real one counted in) at least as far from zero as the estimate."""
    beyond = int((np.abs(np.asarray(placebos)) >= abs(estimate) - 1e-12).sum())
    return (beyond + 1) / (len(placebos) + 1)


def synthetic_control(panel: pd.DataFrame, treated: str, first_treated_year: int) -> Synthetic:
    """Return the donors' weighted mean that follows the treated place best before, all years weighing the same.

    Weights are not negative and sum to one. Raises ValueError for unknown values, a year before without variation, or when no optimum is found.
    """
    from pysyncon import Synth  # loads matplotlib's pyplot; needed only where a gate is open

    years, _ = _checked(panel, first_treated_year)
    before = [year for year in years if year < first_treated_year]
    donors = panel.drop(index=treated)
    outcome = panel.loc[treated].astype(float)
    spread = panel[before].var(axis=0, ddof=1)
    if (spread <= 0).any():
        raise ValueError("Synthetic control needs places that differ in every year before.")
    gaps = (donors[before] - outcome[before]).T  # weights sum to one, so gaps to the treated place serve as well as values
    target = pd.Series(0.0, index=gaps.index, name=treated)
    unit = float((gaps**2).sum(axis=0).mean())
    # pysyncon divides each year by its spread: the spread as weight undoes that, so that the plain squared gap is made small.
    # Its solver stops at a fixed tolerance: measured in SOLVER_SCALE units of the mean squared gap it reaches the optimum on any scale.
    fit = Synth()
    fit.fit(X0=gaps, X1=target, Z0=gaps, Z1=target, custom_V=(spread * SOLVER_SCALE / unit).to_numpy(dtype=float))
    weights = np.clip(np.asarray(fit.W, dtype=float), 0, None)
    weights = weights / weights.sum()
    slope = gaps.to_numpy(dtype=float).T @ (gaps.to_numpy(dtype=float) @ weights) / unit
    if slope @ weights - slope.min() > SOLVER_SLACK:
        raise ValueError(f"No best weights found for {treated}.")
    mean = donors.to_numpy(dtype=float).T @ weights
    gap = outcome.to_numpy(dtype=float) - mean
    is_after = np.array([year >= first_treated_year for year in years])
    return Synthetic(
        years=years,
        actual=tuple(float(value) for value in outcome),
        synthetic=tuple(float(value) for value in mean),
        weights={str(name): float(weight) for name, weight in zip(donors.index, weights, strict=True)},
        error_before=float(np.sqrt(np.mean(gap[~is_after] ** 2))),
        error_after=float(np.sqrt(np.mean(gap[is_after] ** 2))),
        average_gap=float(gap[is_after].mean()),
    )


def placebo_controls(panel: pd.DataFrame, treated: str, first_treated_year: int) -> dict[str, Synthetic]:
    """Return the same estimate for every donor in turn, as if it had been treated, without the place that was."""
    donors = panel.drop(index=treated)
    return {str(name): synthetic_control(donors, str(name), first_treated_year) for name in donors.index}


def misfit(result: Synthetic, panel: pd.DataFrame, first_treated_year: int) -> float:
    """Return the error before as a share of the spread of all places before (0: the line is followed exactly)."""
    before = [year for year in panel.columns if year < first_treated_year]
    return result.error_before / float(panel[before].std(axis=0, ddof=1).mean())


def did_gate(*, before: int, after: int, treated: int, compared: int, breaks: int, trend_p: float | None) -> Gate:
    """Return the gate of difference-in-differences for one cohort: years, places, breaks, placebo draws and the trend before."""
    return Gate(
        "did",
        (
            Condition("years_before", DID_BEFORE, before),
            Condition("years_after", DID_AFTER, after),
            Condition("treated", DID_TREATED, treated),
            Condition("compared", DID_COMPARED, compared),
            Condition("breaks", 0, breaks, AT_MOST),
            Condition("assignments", FEWEST_ASSIGNMENTS, comb(treated + compared, treated)),
            Condition("trend", TREND_LEVEL, trend_p, decimals=2),
        ),
    )


def scm_gate(*, before: int, after: int, donors: int, breaks: int, misfit_share: float | None) -> Gate:
    """Return the gate of synthetic control for one place: yearly values, donors (each also a placebo run), breaks and the fit before."""
    return Gate(
        "scm",
        (
            Condition("years_before", SCM_BEFORE, before),
            Condition("years_after", SCM_AFTER, after),
            Condition("donors", SCM_DONORS, donors),
            Condition("breaks", 0, breaks, AT_MOST),
            Condition("misfit", MOST_MISFIT, misfit_share, AT_MOST, decimals=2),
        ),
    )


def _checked(panel: pd.DataFrame, first_treated_year: int) -> tuple[tuple[int, ...], int]:
    """Return the years of a panel and its base year, the last before treatment."""
    years = tuple(int(year) for year in panel.columns)
    if panel.isna().to_numpy().any():
        raise ValueError(f"The panel holds unknown values for {sorted(panel.index[panel.isna().any(axis=1)])}.")
    before = [year for year in years if year < first_treated_year]
    if not before or len(before) == len(years):
        raise ValueError(f"The panel needs years before and after {first_treated_year}, got {years}.")
    return years, max(before)
