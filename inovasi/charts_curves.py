"""Curves with their uncertainty: time to an event with numbers at risk, growth to a ceiling, and a value against its neighbours."""

from collections.abc import Sequence

from inovasi import palette
from inovasi.charts import SEPARATORS
from inovasi.i18n import number
from inovasi.statistics.curves import Logistic
from inovasi.statistics.survival import Curve, at_risk

CURVE_POINTS = 80
MOST_TICKS = 9


def time_to_event(
    curve: Curve,
    durations: Sequence[float],
    *,
    language: str,
    value_title: str,
    time_title: str,
    at_risk_title: str,
    band_label: str,
) -> dict[str, object]:
    """Return the share whose event has happened by each time (1 minus the estimate), its 95 % band, and the numbers at risk below the axis."""
    end = curve.longest
    times = [0.0, *curve.times, end]
    shares = [0.0, *(1 - value for value in curve.survival)]
    shares.append(shares[-1])
    lows = [0.0, *(1 - bound if bound is not None else 1 - value for bound, value in zip(curve.high, curve.survival, strict=True))]
    highs = [0.0, *(1 - bound if bound is not None else 1 - value for bound, value in zip(curve.low, curve.survival, strict=True))]
    lows.append(lows[-1])
    highs.append(highs[-1])
    ticks = _ticks(end)
    edge = {"shape": "hv", "width": 0, "color": palette.LADDER["action_plan"]}
    top = max(highs)
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "x": times, "y": lows, "line": edge, "hoverinfo": "skip", "showlegend": False},
            {
                "type": "scatter",
                "mode": "lines",
                "name": band_label,
                "x": times,
                "y": highs,
                "line": edge,
                "fill": "tonexty",
                "fillcolor": palette.BAND,
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "lines",
                "name": value_title,
                "x": times,
                "y": shares,
                "line": {"shape": "hv", "width": 2.6, "color": palette.ACCENT},
                "hovertemplate": f"%{{x:,.1f}}: %{{y:,.1%}}<extra>{value_title}</extra>",
            },
        ],
        "layout": {
            "height": 420,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 20, "t": 44, "b": 112},
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "reversed"},
            "xaxis": {
                "title": {"text": time_title, "standoff": 6},
                "range": [0, end * 1.02],
                "tickvals": ticks,
                "tickformat": ",d",
            },
            "yaxis": {"rangemode": "tozero", "range": [0, min(1.0, top * 1.15 + 0.02)], "tickformat": ",.0%", "automargin": True},
            "annotations": [
                _under_axis(at_risk_title, 0, -64, is_left=True),
                *(
                    _under_axis(number(count, language), tick, -84)
                    for tick, count in zip(ticks, at_risk(durations, ticks), strict=True)
                ),
            ],
        },
    }


def _ticks(end: float) -> list[int]:
    """Return whole years from 0 to the end, at most nine."""
    step = 1
    while end / step >= MOST_TICKS:
        step += 1
    return list(range(0, int(end) + 1, step))


def _under_axis(text: str, x: float, shift: int, *, is_left: bool = False) -> dict[str, object]:
    """Return a text below the axis: over its tick, or at the left edge."""
    return {
        "text": text,
        "xref": "paper" if is_left else "x",
        "yref": "paper",
        "x": x,
        "y": 0,
        "yshift": shift,
        "xanchor": "left" if is_left else "center",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 12},
    }


