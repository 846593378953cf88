"""The logistic curve against a well-known fit, and each way its gate can stay closed."""

import pytest

from inovasi.statistics import curves

DAYS = (0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 21)
GRAMS = (42, 51, 59, 64, 76, 93, 106, 125, 149, 171, 199, 205)


def test_chick_1_of_crowder_and_hand_1990_as_fitted_by_r() -> None:
    """R's ChickWeight (Crowder and Hand 1990, table A.2), chick 1: SSlogis gives Asym 937.03, xmid 35.223, scal 11.405, error 465.9."""
    found = curves.fit(DAYS, GRAMS)
    assert found is not None
    assert found.asymptote == pytest.approx(937.03, abs=0.1)
    assert found.inflection == pytest.approx(35.223, abs=0.005)
    assert found.scale == pytest.approx(11.405, abs=0.002)
    # 2.262 = t(0.975, 9)
    assert (found.asymptote_high - found.asymptote) / 2.262157 == pytest.approx(465.87, abs=0.5)
    assert found.at(35.223) == pytest.approx(937.03 / 2, abs=0.2)


def test_a_curve_that_bends_within_its_years_may_be_drawn() -> None:
    years = list(range(2010, 2022))
    counts = [round(curves.logistic(year, 40, 2015.5, 1.2)) for year in years]
    reason, found = curves.verdict(years, counts)
    assert reason == "ok" and found is not None
    assert found.asymptote == pytest.approx(40, abs=0.5)
    assert found.inflection == pytest.approx(2015.5, abs=0.1)


@pytest.mark.parametrize(
    ("years", "counts", "reason"),
    [
        ([], [], "few"),
        ([2015, 2016, 2017, 2018], [1, 3, 6, 9], "few"),
        ([2015, 2016, 2017], [3, 8, 12], "years"),
        ([2015, 2016, 2017, 2018, 2019, 2020], [1, 2, 4, 8, 16, 32], "no_bend"),
        ([2015, 2016, 2017, 2018, 2019], [12, 12, 12, 12, 12], "no_bend"),
    ],
)
def test_the_gate_stays_closed_and_says_why(years: list[int], counts: list[int], reason: str) -> None:
    found = curves.verdict(years, counts)[0]
    assert found == reason or (reason == "no_bend" and found == "no_fit")


def test_a_ceiling_that_cannot_be_told_is_too_wide() -> None:
    years = list(range(2010, 2019))
    reason, found = curves.verdict(years, [1, 1, 4, 4, 5, 11, 11, 14, 19])
    assert reason in ("wide", "no_bend") and found is not None
    assert found.asymptote_high >= 2 * 19 or not 2010 <= found.inflection <= 2018


def test_lengths_must_match() -> None:
    with pytest.raises(ValueError, match="2 x, 1 y"):
        curves.fit([1, 2], [1])
