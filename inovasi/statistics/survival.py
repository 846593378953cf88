"""Time until something happens, when for many units it has not happened yet: the Kaplan-Meier estimate with its band.

Grain: one unit a duration. Unit of time: years. A unit whose event is not recorded by the end of observation is censored, never dropped.
Source: Kaplan and Meier (1958), J. Am. Stat. Assoc. 53, 457-481; variance by Greenwood (1926); log-log band and interval of the
median as in Kalbfleisch and Prentice (2002), section 1.4. Computed by statsmodels' SurvfuncRight.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

LEAST_UNITS = 20
LEAST_EVENTS = 8
Z_95 = 1.959963984540054
DAYS_PER_YEAR = 365.25
METHODS = MappingProxyType(
    {
        "survival": (
            "methods.survival.name",
            "methods.survival.text",
            "Kaplan & Meier (1958), J. Am. Stat. Assoc. 53: 457–481; Kalbfleisch & Prentice (2002), § 1.4",
        )
    }
)


@dataclass(frozen=True)
class Curve:
    """A Kaplan-Meier estimate: one entry a time at which an event happened. A bound or a median that does not exist is None."""

    times: tuple[float, ...]
    survival: tuple[float, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    events: tuple[int, ...]
    unit_count: int
    event_count: int
    longest: float
    median: float | None
    median_low: float | None
    median_high: float | None

    def share_by(self, time: float) -> float:
        """Return the estimated share of units whose event has happened by a time, 0 to 1."""
        before = [value for at, value in zip(self.times, self.survival, strict=True) if at <= time]
        return 1 - before[-1] if before else 0.0


def is_enough(unit_count: int, event_count: int) -> bool:
    """Say whether a curve may be drawn: at least 20 units and 8 events."""
    return unit_count >= LEAST_UNITS and event_count >= LEAST_EVENTS


def kaplan_meier(durations: Sequence[float], happened: Sequence[bool]) -> Curve:
    """Return the estimate for durations in years and whether each ended with the event (else it is censored there).

    Raises ValueError when the two differ in length, when there is no unit, or for a negative or unknown duration.
    """
    if len(durations) != len(happened) or not durations:
        raise ValueError(f"{len(durations)} durations, {len(happened)} flags: one each is needed")
    wrong = [value for value in durations if not value >= 0]
    if wrong:
        raise ValueError(f"durations below zero or unknown: {wrong[:5]}")
    from statsmodels.duration.survfunc import SurvfuncRight

    estimate = SurvfuncRight(list(durations), [int(flag) for flag in happened])
    steps = [
        (float(time), float(value), float(error), int(count))
        for time, value, error, count in zip(
            estimate.surv_times, estimate.surv_prob, estimate.surv_prob_se, estimate.n_events, strict=True
        )
        if count > 0
    ]
    bounds = [_log_log(value, error) for _, value, error, _ in steps]
    median = _known(estimate.quantile(0.5)) if steps else None
    low, high = estimate.quantile_ci(0.5, method="cloglog") if median is not None else (math.nan, math.nan)
    return Curve(
        times=tuple(step[0] for step in steps),
        survival=tuple(step[1] for step in steps),
        low=tuple(bound[0] for bound in bounds),
        high=tuple(bound[1] for bound in bounds),
        events=tuple(step[3] for step in steps),
        unit_count=len(durations),
        event_count=sum(bool(flag) for flag in happened),
        longest=float(max(durations)),
        median=median,
        median_low=_known(low),
        median_high=_known(high),
    )


def at_risk(durations: Sequence[float], times: Sequence[float]) -> tuple[int, ...]:
    """Return for each time how many units are still without event and still observed just before it."""
    ordered = sorted(durations)
    return tuple(len(ordered) - bisect_left(ordered, time) for time in times)


def middle(first: date, last: date) -> float:
    """Return the middle of the days an event may have happened on, as a day number: a date known to the year is its 1 or 2 July."""
    return (first.toordinal() + last.toordinal()) / 2


def years_between(earlier: tuple[date, date], later: tuple[date, date]) -> float | None:
    """Return the years from one event to another, each given by its first and last possible day.

    Middle to middle; 0 where the middles are in the wrong order, but the events may still have happened in the right one;
    None where the later one certainly came first.
    """
    if later[1] < earlier[0]:
        return None
    return max(0.0, (middle(*later) - middle(*earlier)) / DAYS_PER_YEAR)


def _log_log(survival: float, error: float) -> tuple[float | None, float | None]:
    """Return the 95 % bounds of a survival on the log-log scale; unknown where it is 0 or 1."""
    if not 0 < survival < 1 or not error > 0:
        return None, None
    theta = math.exp(Z_95 * error / (survival * math.log(survival)))
    low, high = sorted((survival**theta, survival ** (1 / theta)))
    return low, high


def _known(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
