"""Charts as plain Plotly dicts, pure functions of rows. Numbers are written in the page's language; zero is on every bar axis."""

from collections.abc import Mapping, Sequence

from inovasi import palette

ROW_PX = 21
SEPARATORS = {"id": ",.", "en": ".,"}


def ranked_bars(
    names: Sequence[str],
    series: Mapping[str, Sequence[float | None]],
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    language: str,
    value_title: str,
    is_share: bool = False,
    decimals: int = 0,
    intervals: tuple[Sequence[float | None], Sequence[float | None]] | None = None,
) -> dict[str, object]:
    """Return horizontal bars, one per name in the given order (first on top), stacked by series.

    `intervals` are lower and upper bounds of the only series, drawn as thin lines; unknown values leave an empty place.
    """
    suffix = f",.{decimals}%" if is_share else f",.{decimals}f"
    traces: list[dict[str, object]] = []
    for code, values in series.items():
        trace: dict[str, object] = {
            "type": "bar",
            "orientation": "h",
            "name": labels[code],
            "y": list(names),
            "x": list(values),
            "marker": {"color": colours[code], "line": {"color": palette.PAPER, "width": 0.5}},
            "hovertemplate": f"%{{y}}<br>{labels[code]}: %{{x:{suffix}}}<extra></extra>",
        }
        if intervals is not None:
            lows, highs = intervals
            trace["error_x"] = {
                "type": "data",
                "symmetric": False,
                "array": [
                    None if high is None or value is None else high - value for high, value in zip(highs, values, strict=True)
                ],
                "arrayminus": [
                    None if low is None or value is None else value - low for low, value in zip(lows, values, strict=True)
                ],
                "color": palette.INK_SOFT,
                "thickness": 1.2,
                "width": 3,
            }
        traces.append(trace)
    return {
        "data": traces,
        "layout": {
            "barmode": "stack",
            "height": max(260, ROW_PX * len(names) + 110),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 20, "t": 40, "b": 46},
            "showlegend": len(series) > 1,
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
            "xaxis": {
                "title": {"text": value_title},
                "rangemode": "tozero",
                "tickformat": ",.0%" if is_share else ",~f",
                "side": "bottom",
                "automargin": True,
            },
            "yaxis": {"autorange": "reversed", "automargin": True, "ticks": "", "type": "category"},
            "bargap": 0.28,
        },
    }


def stacked_years(
    years: Sequence[int],
    series: Mapping[str, Sequence[float | None]],
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    language: str,
    value_title: str,
    height: int = 380,
) -> dict[str, object]:
    """Return upright bars by year, stacked by series in the given order."""
    traces = [
        {
            "type": "bar",
            "name": labels[code],
            "x": [str(year) for year in years],
            "y": list(values),
            "marker": {"color": colours[code]},
            "hovertemplate": f"%{{x}}<br>{labels[code]}: %{{y:,d}}<extra></extra>",
        }
        for code, values in series.items()
    ]
    return {
        "data": traces,
        "layout": {
            "barmode": "stack",
            "height": height,
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 10, "t": 50, "b": 40},
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
            "xaxis": {"type": "category", "automargin": True},
            "yaxis": {"title": {"text": value_title}, "rangemode": "tozero", "tickformat": ",d", "automargin": True},
            "bargap": 0.22,
        },
    }
