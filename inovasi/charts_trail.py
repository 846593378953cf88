"""Trails over time: one row a thing, one mark an event. A date known only to the year is a bar over that year, never a point on 1 January."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inovasi import palette
from inovasi.charts import SEPARATORS, narrow_names

ROW_PX = 27
LEAST_HEIGHT_PX = 190
SHORT_YEARS = 2.2  # a shorter span is read in months


@dataclass(frozen=True)
class Event:
    """One event on a row: when (both ends of what is known), its kind, its words on hover, and what a click opens."""

    row: str
    kind: str
    first: date
    last: date
    words: str
    key: str = ""


def trails(
    events: Sequence[Event],
    rows: Sequence[str],
    *,
    kinds: Mapping[str, str],
    colours: Mapping[str, str],
    symbols: Mapping[str, str],
    end: date,
    language: str,
) -> dict[str, object]:
    """Return the trails of rows in the given order (first on top); `kinds` are the words of each kind in the order of the legend."""
    lines: dict[str, list[str | None]] = {"x": [], "y": []}
    spans: dict[str, list[str | None]] = {"x": [], "y": []}
    for name in rows:
        own = [event for event in events if event.row == name]
        if own:
            lines["x"] += [_middle(min(own, key=_middle)), _middle(max(own, key=_middle)), None]
            lines["y"] += [name, name, None]
        for event in own:
            if (event.last - event.first).days > 31:
                spans["x"] += [event.first.isoformat(), event.last.isoformat(), None]
                spans["y"] += [name, name, None]
    traces: list[dict[str, object]] = [
        {
            "type": "scatter",
            "mode": "lines",
            **lines,
            "line": {"color": palette.LINE, "width": 2},
            "hoverinfo": "skip",
            "showlegend": False,
        },
        {
            "type": "scatter",
            "mode": "lines",
            **spans,
            "line": {"color": palette.INK_SOFT, "width": 1.2},
            "opacity": 0.55,
            "hoverinfo": "skip",
            "showlegend": False,
        },
    ]
    for kind, words in kinds.items():
        own = [event for event in events if event.kind == kind]
        if not own:
            continue
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": words,
                "x": [_middle(event) for event in own],
                "y": [event.row for event in own],
                "customdata": [event.key for event in own],
                "text": [event.words for event in own],
                "marker": {
                    "symbol": symbols.get(kind, "circle"),
                    "size": 12,
                    "color": palette.INK_SOFT if "open" in symbols.get(kind, "") else colours[kind],
                    "line": {"width": 1.2, "color": palette.INK},
                },
                "hovertemplate": "%{text}<extra></extra>",
            }
        )
    start = min((event.first for event in events), default=end.replace(year=end.year - 1))
    end = min(end, max((event.last for event in events), default=end))  # no empty years after the last event
    pad = timedelta(days=max(20, (end - start).days // 30))
    years = (end - start).days / 365
    ticks = (
        {"tickformat": "%b %Y", "dtick": "M3"}
        if years < SHORT_YEARS
        else {"tickformat": "%Y", "dtick": "M12" if years < 12 else "M24"}
    )
    drawing: dict[str, Any] = {
        "data": traces,
        "layout": {
            "height": max(LEAST_HEIGHT_PX, ROW_PX * len(rows) + 120),
            "separators": SEPARATORS[language],
            "margin": {"l": 10, "r": 16, "t": 54, "b": 34},
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
            "hovermode": "closest",
            "xaxis": {
                "type": "date",
                "range": [(start - pad).isoformat(), (end + pad).isoformat()],
                **ticks,
                "tick0": "2000-01-01",
                "showgrid": True,
            },
            "yaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": list(rows),
                "range": [len(rows) - 0.4, -0.6],
                "automargin": True,
                "ticks": "",
                "showgrid": False,
            },
        },
    }
    axes = drawing["layout"]
    narrow = narrow_names(axes, rows) | {
        "xaxis": axes["xaxis"] | {"dtick": "M6" if years < SHORT_YEARS else f"M{12 * max(1, round(years / 4))}"}
    }
    return drawing | {"narrow": {"data": [{} for _ in traces], "layout": narrow}}


def _middle(event: Event) -> str:
    return (event.first + (event.last - event.first) / 2).isoformat()
