"""Read the plain Plotly dict of a figure as a neutral chart: the one place that knows how Plotly writes charts."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from inovasi import palette
from inovasi.export.chart_model import DEFAULT_SIZE_PX, Axis, Chart, Note, Number, Panel, Rule, Series, day_number
from inovasi.export.texts import without_tags

READ_TYPES = ("bar", "scatter", "scattergl")
NARROW_META = "narrow"  # traces that a phone shows in place of others


ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(drawing: Mapping[str, Any] | None) -> Chart | None:
    """Return the chart of a drawing, or None when a trace is neither bars nor points nor lines (maps, flows, heat maps)."""
    if not drawing or not drawing.get("data"):
        return None
    traces = [_counted(trace) for trace in drawing["data"] if trace.get("meta") != NARROW_META]
    if any(trace.get("type", "scatter") not in READ_TYPES for trace in traces):
        return None
    layout = drawing.get("layout", {})
    pairs = list(dict.fromkeys((trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in traces))
    panels = tuple(Panel(_axis(layout, traces, pair[0], 0), _axis(layout, traces, pair[1], 1)) for pair in pairs)
    shown_legend = bool(layout.get("showlegend", True))
    series = tuple(
        _series(trace, panels, pairs.index((trace.get("xaxis", "x"), trace.get("yaxis", "y"))), shown_legend) for trace in traces
    )
    shapes = layout.get("shapes", ())
    rules = tuple(rule for shape in shapes for rule in _rules(shape, pairs, panels))
    bars = [trace for trace in traces if trace.get("type") == "bar"]
    return Chart(
        panels=panels,
        series=series,
        rules=rules,
        notes=tuple(_note(item) for item in layout.get("annotations", ()) if item.get("text") and _has_place(item)),
        is_stacked=layout.get("barmode", "group") in ("stack", "relative") and bool(bars),
        is_lying=bool(bars) and all(trace.get("orientation") == "h" for trace in bars),
        height_px=float(layout.get("height", 400)),
        decimal_comma=str(layout.get("separators", ",.")).startswith(","),
        areas=tuple(shape for shape in shapes if shape.get("type") == "rect"),
    )


def _counted(trace: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a histogram as the bars it shows: counts of its values in bins of equal width. Other traces stay as they are."""
    if trace.get("type") != "histogram" or not trace.get("x"):
        return trace
    counts, ends = np.histogram([float(value) for value in trace["x"]], bins=int(trace.get("nbinsx", 30)))
    width = float(ends[1] - ends[0])
    bars = {
        "type": "bar",
        "x": [float(end) + width / 2 for end in ends[:-1]],
        "y": [int(count) for count in counts],
        "width": width * 0.95,
    }
    return {key: value for key, value in trace.items() if key != "nbinsx"} | bars


def _axis(layout: Mapping[str, Any], traces: Sequence[Mapping[str, Any]], code: str, which: int) -> Axis:
    letter = "xy"[which]
    given = layout.get(f"{letter}axis{code[1:]}", {})
    own = [value for trace in traces if trace.get(f"{letter}axis", letter) == code for value in _values(trace, letter)]
    kind = str(given.get("type", ""))
    if kind not in ("category", "date", "log"):
        kind = "category" if any(isinstance(value, str) for value in own) else "value"
    keys: tuple[str, ...] = ()
    if kind == "category":
        named = given.get("categoryarray") or ()
        keys = tuple(dict.fromkeys(str(value) for value in [*named, *own] if value is not None))
    limits = list(given.get("range") or (None, None))
    if kind == "date":
        limits = [None if value is None else day_number(str(value)) for value in limits]
    if kind == "log":
        limits = [None if value is None else 10 ** float(value) for value in limits]
    is_reversed = given.get("autorange") == "reversed" or (None not in limits and limits[0] > limits[1])
    bounds = sorted(limits) if None not in limits else [None, None]
    form = str(given.get("tickformat", ""))
    ticks = zip(given.get("tickvals") or (), given.get("ticktext") or (), strict=False)
    domain = given.get("domain") or (0.0, 1.0)
    title = given.get("title") or {}
    return Axis(
        kind=kind,
        title=without_tags(title.get("text", "") if isinstance(title, Mapping) else title),
        categories=tuple(without_tags(key).replace("\n", " ") for key in keys),
        keys=keys,
        low=bounds[0],
        high=bounds[1],
        is_reversed=is_reversed,
        ticks=tuple((float(value), without_tags(text)) for value, text in ticks if not isinstance(value, str)),
        is_percent=form.endswith("%"),
        is_whole=form.endswith("d"),
        is_visible=given.get("visible", True) is not False,
        from_zero=given.get("rangemode") == "tozero" or _is_measured_by_bars(traces, code, letter),
        is_at_top=given.get("side") == "top",
        domain=(float(domain[0]), float(domain[1])),
    )


def _is_measured_by_bars(traces: Sequence[Mapping[str, Any]], code: str, letter: str) -> bool:
    own = [trace for trace in traces if trace.get(f"{letter}axis", letter) == code and trace.get("type") == "bar"]
    return any((trace.get("orientation") == "h") == (letter == "x") for trace in own)


def _values(trace: Mapping[str, Any], letter: str) -> list[Any]:
    found = trace.get(letter)
    return [] if found is None else list(found)


def _places(values: Sequence[Any], axis: Axis) -> tuple[Number, ...]:
    """Return values as places on their axis."""
    if axis.kind == "category":
        order = {name: float(place) for place, name in enumerate(axis.keys)}
        return tuple(None if value is None else order[str(value)] for value in values)
    if axis.kind == "date":
        return tuple(None if value is None else day_number(str(value)) for value in values)
    return tuple(None if value is None or value != value else float(value) for value in values)


