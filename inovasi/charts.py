"""Charts as plain Plotly dicts, pure functions of rows. Numbers are written in the page's language; zero is on every bar axis."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from inovasi import palette

ROW_PX = 21
NARROW_LETTERS, NARROW_LINE_PX = 22, 15
SEPARATORS = {"id": ",.", "en": ".,"}


QUIET_PATTERN = {"shape": "/", "fillmode": "overlay", "size": 6, "solidity": 0.3, "fgcolor": palette.PAPER, "fgopacity": 0.85}


def banded(
    series: Mapping[str, Sequence[float | None]], quiet: Mapping[str, Sequence[float | None]]
) -> list[tuple[str, Sequence[float | None], bool]]:
    """Return each series as one band, or as two when part of it is without news: first what has news, then the quiet rest."""
    bands: list[tuple[str, Sequence[float | None], bool]] = []
    for code, values in series.items():
        silent = quiet.get(code)
        if silent is None:
            bands.append((code, values, False))
            continue
        bands.append((code, [(value or 0) - (part or 0) for value, part in zip(values, silent, strict=True)], False))
        bands.append((code, silent, True))
    return bands


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
    quiet: Mapping[str, Sequence[float | None]] = MappingProxyType({}),
    quiet_label: str = "",
) -> dict[str, object]:
    """Return horizontal bars, one per name in the given order (first on top), stacked by series.

    `quiet` is the part of each series that is without news: a hatched band of its own, named by `quiet_label`.

    `intervals` are lower and upper bounds of the only series, drawn as thin lines; unknown values leave an empty place.
    """
    suffix = f",.{decimals}%" if is_share else f",.{decimals}f"
    traces: list[dict[str, object]] = []
    for code, values, is_quiet in banded(series, quiet):
        name = f"{labels[code]}, {quiet_label}" if is_quiet else labels[code]
        trace: dict[str, object] = {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "y": list(names),
            "x": list(values),
            "marker": {"color": colours[code], "line": {"color": palette.PAPER, "width": 0.5}}
            | ({"pattern": QUIET_PATTERN} if is_quiet else {}),
            "hovertemplate": f"%{{y}}<br>{name}: %{{x:{suffix}}}<extra></extra>",
            "showlegend": not is_quiet,
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
    layout: dict[str, Any] = {
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
    }
    drawing: dict[str, object] = {"data": traces, "layout": layout}
    if max((len(name) for name in names), default=0) > NARROW_LETTERS:
        drawing["narrow"] = {"data": [{} for _ in traces], "layout": narrow_names(layout, names)}
    return drawing


def narrow_names(layout: Mapping[str, Any], names: Sequence[str]) -> dict[str, object]:
    """Return the layout of bars on a phone: long names on several lines, rows high enough for them."""
    wrapped = [wrap(name, NARROW_LETTERS) for name in names]
    lines_a_row = max(max((len(lines) for lines in wrapped), default=0), 1.5)
    axis = {"tickvals": list(names), "ticktext": ["<br>".join(lines) for lines in wrapped], "tickfont": {"size": 11}}
    return {"height": round(NARROW_LINE_PX * lines_a_row * len(names)) + 130, "yaxis": layout["yaxis"] | axis}


def stacked_years(
    years: Sequence[int],
    series: Mapping[str, Sequence[float | None]],
    *,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    language: str,
    value_title: str,
    height: int = 380,
    quiet: Mapping[str, Sequence[float | None]] = MappingProxyType({}),
    quiet_label: str = "",
) -> dict[str, object]:
    """Return upright bars by year, stacked by series in the given order; `quiet` as in `ranked_bars`."""
    traces: list[dict[str, object]] = [
        {
            "type": "bar",
            "name": f"{labels[code]}, {quiet_label}" if is_quiet else labels[code],
            "x": [str(year) for year in years],
            "y": list(values),
            "marker": {"color": colours[code]} | ({"pattern": QUIET_PATTERN} if is_quiet else {}),
            "hovertemplate": f"%{{x}}<br>{labels[code]}{', ' + quiet_label if is_quiet else ''}: %{{y:,d}}<extra></extra>",
            "showlegend": not is_quiet,
        }
        for code, values, is_quiet in banded(series, quiet)
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
