"""Kaplan-Meier against the 6-MP arm of Freireich et al. (1963), as printed in textbooks, and its gates and dates."""

from datetime import date

import pytest

from inovasi.statistics import survival

# Freireich et al. (1963), Blood 21, 699-716: weeks in remission of 21 children on 6-mercaptopurine; + is censored.
WEEKS = (6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35)
RELAPSED = (1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)


def test_freireich_1963_as_printed_in_kalbfleisch_and_prentice() -> None:
    curve = survival.kaplan_meier(WEEKS, [bool(flag) for flag in RELAPSED])
    assert curve.times == (6, 7, 10, 13, 16, 22, 23)
    assert [round(value, 3) for value in curve.survival] == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert curve.events == (3, 1, 1, 1, 1, 1, 1)
    assert (curve.unit_count, curve.event_count, curve.longest) == (21, 9, 35)
    assert survival.at_risk(WEEKS, curve.times) == (21, 17, 15, 12, 11, 7, 6)
    assert curve.median == 23
    assert curve.median_low == 13
    assert curve.median_high is None
    # Greenwood's error at 6 weeks is 0.0764 (Kalbfleisch and Prentice, table 1.2); the log-log band by hand from it
    assert curve.low[0] == pytest.approx(0.6197, abs=1e-4)
    assert curve.high[0] == pytest.approx(0.9516, abs=1e-4)
    assert curve.share_by(5.9) == 0
    assert curve.share_by(12) == pytest.approx(1 - 0.753, abs=5e-4)


def test_without_an_event_there_is_no_step_and_no_median() -> None:
    curve = survival.kaplan_meier([1.0, 2.0], [False, False])
    assert (curve.times, curve.median, curve.event_count) == ((), None, 0)


def test_an_event_at_time_zero_is_a_step_at_zero() -> None:
    curve = survival.kaplan_meier([0.0, 1.0, 2.0, 2.0], [True, False, True, False])
    assert curve.times == (0.0, 2.0)
    assert curve.survival == (0.75, 0.375)


@pytest.mark.parametrize(("durations", "flags"), [([], []), ([1.0], [True, False]), ([-1.0], [True]), ([float("nan")], [True])])
def test_what_is_no_duration_is_refused(durations: list[float], flags: list[bool]) -> None:
    with pytest.raises(ValueError, match="durations"):
        survival.kaplan_meier(durations, flags)


@pytest.mark.parametrize(("units", "events", "enough"), [(20, 8, True), (19, 8, False), (20, 7, False), (242, 7, False)])
def test_the_gate_needs_20_units_and_8_events(units: int, events: int, enough: bool) -> None:
    assert survival.is_enough(units, events) is enough


def test_years_between_dates_of_different_precision() -> None:
    year_2018, year_2020 = (date(2018, 1, 1), date(2018, 12, 31)), (date(2020, 1, 1), date(2020, 12, 31))
    march_2018 = (date(2018, 3, 1), date(2018, 3, 1))
    assert survival.years_between(year_2018, year_2020) == pytest.approx(2.0, abs=0.01)
    assert survival.years_between(year_2018, march_2018) == 0  # the order within the year cannot be told
    assert survival.years_between(year_2020, march_2018) is None  # certainly earlier
