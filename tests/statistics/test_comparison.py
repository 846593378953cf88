"""Comparisons against published tables and independent computations; known effects on teaching data are found again."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize

from inovasi.statistics import comparison

YEARS = list(range(2010, 2022))


def panel_of(values: np.ndarray, years: list[int] = YEARS) -> pd.DataFrame:
    return pd.DataFrame(values, index=[f"p{number:02d}" for number in range(len(values))], columns=years)


def teaching_panel(places: int = 24, *, effect: float = 0.0, treated: int = 0, since: int = 2018, seed: int = 5) -> pd.DataFrame:
    """Places with two common shocks of their own strength, a level, a little noise, and a known effect on the first ones."""
    generator = np.random.default_rng(seed)
    shocks = generator.normal(0, 1, (2, len(YEARS)))
    strength = generator.uniform(0.2, 1.0, (places, 2))
    values = 20 + generator.normal(0, 2, (places, 1)) + strength @ shocks + generator.normal(0, 0.05, (places, len(YEARS)))
    panel = panel_of(values)
    panel.loc[panel.index[:treated], [year for year in YEARS if year >= since]] += effect
    return panel


def test_card_and_krueger_1994_table_3() -> None:
    # Full-time equivalent employment: New Jersey 20.44 -> 21.03, Pennsylvania 23.33 -> 21.17. Published difference 2.76, made from
    # unrounded means; the printed means give 2.75.
    found = comparison.two_by_two(treated_before=20.44, treated_after=21.03, compared_before=23.33, compared_after=21.17)
    assert found == pytest.approx(2.76, abs=0.011)


def test_group_time_effects_repeat_card_and_krueger() -> None:
    values = np.array(
        [[19.44, 20.53], [21.44, 21.53], [22.33, 20.67], [24.33, 21.67]]
    )  # two places a side round the published means
    found = comparison.group_time_effects(panel_of(values, [1991, 1992]), ["p00", "p01"], 1992)
    assert found.average == pytest.approx(2.76, abs=0.011)
    assert (found.base_year, found.trend_p) == (1991, None)
    assert [effect.year for effect in found.effects] == [1992]


def test_standard_errors_are_those_of_the_clustered_sandwich() -> None:
    panel = teaching_panel(effect=1.5, treated=8)
    found = comparison.group_time_effects(panel, list(panel.index[:8]), 2018)
    # the same by hand: the change of a place has no repeated rows within a year, so each effect is a difference of two means
    places, others = len(panel), [year for year in YEARS if year != 2017]
    changes = panel[others].sub(panel[2017], axis=0)
    effect = next(item for item in found.effects if item.year == 2019)
    ones, zeros = changes.loc[panel.index[:8], 2019], changes.loc[panel.index[8:], 2019]
    assert effect.estimate == pytest.approx(ones.mean() - zeros.mean())
    rows, columns = places * len(others), 2 * len(others)
    correction = places / (places - 1) * (rows - 1) / (rows - columns)
    variance = correction * (((ones - ones.mean()) ** 2).sum() / 8**2 + ((zeros - zeros.mean()) ** 2).sum() / 16**2)
    from scipy.stats import t

    assert effect.high - effect.estimate == pytest.approx(t.ppf(0.975, places - 1) * np.sqrt(variance))


def test_a_known_effect_is_found_and_none_is_not() -> None:
    panel = teaching_panel(effect=1.5, treated=8)
    found = comparison.group_time_effects(panel, list(panel.index[:8]), 2018)
    assert found.low < 1.5 < found.high
    assert found.low > 0
    assert found.trend_p is not None and 0 <= found.trend_p <= 1
    null = comparison.group_time_effects(teaching_panel(), [f"p{number:02d}" for number in range(8)], 2018)
    assert null.low < 0 < null.high


def test_average_is_the_mean_of_the_years_after() -> None:
    panel = teaching_panel(effect=1.0, treated=6)
    found = comparison.group_time_effects(panel, list(panel.index[:6]), 2018)
    assert found.average == pytest.approx(np.mean([effect.estimate for effect in found.effects if effect.is_after]))


def test_a_trend_before_is_rejected() -> None:
    panel = teaching_panel(treated=8)
    panel.loc[panel.index[:8]] += np.arange(len(YEARS)) * 0.8
    found = comparison.group_time_effects(panel, list(panel.index[:8]), 2018)
    assert found.trend_p is not None and found.trend_p < 0.001


def test_placebos_of_difference_in_differences() -> None:
    panel = teaching_panel(effect=1.5, treated=8)
    draws = comparison.placebo_averages(panel, 8, 2018)
    assert len(draws) == comparison.PLACEBO_DRAWS
    assert (draws == comparison.placebo_averages(panel, 8, 2018)).all()
    # every choice of places is as likely, so the draws centre on zero
    assert abs(draws.mean()) < 0.1
    real = comparison.group_time_effects(panel, list(panel.index[:8]), 2018)
    assert comparison.placebo_share(real.average, draws) < 0.01


def test_placebo_share_counts_the_real_run() -> None:
    assert comparison.placebo_share(3.0, [1.0, -2.0, 3.0, -4.0]) == pytest.approx(3 / 5)
    assert comparison.placebo_share(9.0, [1.0, -2.0, 3.0]) == pytest.approx(1 / 4)


def quadratic_weights(panel: pd.DataFrame, treated: str, since: int) -> tuple[np.ndarray, float]:
    """The same weights from a general solver: squared gap before, weights from 0 to 1 that sum to one."""
    before = [year for year in panel.columns if year < since]
    donors, outcome = panel.drop(index=treated)[before].to_numpy().T, panel.loc[treated, before].to_numpy()
    count = donors.shape[1]
    best = min(
        (
            minimize(
                lambda weights: float(np.sum((outcome - donors @ weights) ** 2)),
                start,
                jac=lambda weights: -2 * donors.T @ (outcome - donors @ weights),
                bounds=[(0, 1)] * count,
                constraints={"type": "eq", "fun": lambda weights: weights.sum() - 1, "jac": lambda weights: np.ones(count)},
                method="SLSQP",
                options={"maxiter": 2000, "ftol": 1e-14},
            )
            for start in (np.full(count, 1 / count), np.random.default_rng(1).dirichlet(np.ones(count)))
        ),
        key=lambda result: result.fun,
    )
    return best.x, float(np.sqrt(best.fun / len(before)))


@pytest.mark.parametrize("unit", [0.01, 1, 50_000])
def test_synthetic_control_agrees_with_an_independent_quadratic_programme(unit: float) -> None:
    panel = teaching_panel(14, seed=8)
    found = comparison.synthetic_control(panel * unit, "p00", 2018)
    _, error = quadratic_weights(panel, "p00", 2018)
    assert found.error_before == pytest.approx(error * unit, rel=1e-3)
    assert sum(found.weights.values()) == pytest.approx(1, abs=1e-6)
    assert min(found.weights.values()) >= -1e-9


def test_synthetic_control_finds_weights_that_are_known() -> None:
    panel = teaching_panel(12, seed=9)
    panel.loc["p00"] = 0.6 * panel.loc["p03"] + 0.4 * panel.loc["p07"]
    panel.loc["p00", [2018, 2019, 2020, 2021]] += 2.0
    found = comparison.synthetic_control(panel, "p00", 2018)
    assert found.weights["p03"] == pytest.approx(0.6, abs=0.02)
    assert found.weights["p07"] == pytest.approx(0.4, abs=0.02)
    assert found.average_gap == pytest.approx(2.0, abs=0.05)
    placebos = comparison.placebo_controls(panel, "p00", 2018)
    assert set(placebos) == set(panel.index) - {"p00"}
    assert "p00" not in next(iter(placebos.values())).weights
    assert all(found.ratio > placebo.ratio for placebo in placebos.values())


def test_misfit_is_small_inside_and_large_outside_the_donors() -> None:
    panel = teaching_panel(14, seed=8)
    panel.loc["p00"] = 0.5 * panel.loc["p03"] + 0.5 * panel.loc["p07"]
    assert comparison.misfit(comparison.synthetic_control(panel, "p00", 2018), panel, 2018) < 0.05
    panel.loc["p00"] = panel.loc["p00"] + 40
    assert comparison.misfit(comparison.synthetic_control(panel, "p00", 2018), panel, 2018) > 1


def test_unknown_values_and_missing_sides_raise() -> None:
    panel = teaching_panel()
    with pytest.raises(ValueError, match="years before and after"):
        comparison.group_time_effects(panel, ["p00", "p01"], 2010)
    with pytest.raises(ValueError, match="years before and after"):
        comparison.placebo_averages(panel, 2, 2030)
    with pytest.raises(ValueError, match="at least two"):
        comparison.group_time_effects(panel, ["p00"], 2018)
    panel.loc["p05", 2015] = np.nan
    with pytest.raises(ValueError, match="p05"):
        comparison.group_time_effects(panel, ["p00", "p01"], 2018)