def growth(
    years: Sequence[int],
    cumulated: Sequence[int],
    curve: Logistic,
    *,
    language: str,
    value_title: str,
    points_label: str,
    curve_label: str,
    ceiling_label: str,
) -> dict[str, object]:
    """Return the adopters cumulated by year, the logistic curve, and its ceiling with the 95 % interval as a band."""
    first, last = years[0], years[-1]
    xs = [first + (last - first) * at / (CURVE_POINTS - 1) for at in range(CURVE_POINTS)]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "lines",
                "name": ceiling_label,
                "x": [first, last],
                "y": [curve.asymptote, curve.asymptote],
                "line": {"dash": "dash", "width": 1.4, "color": palette.INK_SOFT},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "lines",
                "name": curve_label,
                "x": xs,
                "y": [curve.at(x) for x in xs],
                "line": {"width": 2.4, "color": palette.ACCENT},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "markers",
                "name": points_label,
                "x": list(years),
                "y": list(cumulated),
                "marker": {"size": 9, "color": palette.INK},
                "hovertemplate": "%{x}: %{y:,d}<extra></extra>",
            },
        ],
        "layout": {
            "height": 400,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 20, "t": 50, "b": 40},
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "reversed"},
            "xaxis": {"tickformat": "d", "nticks": 12},
            "yaxis": {"title": {"text": value_title}, "rangemode": "tozero", "tickformat": ",d", "automargin": True},
            "shapes": [
                {
                    "type": "rect",
                    "x0": first,
                    "x1": last,
                    "y0": max(curve.asymptote_low, 0),
                    "y1": curve.asymptote_high,
                    "fillcolor": palette.BAND,
                    "line": {"width": 0},
                    "layer": "below",
                }
            ],
        },
    }


def spaced_names(names: Sequence[str], xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """Return the names that have room beside their points, '' for the others (hovering tells them): those far from the middle come first."""
    spread_x, spread_y = max(max(xs) - min(xs), 1e-9), max(max(ys) - min(ys), 1e-9)
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    order = sorted(range(len(names)), key=lambda at: -abs(xs[at] - middle_x) / spread_x - abs(ys[at] - middle_y) / spread_y)
    kept: list[int] = []
    for at in order:
        beside = [other for other in range(len(names)) if other != at and abs(xs[at] - xs[other]) < 0.045 * spread_x]
        is_covered = any(0 <= ys[other] - ys[at] < 0.07 * spread_y for other in beside)  # the name stands above its point
        is_free = all(abs(xs[at] - xs[other]) > 0.1 * spread_x or abs(ys[at] - ys[other]) > 0.05 * spread_y for other in kept)
        if is_free and not is_covered:
            kept.append(at)
    return [name if at in kept else "" for at, name in enumerate(names)]


def against_neighbours(
    names: Sequence[str],
    keys: Sequence[str],
    values: Sequence[float],
    lags: Sequence[float],
    words: Sequence[str],
    *,
    language: str,
    value_title: str,
    lag_title: str,
) -> dict[str, object]:
    """Return each province's value (a share, 0 to 1) against the mean of its neighbours; lines stand at the means."""
    mean, mean_lag = sum(values) / len(values), sum(lags) / len(lags)
    line = {"color": palette.INK_SOFT, "width": 1, "dash": "dot"}
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": list(values),
                "y": list(lags),
                "text": list(names),
                "hovertext": list(words),
                "customdata": list(keys),
                "textposition": "top center",
                "textfont": {"size": 12},
                "cliponaxis": False,
                "marker": {"size": 9, "color": palette.ACCENT, "line": {"width": 1, "color": palette.PAPER}},
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        ],
        "layout": {
            "height": 440,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 20, "t": 24, "b": 50},
            "showlegend": False,
            "xaxis": {
                "title": {"text": value_title, "standoff": 6},
                "tickformat": ",.0%",
                "range": [-0.05, max(values) * 1.08 + 0.02],
            },
            "yaxis": {
                "title": {"text": lag_title, "standoff": 6},
                "tickformat": ",.0%",
                "range": [-0.03, max(lags) * 1.12 + 0.02],
                "automargin": True,
            },
            "shapes": [
                {"type": "line", "xref": "x", "yref": "paper", "x0": mean, "x1": mean, "y0": 0, "y1": 1, "line": line},
                {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": mean_lag, "y1": mean_lag, "line": line},
            ],
        },
    }