def _series(trace: Mapping[str, Any], panels: Sequence[Panel], place: int, shown_legend: bool) -> Series:
    panel = panels[place]
    xs, ys = _places(_values(trace, "x"), panel.x), _places(_values(trace, "y"), panel.y)
    is_bars = trace.get("type") == "bar"
    mode = "" if is_bars else str(trace.get("mode", "lines+markers"))
    marker, line = trace.get("marker") or {}, trace.get("line") or {}
    common = marker.get("color") if is_bars or "markers" in mode else line.get("color")
    is_unseen = marker.get("opacity") == 0
    lows, highs, interval_axis, colour = _interval(trace, xs, ys)
    name = without_tags(trace.get("name", ""))
    font = trace.get("textfont") or {}
    return Series(
        kind="bars" if is_bars else "marks",
        name=name,
        xs=xs,
        ys=ys,
        colours=_each(common or line.get("color") or palette.ACCENT, len(xs)),
        panel=place,
        in_legend=bool(name) and shown_legend and trace.get("showlegend", True) is not False,
        is_hatched="pattern" in marker,
        edge=str((marker.get("line") or {}).get("color", palette.PAPER)) if is_bars else palette.PAPER,
        breadth=float(trace.get("width", 0)) if is_bars and not isinstance(trace.get("width"), (list, tuple)) else 0.0,
        has_line="lines" in mode and float(line.get("width", 2)) > 0,
        has_marks="markers" in mode and not is_unseen,
        words=tuple(without_tags(text) for text in _listed(trace.get("text"), len(xs)))
        if "text" in mode or (is_bars and trace.get("textposition") not in (None, "none"))
        else (),
        word_places=_each(trace.get("textposition", "middle center"), len(xs)),
        word_colours=_each(font.get("color", palette.INK), len(xs)),
        symbols=_each(marker.get("symbol", "circle"), len(xs)),
        sizes=tuple(float(size) for size in _each(marker.get("size", DEFAULT_SIZE_PX), len(xs))),
        line_width=float(line.get("width", 2)),
        dash=str(line.get("dash", "")).replace("solid", ""),
        is_stepped=line.get("shape") == "hv",
        fill=str(trace.get("fillcolor", palette.LINE)) if trace.get("fill") == "tonexty" else "",
        lows=lows,
        highs=highs,
        interval_axis=interval_axis,
        interval_colour=colour,
    )


def _listed(value: object, count: int) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value] * count


def _each(value: object, count: int) -> tuple[Any, ...]:
    """Return what is given one a point as it is, and what is given once as one."""
    if isinstance(value, (list, tuple)):
        return tuple(value) if len(value) == count and count else (tuple(value[:1]) or ("",))
    return (value,)


def _interval(
    trace: Mapping[str, Any], xs: Sequence[Number], ys: Sequence[Number]
) -> tuple[tuple[Number, ...], tuple[Number, ...], str, str]:
    for name, middles in (("error_x", xs), ("error_y", ys)):
        error = trace.get(name)
        if error and error.get("array") is not None:
            up, down = list(error["array"]), list(error.get("arrayminus") or error["array"])
            lows = tuple(None if None in (m, d) else m - d for m, d in zip(middles, down, strict=True))
            highs = tuple(None if None in (m, u) else m + u for m, u in zip(middles, up, strict=True))
            return lows, highs, name[-1], str(error.get("color", palette.INK_SOFT))
    return (), (), "x", palette.INK_SOFT


def _rules(shape: Mapping[str, Any], pairs: Sequence[tuple[str, str]], panels: Sequence[Panel]) -> list[Rule]:
    if shape.get("type") != "line":
        return []
    line = shape.get("line") or {}
    colour, dash = str(line.get("color", palette.INK_SOFT)), str(line.get("dash", "")).replace("solid", "")
    x_ref, y_ref = str(shape.get("xref", "x")), str(shape.get("yref", "y"))
    if shape["x0"] == shape["x1"]:
        return [Rule(at, "y", _place(shape["x0"]), colour, dash) for at, pair in enumerate(pairs) if x_ref in (pair[0], "x")]
    if shape["y0"] == shape["y1"]:
        return [Rule(at, "x", _place(shape["y0"]), colour, dash) for at, pair in enumerate(pairs) if y_ref in (pair[1], "y")]
    return []


def _place(value: object) -> float:
    """Return where a line or a note stands: a number as it is, a date as its number of days."""
    return day_number(value) if isinstance(value, str) else float(value)  # type: ignore[arg-type]


def _has_place(item: Mapping[str, Any]) -> bool:
    """Say whether a note stands at numbers or days; one beside a name of a category repeats what the bar's own words say."""
    return all(not isinstance(item.get(letter, 0), str) or ISO_DAY.match(item[letter]) for letter in "xy")


def _note(item: Mapping[str, Any]) -> Note:
    font = item.get("font") or {}
    return Note(
        words=without_tags(item["text"]),
        x=_place(item.get("x", 0)),
        y=_place(item.get("y", 0)),
        is_paper_x=item.get("xref") == "paper",
        is_paper_y=item.get("yref") == "paper",
        anchor=f"{item.get('xanchor', 'center')} {item.get('yanchor', 'middle')}",
        shift=(float(item.get("xshift", 0)), float(item.get("yshift", 0))),
        colour=str(font.get("color", palette.INK)),
    )
